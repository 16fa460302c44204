import type { CircleId } from '#contract';
import type { CircleLedger, RoomCredentials, ViewChange } from './circle-ledger.ts';
import type { Invite } from './invite.ts';

/** A circle this device has asked to join. Kept over restarts until admitted or given up. */
export interface PendingJoin {
  readonly circle: CircleId;
  readonly invite: Invite;
  readonly lobby: RoomCredentials;
  /** The device key this circle will know us by, base64url. */
  readonly device: string;
  sign(message: Uint8Array): Uint8Array;
  /** The joiner's proof and keys, for `CircleLedger.admit` on a member's desktop. */
  request(): Uint8Array;
  /** Verifies the control feeds from the circle id up; undefined while our admission is not among them yet. Bad bytes: `invite-broken`. */
  accept(controlUpdates: readonly Uint8Array[]): CircleLedger | undefined;
}

export interface Ledger {
  circles(): readonly CircleLedger[];
  /** Fails with `circle-not-found`. */
  circle(id: CircleId): CircleLedger;
  /** Genesis, and the first epoch. */
  create(): CircleLedger;
  /** A circle with `people` invented members whose keys are all here; it has no room. The first person is me. */
  createLocal(people: number): CircleLedger;
  /** Fails with `already-member`. */
  beginJoin(invite: Invite): PendingJoin;
  pendingJoins(): readonly PendingJoin[];
  cancelJoin(circle: CircleId): void;
  onViewChange(listener: (change: ViewChange) => void): () => void;
  /** Own entries after their commit, as canonical updates, in order. */
  onAppend(listener: (circle: CircleId, update: Uint8Array) => void): () => void;
  /** Views dropped and made again from the rows. */
  rebuild(): void;
  stop(): void;
}

