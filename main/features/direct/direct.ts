import type { Change, CircleId, Contract, Handlers } from '#contract';
import type { Directory } from '#features/circles';
import type { CircleLedger, Invite, Ledger } from '#ledger';
import type { Clock, Database } from '#platform';
import type { Choices } from './choices.ts';
import type { DirectBook } from './direct-book.ts';

/** What private chats need of the rest, handed over by `core`. */
export type DirectDeps = {
  readonly db: Database;
  readonly ledger: Ledger;
  readonly clock: Clock;
  readonly directory: Directory;
  readonly choices: Choices;
  readonly book: DirectBook;
  readonly tell: (change: Change) => void;
  /** The circle of my devices, if I have several and this one is in. */
  readonly ownDevices: () => CircleLedger | undefined;
  /** Another of my devices is in it, and lets this one in. */
  readonly isSeated: (circle: CircleId) => boolean;
  readonly myName: () => string;
  /** What the list of circles does for us. */
  readonly circles: {
    /** A circle for two that meets where another does. `hint`: what it is called until there is a name. */
    foundDirect(like: CircleId, hint: string): CircleLedger;
    inviteDirect(circle: CircleLedger, expiresAt: number): Invite;
    /** Joins it, if it is what it says. Joining twice is joining once. */
    joinDirect(invite: Invite): CircleId;
    /** How joining stands: `undefined` where nothing is joined, or it is over. */
    joiningDirect(circle: CircleId): 'waiting' | 'failed' | undefined;
    cancelDirect(circle: CircleId): void;
    setOnline(circle: CircleId, on: boolean): void;
  };
};

/** Private chats of two, and who is blocked. */
export interface Direct {
  readonly handlers: Handlers<Contract['direct']>;
  /** Goes on with what was begun, and follows what my other devices decide. @returns how to stop it */
  start(): () => void;
}
