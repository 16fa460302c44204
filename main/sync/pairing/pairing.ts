import type { CircleId, ErrorCode, Language, PersonId } from '#contract';
import type { CircleLedger } from '#ledger';
import type { Knocker } from '../lobby/join-session.ts';
import type { MeetingPlan } from '../meeting-plan.ts';
import type { PairCode } from './pair-code.ts';

/** What the old device says of its person, once both have confirmed. */
export type PairOffer = { readonly circle: CircleId; readonly person: PersonId; readonly name: string; readonly language: Language };

/** `waiting`: nobody has come with the code yet. `comparing`: seven numbers below 64, each an emoji. `finishing`: both have confirmed. */
export type PairingState =
  | { readonly at: 'waiting'; readonly canBeReached: boolean }
  | { readonly at: 'comparing'; readonly emoji: readonly number[]; readonly confirmed: boolean }
  | { readonly at: 'finishing' }
  | { readonly at: 'done' }
  | { readonly at: 'failed'; readonly code: ErrorCode };

/** The old device's part: which circle the new one is taken into, and how. */
export type OldEnd = {
  readonly end: 'old';
  readonly circle: CircleLedger;
  readonly offer: PairOffer;
  /** Takes the new device's claim; returns the control updates. Fails with an `AppError`. */
  readonly admit: (request: Uint8Array) => readonly Uint8Array[];
};

/** The new device's part: what it makes of the offer. */
export type NewEnd = { readonly end: 'new'; readonly begin: (offer: PairOffer) => Knocker; readonly onJoined: (circle: CircleLedger, offer: PairOffer) => void };

export type PairingOptions = (OldEnd | NewEnd) & {
  readonly code: PairCode;
  /** 32 random bytes: the ephemeral key that the code names. */
  readonly seed: Uint8Array;
  readonly plan?: MeetingPlan;
  readonly onChange: (state: PairingState) => void;
};

/** One try to make two devices one person's. */
export interface Pairing {
  readonly state: PairingState;
  /** The person here saw the same emoji there. */
  confirm(): void;
  /** The emoji differ, or it was thought better of. Nothing is left of it. */
  stop(): void;
}
