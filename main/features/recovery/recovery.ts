import type { Change, CircleId, Contract, Handlers } from '#contract';
import type { LocalCircles } from '#features/circles';
import type { Ledger } from '#ledger';
import type { Clock, Keystore, Log, Random } from '#platform';
import type { MeetingPlan, Sync } from '#sync';

/** What recovery needs of the rest, handed over by `core`. */
export type RecoveryDeps = {
  readonly keystore: Keystore;
  readonly ledger: Ledger;
  readonly sync: Sync;
  readonly clock: Clock;
  readonly random: Random;
  readonly log: Log;
  readonly tell: (change: Change) => void;
  readonly myName: () => string;
  /** Takes the name from the file. */
  readonly become: (name: string) => void;
  readonly circleName: (circle: CircleId) => string;
  readonly planOf: (circle: CircleId) => MeetingPlan;
  readonly placesToTell: (circle: CircleId) => readonly string[];
  readonly learnPlaces: (circle: CircleId, places: readonly string[]) => void;
  /** A group that is waited for stands in the list of groups like one that is being joined. */
  readonly local: Pick<LocalCircles, 'joinTries' | 'startJoin' | 'failJoin'>;
  /** For tests: a weaker scrypt. */
  readonly costLog2?: number;
};

/** The file that brings a person back when no device is left: made, tested, renewed, revoked, and opened on a new device. */
export interface RecoveryFile {
  readonly handlers: Handlers<Contract['recovery']>;
  /** Takes up what was under way. Returns how to stop. */
  start(): Promise<() => void>;
}
