import type { CircleId, Reach } from '#contract';
import type { CircleLedger, Ledger } from '#ledger';
import type { ConnectionDeps } from './connection.ts';
import type { CircleReach, LocalConnection } from './local-tables.ts';

const found = (ledger: Ledger, id: CircleId): CircleLedger | undefined => ledger.circles().find((one) => one.id === id);

/** How far a circle reaches, as its policy says, or its invite while it is not here; and the places that were chosen for it on this desktop. */
export const reachOf = (ledger: Ledger, local: LocalConnection, id: CircleId): CircleReach => {
  const chosen = local.chosenFor(id);
  return { ...chosen, reach: found(ledger, id)?.policy().network ?? chosen.reach };
};

/** Whether I may say how far a circle reaches: its owner may. */
export const mayChangeReach = (circle: CircleLedger): boolean =>
  !circle.isLocal && circle.self.standing === 'member' && circle.members().some(({ person, role }) => person === circle.self.person && role === 'owner');

/** For all members, in the circle's policy. Fails with `not-allowed` for who is not the owner. */
export const setReach = ({ ledger }: Pick<ConnectionDeps, 'ledger'>, id: CircleId, reach: Reach): void => {
  const circle = found(ledger, id);
  if (circle && circle.policy().network !== reach) circle.setPolicy({ network: reach });
};

/**
 * Goes online anew with a circle that reaches farther, or less far, than before: whoever changed it. One that came after the start counts as changed the
 * first time it is heard of: by which word it went online is not known here. Returns how to stop.
 */
export const followReach = ({ ledger, onPlan, tell }: Pick<ConnectionDeps, 'ledger' | 'onPlan' | 'tell'>): (() => void) => {
  const known = new Map(ledger.circles().map((circle) => [circle.id, circle.policy().network]));
  return ledger.onMembersChange((id) => {
    const reach = found(ledger, id)?.policy().network;
    if (reach === undefined || known.get(id) === reach) return;
    known.set(id, reach);
    onPlan(id);
    tell({ topic: 'connection', circle: id });
  });
};
