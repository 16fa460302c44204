import { after, before, type Place } from './rule.ts';

/** Whether a place lies in Chinese: what is Latin or a number there is told by other rules in English. */
export const isInChinese = (place: Place): boolean => /[\u4e00-\u9fff]/.test(before(place, 48) + after(place, 24));

/** The words before a value that say what it is, and what stands between them and it. */
export type Cue = { readonly word: string; readonly gap: string };

/**
 * Looks for a cue further away than a pattern would: “大门密码今晚换 9630”.
 * @param names alternatives of a pattern, read without regard to case
 * @param reach how many units before the value are looked at, within its line and sentence
 * @returns what says which of `names` stands nearest before a place, if any does
 */
export const createCueBefore = (names: string, reach: number): ((place: Place) => Cue | undefined) => {
  const named = new RegExp(names, 'gi');
  return (place) => {
    const said = before(place, reach);
    const lead = said.slice(Math.max(said.lastIndexOf('\n'), said.lastIndexOf('。')) + 1);
    const last = [...lead.matchAll(named)].at(-1);
    return last && { word: last[0], gap: lead.slice(last.index + last[0].length) };
  };
};
