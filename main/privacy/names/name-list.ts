import type { Span } from '../rules/rule.ts';
import { toSimplified } from '../text/traditional.ts';
import { hasHan } from '../text/has-han.ts';

/** Names to look for, by the code of their first unit in lower case; the longest of each first. */
type NameIndex = { readonly byFirst: ReadonlyMap<number, readonly Listed[]>; readonly mayBegin: Uint8Array };
/** Most units begin no name, which their last bits tell already. */
const LAST_BITS = 0xff;
type Listed = { readonly lower: string; readonly needsCase: string | undefined; readonly isLatin: boolean };

const indexes = new WeakMap<readonly string[], NameIndex>();

/** Names that are also ordinary words count only as written. */
const ALSO_WORDS = new Set(
  'will may mark grace rose hope faith joy summer april june august dawn art bill rich drew chase grant frank pat sue ray gene dean max angel jack sky star moon sunny lucky happy angel king prince baby mom dad ash bean coco candy cherry lily iris ivy daisy penny see so an ai ming he you long fan dong sun song lin'.split(
    ' ',
  ),
);

const listed = (name: string): Listed[] => {
  const trimmed = toSimplified(name.normalize('NFKC')).trim();
  if (trimmed === '') return [];
  const isLatin = !hasHan(trimmed);
  const forms = [trimmed];
  if (isLatin && /\s/.test(trimmed)) forms.push(...trimmed.split(/\s+/).filter((part) => part.length >= 3));
  if (!isLatin && /^[\u3400-\u9fff]{3}$/.test(trimmed)) forms.push(trimmed.slice(1));
  if (/^[\u3400-\u9fff]$/.test(trimmed))
    return ['小', '阿', '老', '大'].map((marker) => ({ lower: marker + trimmed, needsCase: undefined, isLatin: false }));
  return forms.map((form) => {
    const lower = form.toLowerCase();
    const isPart = form !== trimmed;
    return { lower, needsCase: isLatin && (isPart || ALSO_WORDS.has(lower)) ? form : undefined, isLatin };
  });
};

/** A person's own word: as a whole, in any case. */
const listedWhole = (word: string): Listed[] => {
  const trimmed = toSimplified(word.normalize('NFKC')).trim();
  return trimmed === '' ? [] : [{ lower: trimmed.toLowerCase(), needsCase: undefined, isLatin: !hasHan(trimmed) }];
};

const indexOf = ({ words, by }: WordList): NameIndex => {
  const known = indexes.get(words);
  if (known) return known;
  const byFirst = new Map<number, Listed[]>();
  for (const name of words.flatMap(by === 'own-word' ? listedWhole : listed)) {
    const first = name.lower.charCodeAt(0);
    byFirst.set(
      first,
      [...(byFirst.get(first) ?? []), name].toSorted((a, b) => b.lower.length - a.lower.length),
    );
  }
  const mayBegin = new Uint8Array(LAST_BITS + 1);
  for (const first of byFirst.keys()) mayBegin[first & LAST_BITS] = 1;
  const index = { byFirst, mayBegin };
  indexes.set(words, index);
  return index;
};

const WORD = /[\p{L}\p{N}_]/u;
const isWordAt = (text: string, at: number): boolean => at >= 0 && at < text.length && WORD.test(text[at] ?? '') && !hasHan(text[at] ?? '');

type Searched = { readonly text: string; readonly lower: string };

/** Length of `name` at `at`, 0 when it is not there. Chinese names may be spaced out: 张 伟. */
const matchLength = ({ text, lower }: Searched, at: number, name: Listed): number => {
  if (name.isLatin) {
    if (!lower.startsWith(name.lower, at)) return 0;
    const end = at + name.lower.length;
    if (isWordAt(text, at - 1) || isWordAt(text, end)) return 0;
    return name.needsCase !== undefined && text.slice(at, end) !== name.needsCase ? 0 : name.lower.length;
  }
  let cursor = at;
  for (const char of name.lower) {
    if (cursor > at && text[cursor] === ' ' && lower[cursor + 1] === char) cursor++;
    if (!lower.startsWith(char, cursor)) return 0;
    cursor += char.length;
  }
  return cursor - at;
};

/** Names of people, or words that a person wants hidden. Hand over the same array while they do not change: it is compiled once. */
export type WordList = { readonly words: readonly string[]; readonly by: 'name-list' | 'own-word' };

/**
 * Adds the places where a listed name stands: Latin names between word borders in any case, Chinese ones anywhere,
 * a given name of two characters also without its surname, a single character only after 小, 阿, 老, 大. Own words are found whole.
 */
export const findListed = (text: string, list: WordList, spans: Span[]): void => {
  const { byFirst, mayBegin } = indexOf(list);
  const lower = text.toLowerCase();
  if (lower.length !== text.length) return;
  for (let at = 0; at < text.length; at++) {
    const unit = lower.charCodeAt(at);
    const candidates = mayBegin[unit & LAST_BITS] === 1 ? byFirst.get(unit) : undefined;
    if (candidates === undefined) continue;
    for (const name of candidates) {
      const length = matchLength({ text, lower }, at, name);
      if (length === 0) continue;
      spans.push({ start: at, end: at + length, kind: 'PERSON', score: 1, by: list.by });
      at += length - 1;
      break;
    }
  }
};
