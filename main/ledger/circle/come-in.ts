import { AppError } from '#contract';
import type { CircleRow } from '../store/rows.ts';
import { CircleCore } from './circle-core.ts';
import { type CircleState, loadCircle } from './circle-state.ts';
import type { LedgerContext } from './ledger-context.ts';
import { OpenCircle } from './open-circle.ts';

/** Undoes a transaction that brought no admission. */
class NotYet extends Error {}

type Coming = {
  readonly updates: readonly Uint8Array[];
  readonly prepare?: (core: CircleCore) => void;
  readonly settle?: (core: CircleCore) => void;
};

/**
 * Opens a circle with the control entries that somebody sent, verified from the circle's id up; undefined while this device is not in by
 * them. `prepare` may write before that is asked, `settle` once it is in: others get that with everything else. Bad bytes: `invite-broken`.
 */
export const comeIn = (
  context: LedgerContext,
  row: CircleRow,
  { updates, prepare, settle }: Coming,
): OpenCircle | undefined => {
  const { rows, masterKey, db, clock } = context;
  const salt = row.next_salt ?? row.key_salt;
  try {
    const state = db
      .transaction((): CircleState => {
        // Nothing leaves the machine before all of it is durable.
        const coming = new CircleCore({ ...context, appended: () => undefined }, loadCircle(rows, masterKey, { ...row, key_salt: salt, devices: 1 }));
        for (const update of updates) if (coming.receive(update).blame !== undefined) throw new AppError('invite-broken');
        prepare?.(coming);
        const { devices, mailboxes } = coming.state.members;
        const { device } = coming.me();
        if (!devices.has(device) && !mailboxes.has(device)) throw new NotYet();
        rows.becomeMember.run(salt, clock.now(), row.id);
        coming.cameIn(clock.now());
        settle?.(coming);
        return coming.state;
      })
      .immediate();
    return new OpenCircle(new CircleCore(context, state));
  } catch (error) {
    if (error instanceof NotYet) return undefined;
    throw error;
  }
};
