import type { KnownDevice } from '../membership/circle-members.ts';
import type { CircleState } from './circle-state.ts';

/** What a device must hear of to know that it is not in: what ended it, or, in a chat of two, the admission that counts in place of its own. */
export const newsOfEnd = ({ members, dag }: Pick<CircleState, 'members' | 'dag'>, known: KnownDevice): readonly string[] => {
  if (known.status !== 'void' || members.founded?.type !== 'direct') return known.endedBy;
  return [...dag.entries.values()].flatMap(({ op, hash, valid }) => (op.kind === 'member.admit' && valid && !members.voided.has(hash) ? [hash] : []));
};
