import type { CircleId, CircleSummary } from '#contract';
import type { CircleLedger } from '#ledger';
import type { CirclesDeps } from './circles.ts';
import type { JoinTry, LocalCircles } from './local-tables.ts';

const LINE_CHARACTERS = 120;

const lastOf = (circle: CircleId, { chat }: CirclesDeps): CircleSummary['last'] => {
  const [message] = chat.newest(circle, 1);
  if (!message) return undefined;
  const { author, text, sentAt, kind } = message;
  return { authorName: author.name, text: text.slice(0, LINE_CHARACTERS), sentAt, isAi: kind === 'ai' };
};

const onlinePeople = ({ id, self, isLocal }: CircleLedger, { sync }: CirclesDeps): number =>
  isLocal ? 1 : new Set([self.person, ...sync.peers(id).map(({ person }) => person)]).size;

/** A circle as the list of circles shows it. */
export const summaryOf = (ledger: CircleLedger, deps: CirclesDeps, local: LocalCircles): CircleSummary => {
  const { kind, created_at, hint } = local.info(ledger.id);
  const last = lastOf(ledger.id, deps);
  return {
    id: ledger.id,
    name: deps.directory.circleName(ledger.id) || hint,
    kind,
    state: 'ready',
    createdAt: created_at,
    unread: deps.chat.unread(ledger.id),
    ...(last && { last }),
    members: ledger.members().length,
    online: onlinePeople(ledger, deps),
  };
};

/** A circle that is not joined yet, or could not be. `isCutOff`: no meeting point of its invite can be reached at the moment. */
export const joiningSummary = ({ circle, name, started_at, failure }: JoinTry, isCutOff: boolean): CircleSummary => ({
  id: circle,
  name,
  kind: 'group',
  ...(failure === null ? { state: 'waiting', ...(isCutOff && { failure: 'relay-unreachable' }) } : { state: 'failed', failure }),
  createdAt: started_at,
  unread: 0,
  members: 0,
  online: 0,
});
