import { after, before, type Place } from './rule.ts';

/** Whether a place lies in Chinese: what is Latin or a number there is told by other rules in English. */
export const isInChinese = (place: Place): boolean => /[\u4e00-\u9fff]/.test(before(place, 48) + after(place, 24));

/** The words before a value that say what it is, and what stands between them and it. */
export type Cue = { readonly word: string; readonly gap: string };

type CueSearch = {
  /** How many units before the value are looked at, within its line and sentence. */
  readonly reach: number;
  /** Alternatives of what else a value that follows may be: where one of them stands nearer than a cue, there is none. */
  readonly another?: string;
  /** What must be true where a name begins. */
  readonly edge?: string;
};

/**
 * Looks for a cue further away than a pattern would: “大门密码今晚换 9630”.
 * @param names alternatives of a pattern, read without regard to case
 * @returns what says which of `names` stands nearest before a place, if any does
 */
export const createCueBefore = (names: string, { reach, another, edge = '' }: CueSearch): ((place: Place) => Cue | undefined) => {
  const named = new RegExp(`${edge}(?:${another === undefined ? names : `${names}|${another}`})`, 'gi');
  const isAnother = another === undefined ? undefined : new RegExp(`^(?:${another})$`, 'i');
  return (place) => {
    const said = before(place, reach);
    const lead = said.slice(Math.max(said.lastIndexOf('\n'), said.lastIndexOf('。')) + 1);
    const last = [...lead.matchAll(named)].at(-1);
    return last && !isAnother?.test(last[0]) ? { word: last[0], gap: lead.slice(last.index + last[0].length) } : undefined;
  };
};
