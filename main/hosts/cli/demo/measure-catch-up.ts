import type { Point } from '#contract';

const fold = (text: string): string => text.normalize('NFKC').toLowerCase();

/** What a point claims that can be checked word by word: numbers, times, Latin words, runs of Han in pairs. */
const factsOf = (text: string): string[] => {
  const folded = fold(text);
  const words = folded.match(/[\p{Script=Latin}'’]{3,}|\d+(?:[.:]\d+)*/gu) ?? [];
  const han = (folded.match(/\p{Script=Han}{2,}/gu) ?? []).flatMap((run) => Array.from({ length: run.length - 1 }, (_, at) => run.slice(at, at + 2)));
  return [...words, ...han];
};

/** Whether the cited texts hold the point's facts: every number, and nine in ten of its words. A point without citation holds nothing. */
export const citesItsFacts = (point: { readonly text: string; readonly cites: readonly string[] }, textOf: (id: string) => string | undefined): boolean => {
  const cited = fold(point.cites.map((id) => textOf(id) ?? '').join('\n'));
  if (cited.trim() === '') return false;
  const facts = factsOf(point.text);
  const missing = facts.filter((fact) => !cited.includes(fact));
  return missing.every((fact) => !/\d/u.test(fact)) && missing.length <= facts.length / 10;
};

/** How many of the gold groups (message ids of which any will do) are cited by some point. */
export const countFound = (points: readonly Point[], gold: readonly (readonly string[])[]): number => {
  const cited = new Set(points.flatMap(({ cites }) => cites));
  return gold.filter((group) => group.some((id) => cited.has(id))).length;
};
