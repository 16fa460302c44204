import type { Line } from './talk.ts';

export type People = {
  readonly names: readonly string[];
  /** The member a text names first, with where the name ends; `@` before it counts. */
  readonly namedIn: (
    text: string,
    from?: number,
  ) => { readonly name: string; readonly start: number; readonly end: number; readonly at: boolean } | undefined;
};

const HAN_ONLY = /^\p{Script=Han}+$/u;
const COMMON_WORD =
  /^(?:will|may|june|april|mark|rose|art|grace|hope|joy|pat|sue|bill|jack|max|ray|sky|sunny|summer|amber|can|an|in)$/iu;

/** The ways a member is called: the whole name, a given name, a Chinese name without its surname. */
const formsOf = (name: string): string[] => {
  const forms = [name];
  if (HAN_ONLY.test(name) && name.length === 3) forms.push(name.slice(1));
  const first = /^([A-Za-z]{3,})[ _.-]/.exec(name)?.[1];
  if (first !== undefined) forms.push(first);
  return forms.filter((form) => form.length >= 2 || name.length < 2);
};

const escaped = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');

const patternOf = (form: string): string => {
  // A placeholder is bounded by its own brackets.
  if (HAN_ONLY.test(form) || form.startsWith('[')) return escaped(form);
  const bounded = `(?<![\\p{L}\\p{N}])${escaped(form)}(?![\\p{Script=Latin}\\p{N}])`;
  return COMMON_WORD.test(form) ? `(?<=@)${escaped(form)}(?![\\p{Script=Latin}\\p{N}])` : bounded;
};

/** Who takes part in a conversation, and how to find them in a text. */
export const peopleOf = (lines: readonly Line[], more: readonly string[] = []): People => {
  const names = [...new Set([...lines.filter((line) => !line.system).map((line) => line.author), ...more])].filter(
    (name) => name !== '',
  );
  const owners = new Map(names.flatMap((name) => formsOf(name).map((form) => [form.toLowerCase(), name] as const)));
  const forms = [...owners.keys()].toSorted((a, b) => b.length - a.length);
  const pattern = forms.length === 0 ? undefined : new RegExp(`(@?)\\s?(${forms.map(patternOf).join('|')})`, 'giu');
  const namedIn: People['namedIn'] = (text, from = 0) => {
    if (pattern === undefined) return undefined;
    pattern.lastIndex = from;
    const match = pattern.exec(text);
    if (match === null) return undefined;
    const name = owners.get((match[2] ?? '').toLowerCase()) ?? '';
    return { name, start: match.index, end: match.index + match[0].length, at: match[1] === '@' };
  };
  return { names, namedIn };
};
