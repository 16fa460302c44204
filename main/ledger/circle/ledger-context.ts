import type { Clock, Database, Log, Random } from '#platform';
import type { CircleId } from '#contract';
import type { ViewChange } from '../circle-ledger.ts';
import type { IntakeLimits } from './intake-limits.ts';
import type { Rows } from '../store/rows.ts';
import type { ViewEngine } from '../views/view-engine.ts';
import type { View } from '../op.ts';

/** What all circles of one ledger share. */
export type LedgerContext = {
  readonly db: Database;
  readonly rows: Rows;
  readonly engine: ViewEngine;
  readonly views: readonly View[];
  readonly clock: Clock;
  readonly random: Random;
  readonly log: Log;
  readonly masterKey: Uint8Array;
  readonly intakeLimits: IntakeLimits;
  /** After the commit. */
  readonly viewsChanged: (change: ViewChange) => void;
  /** Members, epochs or invites may be others now; after the commit. */
  readonly membersChanged: (circle: CircleId) => void;
  /** What this device wrote, as an update for whoever listens. */
  readonly appended: (circle: CircleId, update: () => Uint8Array) => void;
};
