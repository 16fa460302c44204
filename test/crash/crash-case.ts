import type { Random } from '../../main/platform/index.ts';

/** What happens in the process that will be killed. */
export type Life = {
  /** The data directory: whatever is written there is what a killed process leaves. */
  readonly dir: string;
  readonly random: Random;
  /** Writes down, before anything else happens, that `what` was acknowledged to a person or a peer. */
  readonly ack: (what: string) => void;
  /** From here on the process may be killed. */
  readonly ready: () => void;
};

/** A data directory as a killed process left it, and what had been acknowledged by then, in order. */
export type Found = {
  readonly dir: string;
  readonly acked: readonly string[];
  /** The last of a life: the process was ended, not held still. Checks that cost much look at these only. */
  readonly isReallyKilled: boolean;
};

/** One line of the table: something that is killed in the middle. */
export type CrashCase = {
  readonly name: string;
  /** How often it is killed in the suite: all cases together make 200. */
  readonly kills: number;
  /** Steps that touch the disk between two kills, at most. */
  readonly stepsApart: number;
  /** Milliseconds between two kills that come from outside, at most. */
  readonly msApart: number;
  /** How often its process is held still and copied before it is killed. */
  readonly killsALife?: number;
  /** Makes once what every life begins with; its folder is copied. */
  readonly prepare?: (dir: string) => Promise<void>;
  /** Goes on until it is killed, or has nothing left to do. */
  readonly live: (life: Life) => Promise<void>;
  /** Starts again on what was left; throws when something acknowledged is gone or the start is not clean. */
  readonly check: (found: Found) => Promise<void>;
};
