import type { TaggedSpan } from '#tagger-worker';
import { touches } from '../text/touches.ts';
import type { Words } from './lower-edges.ts';

/** How sure each tagger at most is of a name that shares words with a place; 0 where it sees none. */
export const mostSure = (place: Words, found: readonly TaggedSpan[]): ((tagger: string) => number) => {
  const near = found.filter((one) => one.kind === 'PERSON' && touches(one, place));
  return (tagger) => Math.max(0, ...near.map(({ by }) => by[tagger] ?? 0));
};
