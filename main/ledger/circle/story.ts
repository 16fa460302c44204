import type { StoryLine } from '../circle-ledger.ts';
import type { ControlEntry } from '../membership/control-entry.ts';
import type { ControlOp, OpOf } from '../wire/control/control-op.ts';
import type { Policy } from '../wire/control/policy.ts';
import type { CircleState } from './circle-state.ts';

type What = StoryLine['what'];
/** What the lines before have told, so that nothing is told twice. */
type Told = { readonly gone: Set<string>; readonly forked: Set<string>; policy: Policy | undefined };

/** The order of messages: everything an author had seen comes before what it wrote. */
const inOrder = (a: ControlEntry, b: ControlEntry): number => a.lamport - b.lamport || (a.device < b.device ? -1 : a.device > b.device ? 1 : a.seq - b.seq);

/** Several removals of one person, and the one that seals the feeds of who left, are one event. */
const once = (seen: Set<string>, key: string, what: What): What | undefined => {
  if (seen.has(key)) return undefined;
  seen.add(key);
  return what;
};

const policyChange = (told: Told, policy: Policy): What | undefined => {
  const before = told.policy;
  told.policy = policy;
  const changed = (Object.keys(policy) as (keyof Policy)[]).filter((key) => before?.[key] !== policy[key]);
  return before && changed.length > 0 ? { kind: 'policy', changed, policy } : undefined;
};

type By = { readonly person: string; readonly told: Told; readonly state: CircleState };
type Telling = { readonly [Kind in ControlOp['kind']]?: (op: OpOf<Kind>, by: By) => What | undefined };

const ownerOf = ({ state }: By, device: string): string => state.members.known.get(device)?.person ?? '';

const isMailboxOf = ({ members }: CircleState, person: string): boolean => [...members.known.values()].some((known) => known.person === person && known.use === 'mailbox');

/** What there is to tell of each kind of op; of the others nothing. */
const TELLING: Telling = {
  genesis: ({ policy }, { told }) => {
    told.policy = policy;
    return undefined;
  },
  'member.admit': ({ person, use, invite }, by) =>
    use === 'mailbox' ? { kind: 'mailbox-joined', invitedBy: by.state.members.invites.get(invite)?.person ?? by.person } : { kind: 'joined', person },
  'member.leave': (_op, { person, told }) => once(told.gone, person, { kind: 'left', person }),
  'member.remove': ({ person }, { told, state }) => once(told.gone, person, isMailboxOf(state, person) ? { kind: 'mailbox-removed' } : { kind: 'removed', person }),
  'role.set': ({ person, role }) => ({ kind: 'role', person, role }),
  'owner.transfer': ({ person, leaves }, by) => {
    if (leaves) by.told.gone.add(by.person);
    return { kind: 'owner', person, leaves };
  },
  'policy.set': ({ policy }, { told }) => policyChange(told, policy),
  'fork.proof': ({ device }, by) => once(by.told.forked, device, { kind: 'forked', device, person: ownerOf(by, device) }),
  'device.resume': ({ device }, by) => {
    by.told.forked.delete(device);
    return { kind: 'resumed', device, person: ownerOf(by, device) };
  },
};

const toldBy = (op: ControlOp, by: By): What | undefined => (TELLING[op.kind] as ((op: ControlOp, by: By) => What | undefined) | undefined)?.(op, by);

/** Who left is sealed out by an admin before the leave is told, if their clocks cross: the leave is what happened. */
const leavers = (entries: readonly ControlEntry[]): ReadonlySet<string> => new Set(entries.flatMap(({ op, person }) => (op.kind === 'member.leave' ? [person] : [])));

/** What became of the circle, by the control entries that stand: the same lines on every desktop that holds the same entries. */
export const storyOf = (state: CircleState): readonly StoryLine[] => {
  const standing = [...state.dag.entries.values()].filter(({ valid, hash }) => valid && !state.members.voided.has(hash)).sort(inOrder);
  const told: Told = { gone: new Set(), forked: new Set(), policy: undefined };
  const left = leavers(standing);
  return standing.flatMap(({ op, person, hash, lamport, device, seq }) => {
    if (op.kind === 'member.remove' && left.has(op.person)) return [];
    const what = toldBy(op, { person, told, state });
    return what ? [{ id: hash, by: person, lamport, device, seq, what }] : [];
  });
};
