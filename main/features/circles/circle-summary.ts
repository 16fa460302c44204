import type { CircleId, CircleSummary } from '#contract';
import type { CircleLedger } from '#ledger';
import type { CirclesDeps } from './circles.ts';
import type { JoinTry, LocalCircles } from './local-tables.ts';

const LINE_CHARACTERS = 120;

/** So far back the last words of somebody who is not blocked are looked for. */
const LOOK_BACK = 50;

const lastOf = (circle: CircleId, { chat }: CirclesDeps): CircleSummary['last'] => {
  const [newest] = chat.newest(circle, 1);
  const message = newest?.isBlocked ? chat.newest(circle, LOOK_BACK).findLast(({ isBlocked }) => !isBlocked) : newest;
  if (!message) return undefined;
  const { author, text, sentAt, kind } = message;
  return { authorName: author.name, text: text.slice(0, LINE_CHARACTERS), sentAt, isAi: kind === 'ai' };
};

/** A mailbox that is on is nobody. */
const onlinePeople = (circle: CircleLedger, { sync }: CirclesDeps): number => {
  if (circle.isLocal) return 1;
  const here = new Set([circle.self.person, ...sync.peers(circle.id).map(({ person }) => person)]);
  return circle.members().filter(({ person }) => here.has(person)).length;
};

/** I am not in any more: since when, by whom, and whether what was here may be kept. */
const endedOf = (circle: CircleLedger, { directory }: CirclesDeps): CircleSummary['ended'] => {
  const { standing, end, person } = circle.self;
  if (standing === 'member') return undefined;
  const byName = end && end.by !== person ? directory.nameOf(circle.id, end.by) : undefined;
  return { how: standing, ...(byName !== undefined && { byName }), at: end?.seenAt ?? 0, keeps: standing !== 'removed' || circle.policy().removedKeeps === 'history' };
};

const mayDecide = (circle: CircleLedger): boolean => {
  const role = circle.members().find(({ person }) => person === circle.self.person)?.role;
  return role === 'owner' || role === 'admin';
};

/** A circle as the list of circles shows it. */
export const summaryOf = (ledger: CircleLedger, deps: CirclesDeps, local: LocalCircles): CircleSummary => {
  const { kind, created_at, hint } = local.info(ledger.id);
  const direct = ledger.kind === 'direct' ? deps.direct.shown(ledger) : undefined;
  const ended = endedOf(ledger, deps);
  const last = ended?.keeps === false ? undefined : lastOf(ledger.id, deps);
  return {
    id: ledger.id,
    name: direct ? (direct.name ?? hint) : deps.directory.circleName(ledger.id) || hint,
    kind: direct ? 'direct' : kind,
    state: direct?.state === 'asked' ? 'asked' : 'ready',
    createdAt: created_at,
    unread: deps.chat.unread(ledger.id),
    ...(last && { last }),
    members: ledger.members().length,
    online: ended ? 0 : onlinePeople(ledger, deps),
    ...(ended && { ended }),
    ...(direct?.with && { with: direct.with }),
    wishes: !ledger.isLocal && !ended && mayDecide(ledger) ? ledger.joinRequests().length : 0,
    muted: local.isMuted(ledger.id),
  };
};

/** A circle that was lost with a damaged database and waits for a member. */
export const returningSummary = ({ id, kind: type }: CircleLedger, local: LocalCircles): CircleSummary => {
  const { kind, created_at, hint } = local.info(id);
  return { id, name: hint, kind: type === 'direct' ? 'direct' : kind, state: 'returning', createdAt: created_at, unread: 0, members: 0, online: 0, wishes: 0, muted: local.isMuted(id) };
};

/** A circle that is not joined yet, or could not be. `why`: why nobody can be met at the moment. */
export const joiningSummary = ({ circle, name, kind, started_at, failure, approval_code }: JoinTry, why: 'relay-unreachable' | 'no-way-through' | undefined): CircleSummary => ({
  id: circle,
  name,
  kind,
  ...(failure === null ? { state: 'waiting', ...(why && { failure: why }) } : { state: 'failed', failure }),
  createdAt: started_at,
  unread: 0,
  members: 0,
  online: 0,
  ...(failure === null && approval_code !== null && { approvalCode: approval_code }),
  wishes: 0,
  muted: false,
});
