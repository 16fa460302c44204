import type { Change, CircleId, Contract, EntryId, Handlers } from '#contract';
import type { Directory, LocalCircles } from '#features/circles';
import type { Ledger } from '#ledger';
import type { Clock } from '#platform';
import type { Sync } from '#sync';

/** A place in the order of a group. */
export type Place = { readonly lamport: number; readonly device: string; readonly seq: number };

/** What members need of the rest, handed over by `core`. */
export type MembersDeps = {
  readonly ledger: Ledger;
  readonly sync: Sync;
  readonly clock: Clock;
  readonly local: LocalCircles;
  readonly directory: Directory;
  readonly tell: (change: Change) => void;
  /** The first message after a place. */
  readonly messageAfter: (circle: CircleId, place: Place) => EntryId | undefined;
  /** Erases everything this machine holds of a circle. */
  readonly eraseCopy: (circle: CircleId) => Promise<void>;
};

/** Who is in a group, who may do what, and what becomes of the copy of who is not. */
export interface Members {
  readonly handlers: Handlers<Contract['members']>;
  /** Follows who is in, and what becomes of the copies of groups one is not in. @returns how to stop it */
  start(): () => void;
}
