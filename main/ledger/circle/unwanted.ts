import type { PersonId } from '#contract';
import type { FeedHead, Frontier } from '../circle-ledger.ts';
import { MAX_SEQ } from '../wire/limits.ts';
import type { CircleState } from './circle-state.ts';

/** A pull says of a feed that nothing of it is wanted for its own sake by naming it as if it were held whole. */
export const isMark = ({ next }: FeedHead): boolean => next === MAX_SEQ;

/** Whose entries the sender of a pull wants only as causes of other people's. */
export const unwantedBy = (state: CircleState, theirs: Frontier): ReadonlySet<PersonId> => {
  const marked = new Set(theirs.filter((head) => isMark(head) && head.feed.startsWith('c:')).map(({ feed }) => feed));
  return new Set([...state.feeds.values()].flatMap(({ root, person }) => (marked.has(root) ? [person] : [])));
};
