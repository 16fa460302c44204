import type { Change, CircleId, Contract, Handlers, Language } from '#contract';
import type { Ledger } from '#ledger';
import type { Clock, Database, Log, Random } from '#platform';
import type { MeetingPlan, Sync } from '#sync';

/** What devices need of the rest, handed over by `core`. */
export type DevicesDeps = {
  readonly db: Database;
  readonly ledger: Ledger;
  readonly sync: Sync;
  readonly clock: Clock;
  readonly random: Random;
  readonly log: Log;
  readonly tell: (change: Change) => void;
  readonly me: () => { readonly name: string; readonly language: Language };
  /** Takes over who I am from the device that is in. */
  readonly become: (me: { readonly name: string; readonly language: Language }) => void;
  readonly circleName: (circle: CircleId) => string;
  /** Where a circle meets, what others are told of it, and how to remember places that were told. */
  readonly planOf: (circle: CircleId) => MeetingPlan;
  readonly placesToTell: (circle: CircleId) => readonly string[];
  readonly learnPlaces: (circle: CircleId, places: readonly string[]) => void;
  readonly goOnline: (circle: CircleId) => void;
};

/** The devices of the person at this machine, and what keeps them in the same circles. */
export interface Devices {
  readonly handlers: Handlers<Contract['devices']>;
  start(): () => void;
}
