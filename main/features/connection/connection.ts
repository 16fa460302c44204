import type { Change, CircleId, Contract, Handlers, PersonId } from '#contract';
import type { Ledger } from '#ledger';
import type { Clock, Database, Log, Random } from '#platform';
import type { MeetingPlan, Sync } from '#sync';
import type { CircleReach } from './local-tables.ts';
import type { HostRelay } from './own-relay.ts';

export type ConnectionDeps = {
  readonly db: Database;
  readonly ledger: Ledger;
  readonly sync: Sync;
  readonly clock: Clock;
  readonly random: Random;
  readonly log: Log;
  readonly tell: (change: Change) => void;
  readonly nameOf: (circle: CircleId, person: PersonId) => string;
  readonly relay: HostRelay;
  readonly loopbackOnly: boolean;
  readonly addresses: () => readonly string[];
  /** A circle's plan changed, or all plans did: go online with it anew. */
  readonly onPlan: (circle?: CircleId) => void;
};

/** How this desktop reaches others: what the person chose, for itself and for each circle. */
export interface Connection {
  readonly handlers: Handlers<Contract['connection']>;
  /** Where a circle meets; `learned` is what its members told. */
  planOf(circle: CircleId, learned: readonly string[]): MeetingPlan;
  /** What an invite of this circle names. */
  placesToTell(circle: CircleId, learned: readonly string[]): readonly string[];
  reachOf(circle: CircleId): CircleReach;
  /** Fails as `check` does. */
  choose(circle: CircleId, chosen: CircleReach): void;
  /** Each place in its plain form. Fails with `places-too-many`, `place-too-long`, `place-invalid`. */
  check(places: readonly string[]): readonly string[];
  /** Meets where an invite says; whoever reads it has seen the places. */
  followInvite(circle: CircleId, places: readonly string[]): void;
  /** Opens the own relay to this network if the person chose so. */
  start(): void;
  stop(): void;
}
