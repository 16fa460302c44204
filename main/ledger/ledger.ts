import type { CircleId, PersonId } from '#contract';
import type { CircleLedger, DeviceClaim, RoomCredentials, ViewChange } from './circle-ledger.ts';
import type { TakenBundle } from './bundle/take-bundle.ts';
import type { JoinerUse } from './crypto/device-keys.ts';
import type { Invite } from './invite.ts';
import type { CircleKind } from './membership/circle-kind.ts';
import type { RejoinKit } from './returning/rejoin-kit.ts';
import type { SalvagedJoin } from './returning/salvage-circles.ts';
import type { Policy } from './wire/control/policy.ts';

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

/** This device asks to be taken in as one more of a person who is in a circle. Kept over restarts until taken in or given up. */
export interface PendingDevice {
  readonly circle: CircleId;
  readonly person: PersonId;
  readonly device: string;
  /** What a device that is in hands to `CircleLedger.addDevice`. */
  readonly claim: DeviceClaim;
  /** Where the person's other devices wait for it: `door` is 16 bytes that only they know. */
  lobby(door: Uint8Array): RoomCredentials;
  /** The claim as bytes, for `CircleLedger.takeIn` on a device that is in. */
  request(): Uint8Array;
  sign(message: Uint8Array): Uint8Array;
  /** Verifies the control feeds from the circle id up; undefined while this device is not in by them. Bad bytes: `invite-broken`. */
  accept(controlUpdates: readonly Uint8Array[]): CircleLedger | undefined;
  /** What it says to a member at the recovery lobby, and where that is; `secret`: the person's recovery secret, 32 bytes. */
  recoveryRequest(secret: Uint8Array): Uint8Array;
  recoveryLobby(secret: Uint8Array): RoomCredentials;
  /**
   * Takes itself in with the recovery secret, where no other device is left. Fails with `invite-broken`, `device-refused`; with
   * `removed-from-circle` where the person is not in any more, and `recovery-revoked` where the key is not.
   */
  rescue(controlUpdates: readonly Uint8Array[], secret: Uint8Array): CircleLedger;
}

/** A bundle for this device, open and not taken yet. */
export type OpenedBundle = {
  readonly circle: CircleLedger;
  /** Who signed it; undefined while nobody here knows that device. */
  readonly from: PersonId | undefined;
  /** All of it or nothing goes through the gate. Fails with `bundle-refused`, `bundle-sender`, `bundle-newer`, `bundle-earlier-missing`, and where this device is not in. */
  readonly take: () => TakenBundle;
};

export interface Ledger {
  circles(): readonly CircleLedger[];
  /** Fails with `circle-not-found`. */
  circle(id: CircleId): CircleLedger;
  /** Genesis, and the first epoch. `direct`: for two people and their devices, ever. `own`: for one person's devices. `policy`: what is agreed from the beginning. `fill` writes what must not be missing, in the same transaction: when it throws, nothing is founded. */
  create(options?: { readonly kind?: CircleKind; readonly policy?: Partial<Policy> }, fill?: (circle: CircleLedger) => void): CircleLedger;
  /** A circle with `people` invented members whose keys are all here; it has no room. The first person is me. `fill` as above. */
  createLocal(people: number, fill?: (circle: CircleLedger) => void): CircleLedger;
  /** The circle in which a call wrote an entry, also before a crash: see `CircleLedger.doneBy`. */
  circleOf(call: string): CircleLedger | undefined;
  /** Asks to be one more device of somebody. Fails with `already-member`. */
  beginDevice(of: { readonly circle: CircleId; readonly person: PersonId }): PendingDevice;
  pendingDevices(): readonly PendingDevice[];
  /** As a person's desktop, or as a mailbox by an invite for one. Fails with `already-member`. */
  beginJoin(invite: Invite, use?: JoinerUse): PendingJoin;
  pendingJoins(): readonly PendingJoin[];
  /** Gives up a join, or the wish to be one more device. */
  cancelJoin(circle: CircleId): void;
  /** Who is in a circle, or what it agreed on, changed. After the commit. */
  onMembersChange(listener: (circle: CircleId) => void): () => void;
  /**
   * Erases all that is held of a circle here, the device's keys with it: who returns is a new person. Nobody is told; it is not for circles
   * that are being joined. Fails with `circle-not-found`.
   */
  drop(circle: CircleId): void;
  /** Circles whose rows were lost, until the members have shown what this device wrote: to be met and filled, not to be shown or written to. */
  returningCircles(): readonly CircleLedger[];
  /** Begins a circle's way back, with what could be salvaged of its entries. Fails with `already-member`. */
  bringBack(kit: RejoinKit, salvaged: Iterable<Uint8Array>): void;
  /** Gives up a circle that nobody can bring back. */
  dropReturning(circle: CircleId): void;
  /** A returning circle is among `circles` now. */
  onReturned(listener: (circle: CircleLedger) => void): () => void;
  /** What brings each circle back should its rows be lost: changes with `onMembersChange`. */
  rejoinKits(): readonly RejoinKit[];
  /** The last that was written may be lost here and held by others: goes on in new feeds everywhere. */
  beginAnew(): void;
  /** Writes down a join that was salvaged. */
  restoreJoin(row: SalvagedJoin): void;
  /**
   * Opens what was carried here by hand, for whichever circle it is. Fails with `bundle-not-found`, `bundle-broken`, `bundle-older`,
   * `bundle-newer`, `bundle-too-large`, `bundle-foreign`, `bundle-refused`.
   */
  openBundle(bytes: Uint8Array): OpenedBundle;
  onViewChange(listener: (change: ViewChange) => void): () => void;
  /** Own entries after their commit, as canonical updates, in order. */
  onAppend(listener: (circle: CircleId, update: Uint8Array) => void): () => void;
  /** `CircleLedger.tidy` of every circle: to be called every few seconds. */
  tidy(): void;
  /** Views dropped and made again from the rows. */
  rebuild(): void;
  stop(): void;
}

