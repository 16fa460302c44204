import type { TaggedSpan } from './protocol.ts';
import type { Found } from './tagger.ts';

/** A find with the id of the tagger that made it. */
export type Finding = Found & { readonly tagger: string };

/** From here on a find says where something begins and ends; a weaker one only how sure its tagger is of it. */
const SURE_OF_EDGES = 0.5;

const touches = (a: Found, b: Found): boolean => a.kind === b.kind && a.start < b.end && b.start < a.end;

/** A person begins and ends where the first tagger says that is sure, an address reaches as far as any says that is. */
const edgesOf = (group: readonly Finding[]): readonly Finding[] => {
  const sure = group.filter(({ score }) => score >= SURE_OF_EDGES);
  if (sure.length === 0) return group.toSorted((a, b) => b.score - a.score).slice(0, 1);
  return sure[0]?.kind === 'PERSON' ? sure.filter(({ tagger }) => tagger === sure[0]?.tagger) : sure;
};

const merged = (group: readonly Finding[]): TaggedSpan => {
  const edges = edgesOf(group);
  const by: Record<string, number> = {};
  for (const { tagger, score } of group) by[tagger] = Math.max(by[tagger] ?? 0, score);
  return { start: Math.min(...edges.map(({ start }) => start)), end: Math.max(...edges.map(({ end }) => end)), kind: group[0]?.kind ?? 'PERSON', by };
};

/** The finds of all taggers in one text, those of one tagger after those of another: those that touch become one. In order. */
export const mergeFound = (found: readonly Finding[]): TaggedSpan[] => {
  const groups: Finding[][] = [];
  for (const one of found) {
    const touching = groups.filter((others) => others.some((other) => touches(one, other)));
    // Two names that one tagger keeps apart stay apart, whatever another says of them together.
    const group = touching.find((others) => others.every(({ tagger }) => tagger !== one.tagger)) ?? (one.score < SURE_OF_EDGES ? touching[0] : undefined);
    if (group) group.push(one);
    else groups.push([one]);
  }
  return groups.map(merged).toSorted((a, b) => a.start - b.start);
};
