/** What a sentence of the guide is made of. A link leads to a page of the guide by its name, or out by its address. */
export type Words =
  | { readonly is: 'text' | 'code'; readonly text: string }
  | { readonly is: 'strong' | 'em'; readonly inner: readonly Words[] }
  | { readonly is: 'page' | 'outside'; readonly to: string; readonly inner: readonly Words[] };

export type Item = { readonly words: readonly Words[]; readonly items: readonly Item[] };

/** A part of a page. `first`: where an ordered list goes on counting after a picture. */
export type Block =
  | { readonly is: 'heading' | 'paragraph'; readonly words: readonly Words[] }
  | { readonly is: 'list'; readonly first: number | undefined; readonly items: readonly Item[] }
  | { readonly is: 'picture'; readonly file: string; readonly alt: string };

export type GuidePage = { readonly title: string; readonly blocks: readonly Block[] };

const SPAN = /`(?<code>[^`]+)`|\*\*(?<strong>.+?)\*\*|\*(?<em>[^*]+)\*|\[(?<label>[^\]]+)\]\((?<to>[^)]+)\)/u;
const PICTURE = /^!\[(?<alt>[^\]]*)\]\((?<file>[^)]+)\)$/u;
const POINT = /^(?<indent> *)(?:-|(?<number>\d+)\.) (?<rest>.*)$/u;

/** Reads the marks within a line: code, bold, italic and links, one in the other. */
export const readWords = (text: string): readonly Words[] => {
  const found = SPAN.exec(text);
  if (!found?.groups) return text === '' ? [] : [{ is: 'text', text }];
  const { code, strong, em, label, to = '' } = found.groups;
  const before = readWords(text.slice(0, found.index));
  const after = readWords(text.slice(found.index + found[0].length));
  const page = /^(?<name>[\w-]+)\.md$/u.exec(to)?.groups?.['name'];
  const link: Words = page === undefined ? { is: 'outside', to, inner: readWords(label ?? '') } : { is: 'page', to: page, inner: readWords(label ?? '') };
  const span: Words =
    code === undefined ? (strong === undefined ? (em === undefined ? link : { is: 'em', inner: readWords(em) }) : { is: 'strong', inner: readWords(strong) }) : { is: 'code', text: code };
  return [...before, span, ...after];
};

type Point = { readonly depth: number; readonly number: number | undefined; readonly words: readonly Words[] };

const itemsOf = (points: readonly Point[]): readonly Item[] => {
  const items: Item[] = [];
  for (let at = 0; at < points.length; ) {
    const { depth = 0, words = [] } = points[at] ?? {};
    const end = points.findIndex((point, index) => index > at && point.depth <= depth);
    const below = points.slice(at + 1, end < 0 ? points.length : end);
    items.push({ words, items: itemsOf(below) });
    at += 1 + below.length;
  }
  return items;
};

const pointOf = (line: string): Point | undefined => {
  const { indent = '', number, rest = '' } = POINT.exec(line)?.groups ?? {};
  return rest === '' ? undefined : { depth: indent.length, number: number === undefined ? undefined : Number(number), words: readWords(rest) };
};

const blocksOf = (paragraph: string): readonly Block[] => {
  const lines = paragraph.split('\n');
  const from = lines.findIndex((line) => pointOf(line) !== undefined || PICTURE.test(line) || line.startsWith('## '));
  if (from > 0) return [...blocksOf(lines.slice(0, from).join('\n')), ...blocksOf(lines.slice(from).join('\n'))];
  const [line = '', ...rest] = lines;
  const { file, alt = '' } = PICTURE.exec(line)?.groups ?? {};
  if (file !== undefined) return [{ is: 'picture', file, alt }, ...blocksIn(rest.join('\n'))];
  if (line.startsWith('## ')) return [{ is: 'heading', words: readWords(line.slice('## '.length)) }, ...blocksIn(rest.join('\n'))];
  const points = lines.map(pointOf);
  if (points.every((point) => point !== undefined)) return [{ is: 'list', first: points[0]?.number, items: itemsOf(points) }];
  if (from === 0) throw new Error(`a line of the guide that is neither a point nor begins one: ${lines.find((_, index) => points[index] === undefined)}`);
  return [{ is: 'paragraph', words: readWords(lines.join(' ')) }];
};

const blocksIn = (text: string): readonly Block[] => text.split(/\n{2,}/u).filter((part) => part.trim() !== '').flatMap((part) => blocksOf(part.trimEnd()));

/**
 * Reads a page of `docs/guide`: as much of Markdown as its pages use. https://spec.commonmark.org
 * @throws where a page begins otherwise than with its title, or mixes points with other lines
 */
export const readGuidePage = (markdown: string): GuidePage => {
  const { title, rest } = /^# (?<title>[^\n]+)\n(?<rest>.*)$/su.exec(markdown)?.groups ?? {};
  if (title === undefined) throw new Error(`a page of the guide without a title: ${markdown.slice(0, 40)}`);
  return { title, blocks: blocksIn(rest ?? '') };
};
