import { randomUUID } from 'node:crypto';
import type { SecurityCard, Trust } from '#contract';
import { createVerify, verifyMigrations } from '#features/verify';
import type { Ledger } from '#ledger';
import { migrate } from '#platform';
import type { Peer } from '../../ledger/circle-of.ts';

const context = { signal: new AbortController().signal };

/** What one person's app says of the keys of others, over a real ledger. */
export type VerifyDesk = {
  readonly card: (about: Peer) => SecurityCard;
  readonly confirms: (about: Peer, full?: string) => unknown;
  readonly differs: (about: Peer) => unknown;
  readonly trusts: (about: Peer) => Trust | undefined;
};

/** `ledger`: another than the one the peer began with, after a restart. */
export const verifyDesk = ({ desktop, circle }: Peer, ledger: Ledger = desktop.ledger): VerifyDesk => {
  migrate(desktop.db, verifyMigrations);
  const { handlers } = createVerify({ db: desktop.db, ledger, clock: desktop.clock, tell: () => undefined, nameOf: (_circle, person) => person });
  const about = ({ circle: theirs }: Peer) => ({ circle: circle.id, person: theirs.self.person });
  const changing = (peer: Peer) => ({ ...about(peer), id: randomUUID() });
  const card = (peer: Peer): SecurityCard => handlers.card(about(peer), context) as SecurityCard;
  return {
    card,
    confirms: (peer, full = card(peer).full) => handlers.confirm({ ...changing(peer), full }, context),
    differs: (peer) => handlers.differ(changing(peer), context),
    trusts: (peer) => (handlers.trust({ circle: circle.id }, context) as Trust[]).find(({ person }) => person === peer.circle.self.person),
  };
};
