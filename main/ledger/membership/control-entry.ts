import type { DeviceId, PersonId } from '#contract';
import type { ControlOp } from '../wire/control/control-op.ts';
import type { Verdict } from './verdict.ts';

/** A control entry as it arrives and was judged. Hashes are base64url. */
export type JudgedEntry = Verdict & {
  readonly hash: string;
  /** The control frontier its author had seen, with its own previous control entry. */
  readonly parents: readonly string[];
  readonly device: DeviceId;
  readonly client: number;
  readonly incarnation: number;
  readonly seq: number;
  readonly lamport: number;
  /** Its predecessor in the same feed. */
  readonly prev: string | undefined;
  /** The control frontier in force at this entry; `parents` holds it too. */
  readonly heads: readonly string[];
  readonly op: ControlOp;
};

/**
 * A control entry in the graph that the heads it cites make. The graph is cut into chains, in which each entry follows the one before;
 * of every chain an entry's past holds a beginning, so that its length says all.
 */
export type ControlEntry = JudgedEntry & {
  /** Its author's person by the admissions in its past; empty where there is none, or where they disagree. */
  readonly person: PersonId;
  readonly chain: number;
  readonly at: number;
  readonly depth: number;
  /** How many entries of each chain are in its past. */
  readonly clock: readonly number[];
};

/** Whether `earlier` is in the past of `later`. Constant time. */
export const isBefore = (earlier: ControlEntry, later: ControlEntry): boolean => (later.clock[earlier.chain] ?? 0) > earlier.at;

export const areConcurrent = (one: ControlEntry, other: ControlEntry): boolean => one !== other && !isBefore(one, other) && !isBefore(other, one);
