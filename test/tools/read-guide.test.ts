import { readdirSync, readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { type Block, type Item, readGuidePage, readWords, type Words } from '../../tools/read-guide.ts';

const textOf = (words: readonly Words[]): string => words.map((part) => ('text' in part ? part.text : textOf(part.inner))).join('');
const itemText = ({ words, items }: Item): string => [textOf(words), ...items.map(itemText)].join(' ');
const blockText = (block: Block): string => (block.is === 'list' ? block.items.map(itemText).join(' ') : block.is === 'picture' ? block.alt : textOf(block.words));
const codesIn = (words: readonly Words[]): string[] => words.flatMap((part) => (part.is === 'code' ? [part.text] : 'inner' in part ? codesIn(part.inner) : []));

it('reads bold, italic, code and links, one in the other, and leaves a lone star alone', () => {
  expect(readWords('Press **Join** → *really*, `a*b*c`, [My *own* page](devices.md), [out](https://x.example), 2 * 3')).toEqual([
    { is: 'text', text: 'Press ' },
    { is: 'strong', inner: [{ is: 'text', text: 'Join' }] },
    { is: 'text', text: ' → ' },
    { is: 'em', inner: [{ is: 'text', text: 'really' }] },
    { is: 'text', text: ', ' },
    { is: 'code', text: 'a*b*c' },
    { is: 'text', text: ', ' },
    { is: 'page', to: 'devices', inner: [{ is: 'text', text: 'My ' }, { is: 'em', inner: [{ is: 'text', text: 'own' }] }, { is: 'text', text: ' page' }] },
    { is: 'text', text: ', ' },
    { is: 'outside', to: 'https://x.example', inner: [{ is: 'text', text: 'out' }] },
    { is: 'text', text: ', 2 * 3' },
  ]);
});

it('reads headings, lists within lists, lists that go on counting after a picture, and lists right below a sentence', () => {
  const { title, blocks } = readGuidePage('# Title\n[All](README.md)\n\n## One\n![A cat](../cat.webp)\n\nText:\n- a\n  - b\n  - c\n- d\n\n2. e\n3. f\n');
  expect(title).toBe('Title');
  expect(blocks.map((block) => [block.is, blockText(block)])).toEqual([
    ['paragraph', 'All'], ['heading', 'One'], ['picture', 'A cat'], ['paragraph', 'Text:'], ['list', 'a b c d'], ['list', 'e f'],
  ]);
  expect(blocks.flatMap((block) => (block.is === 'list' ? [[block.first, block.items.length]] : []))).toEqual([[undefined, 2], [2, 2]]);
});

it('says what it cannot read, instead of showing it wrongly', () => {
  expect(() => readGuidePage('No title\n')).toThrow('without a title');
  expect(() => readGuidePage('# Title\n- a\nand more\n')).toThrow('and more');
});

it.each(['en', 'zh'])('every page of the guide is read in whole, without a mark left over: %s', (language) => {
  for (const file of readdirSync(`docs/guide/${language}`)) {
    const { blocks } = readGuidePage(readFileSync(`docs/guide/${language}/${file}`, 'utf8'));
    const codes = blocks.flatMap((block) => ('words' in block ? codesIn(block.words) : []));
    const text = codes.reduce((left, code) => left.replace(code, ''), blocks.map(blockText).join('\n'));
    expect(text).not.toMatch(/\*\*|`|\]\(|!\[|^#/mu);
    expect(blocks.length).toBeGreaterThan(2);
  }
});
