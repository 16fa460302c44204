import { describe, expect, test } from 'vitest';
import type { EntityKind } from '#contract';
import { fallsSince, type Figure, figuresOf, figureTable, formatFigures, parseFigures } from './figures.ts';
import { findInTalks } from './find-in-talks.ts';
import { type Labelled, readMarked } from './labelled.ts';
import { score } from './score.ts';

const labelled = (id: string, marked: string, more: Partial<Labelled> = {}): Labelled => ({ id, members: [], author: 'a', ...more, ...readMarked(marked) });

const find = (kind: EntityKind, start: number, end: number) => ({ kind, start, end, text: '', score: 1, by: 'rule' }) as const;

/** What would be seen of two messages: half an address, and a number where there is none. */
const someFigures = (): readonly Figure[] => {
  const messages = [labelled('1', '寄⟦ADDRESS|柳园路12号⟧，急'), labelled('2', 'at 17:30 sharp')];
  const found = ({ id }: Labelled) => (id === '1' ? [find('ADDRESS', 1, 4)] : [find('PHONE', 3, 8)]);
  const [, clean] = messages;
  return figuresOf({ set: 'dev-zh', tier: 'rules' }, { whole: score(messages, found), clean: score(clean ? [clean] : [], found) });
};
const figureOf = (kind: Figure['kind'], figures = someFigures()): Figure | undefined => figures.find((one) => one.kind === kind);

describe('figures', () => {
  test('half an address that is masked counts half by its characters, and not at all as a whole', () => {
    expect(figureOf('ADDRESS')).toMatchObject({ gold: 1, covered: 0, goldChars: 6, coveredChars: 3, found: 1, right: 1, foundChars: 3, rightChars: 3, foundInClean: 0 });
  });

  test('a number that is none counts against the precision, and as a find where there is nothing to hide', () => {
    expect(figureOf('PHONE')).toMatchObject({ gold: 0, found: 1, right: 0, foundChars: 4, rightChars: 0, foundInClean: 1 });
  });

  test('sums hold the kinds with a shape, and all kinds', () => {
    expect(figureOf('structured')).toMatchObject({ gold: 0, found: 1, foundInClean: 1 });
    expect(figureOf('all')).toMatchObject({ gold: 1, found: 2, goldChars: 6, coveredChars: 3, foundChars: 7, rightChars: 3, foundInClean: 1 });
  });

  test('a find that reaches beyond its gold is right as a span, and right in part by its characters', () => {
    const { byKind } = score([labelled('1', 'hi ⟦PERSON|Ottoline⟧ hi')], () => [find('PERSON', 3, 14)]);
    expect(byKind.get('PERSON')).toMatchObject({ covered: 1, right: 1, foundChars: 10, rightChars: 8 });
  });
});

describe('beside the last run', () => {
  const with_ = (change: Partial<Figure>): readonly Figure[] => someFigures().map((one) => (one.kind === 'ADDRESS' ? { ...one, ...change } : one));

  test('the same figures fall nowhere, and a better one neither', () => {
    expect(fallsSince(someFigures(), someFigures())).toEqual([]);
    expect(fallsSince(someFigures(), with_({ coveredChars: 6 }))).toEqual([]);
  });

  test('what fell beyond the margin is named with both figures', () => {
    expect(fallsSince(someFigures(), with_({ coveredChars: 2, rightChars: 1 }))).toEqual([
      'dev-zh, rules: recall of ADDRESS fell from 0.500 to 0.333',
      'dev-zh, rules: precision of ADDRESS fell from 1.000 to 0.333',
    ]);
  });

  test('what fell within the margin is borne', () => {
    const many = with_({ goldChars: 1_000, coveredChars: 900 });
    expect(fallsSince(many, with_({ goldChars: 1_000, coveredChars: 881 }))).toEqual([]);
    expect(fallsSince(many, with_({ goldChars: 1_000, coveredChars: 879 }))).toHaveLength(1);
  });

  test('figures of other labels, of another tier or of another set are not compared', () => {
    for (const change of [{ gold: 2 }, { goldChars: 60 }, { tier: 'rules and taggers' }, { set: 'dev-en' }] as const) {
      expect(fallsSince(someFigures(), with_({ ...change, coveredChars: 0 }))).toEqual([]);
    }
  });

  test('the table shows the last figure beside the new one, and what has none as new', () => {
    const table = figureTable(with_({ coveredChars: 6 }), someFigures());
    expect(table).toMatch(/^ADDRESS +0\/1 +0\/1 +1\/1 +1\.000 \(0\.500\) +1\.000 \(1\.000\) +0$/m);
    expect(figureTable(someFigures(), [])).toMatch(/^PHONE +0\/0 +0\/0 +0\/1 +1\.000 \(new\) +0\.000 \(new\) +1$/m);
  });

  test('saved figures read back as they were, and what is no saved figure is refused in a sentence', () => {
    expect(parseFigures(formatFigures(someFigures()))).toEqual(someFigures());
    for (const text of ['', '{', '{}', '[{}]', '[1]', formatFigures(with_({ gold: -1 }))]) expect(() => parseFigures(text)).toThrow(/saved figures cannot be read/);
  });
});

test('what needs its neighbour to be seen is found within a talk, and not where another talk begins', () => {
  const inTalks = (first: string, second: string): readonly number[] => {
    const messages = [labelled('1', '收货地址⟦ADDRESS|柳园路⟧', { talk: first }), labelled('2', '⟦ADDRESS|12号楼3单元⟧', { talk: second })];
    return messages.map(findInTalks(messages)).map(({ length }) => length);
  };
  expect(inTalks('t', 't')).toEqual([1, 1]);
  expect(inTalks('t', 'u')).toEqual([0, 1]);
});
