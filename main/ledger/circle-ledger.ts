import type * as Y from 'yjs';
import type { CircleId, DeviceId, EntryId, PersonId, Role } from '#contract';
import type { Invite } from './invite.ts';
import type { Op } from './op.ts';

export type MemberState = { readonly person: PersonId; readonly role: Role; readonly devices: readonly DeviceId[] };

/** The name and password under which the devices of an epoch meet, changed daily. */
export type RoomCredentials = { readonly name: string; readonly password: string };

/** One feed as far as somebody holds it. `head` is the hash of the last header (32 bytes; zero before the first). */
export type FeedHead = { readonly feed: string; readonly next: number; readonly head: Uint8Array };
export type Frontier = readonly FeedHead[];

/** Entries of one feed whose bodies are missing. */
export type Holes = { readonly feed: string; readonly seqs: readonly number[] };

/**
 * What the gate made of foreign bytes. `blame` set: malformed or unsigned, the link's fault: drop it, nothing was stored.
 * `skipped`: sections that could not be judged yet (gap, unknown device, missing grant, unknown version): ask again.
 * `refused`: signed, but against the rules by its author; the feed ends there for everybody.
 * `forks`: feeds whose author signed two entries for one place; the link is not to blame.
 */
export type ReceiveResult = {
  readonly accepted: number;
  readonly skipped: readonly { readonly feed: string; readonly why: 'gap' | 'unknown-device' | 'no-grant' | 'unknown-version' | 'after-fork' | 'refused' }[];
  readonly forks: readonly string[];
  readonly blame?: string;
};

/** Views that changed, after the commit. */
export type ViewChange = { readonly circle: CircleId; readonly view: string; readonly keys: readonly string[] };

/** One circle as this device holds it. All calls are synchronous and durable when they return. */
export interface CircleLedger {
  readonly id: CircleId;
  readonly self: { readonly person: PersonId; readonly device: DeviceId };
  /** Made for trying alone: no room, no peers. */
  readonly isLocal: boolean;

  /** Encrypts, signs and stores an op. `as`: only in a local circle, one of its invented people; `sentAt` likewise. */
  append(op: { readonly kind: string; readonly body: unknown }, options?: { readonly as?: PersonId; readonly sentAt?: number }): Op;
  /**
   * Erases bodies of own entries, or anybody's as admin, with an op that says so. Own ones go at once; by an admin they are hidden at once
   * and go after 72 hours, unless the owner undoes it. At most 64 targets. Fails with `not-allowed`, `message-not-found`.
   */
  erase(targets: readonly EntryId[], op: { readonly kind: string; readonly body: unknown }): Op;
  /**
   * Takes back what an admin or the owner erased, while bodies are still there (72 hours): owner only. Fails with `not-allowed`,
   * `message-not-found` (nothing of it is erased so).
   */
  undoErase(targets: readonly EntryId[], op: { readonly kind: string; readonly body: unknown }): Op;
  /** A standing op by its entry id; undefined when erased, unreadable or not here. */
  opOf(id: EntryId): Op | undefined;
  /** How many entries this device holds in the `m:` feeds. */
  entryCount(): number;

  members(): readonly MemberState[];
  isMemberDevice(device: DeviceId): boolean;
  personOf(device: DeviceId): PersonId | undefined;

  createInvite(options: { readonly name: string; readonly expiresAt: number; readonly uses: number; readonly meetingPoints: readonly string[] }): Invite;
  /** Closes an invite early. Fails with `invite-not-found`, `not-allowed` (only its maker and the owner may). */
  revokeInvite(invitePublicKey: Uint8Array): void;
  /** Invites that can still admit somebody, with the lobby where joiners knock. */
  openInvites(): readonly { readonly invitePublicKey: Uint8Array; readonly lobby: RoomCredentials; readonly expiresAt: number }[];
  /**
   * Checks a joiner's request and admits it (idempotent per device); returns updates that hold every control feed, to send to the joiner.
   * Fails with `invite-expired`, `invite-used-up`, `invite-revoked`, `invite-foreign`, `join-refused`.
   */
  admit(joinRequest: Uint8Array): readonly Uint8Array[];

  /** Rooms to be in now: today's, and yesterday's or tomorrow's near midnight UTC. */
  rooms(): readonly RoomCredentials[];
  /** Signs with this circle's device key (Ed25519). The caller puts its domain in front. */
  sign(message: Uint8Array): Uint8Array;
  /** Seals a short ephemeral frame (presence, typing) for the members, and opens one; undefined when it is not for us or forged. */
  sealEphemeral(plain: Uint8Array): Uint8Array;
  openEphemeral(sealed: Uint8Array): { readonly device: DeviceId; readonly plain: Uint8Array } | undefined;

  frontier(): Frontier;
  /** What `theirs` lacks of what we hold: canonical updates of at most 200 KB each, control feeds first, read from the rows as they are asked for. */
  missing(theirs: Frontier): Generator<Uint8Array, void, void>;
  /** The only door for foreign bytes. Never throws on bad input. */
  receive(update: Uint8Array): ReceiveResult;
  /** Bodies that are missing here though nothing erased them, to be asked of peers: at most 2,000. */
  holes(): readonly Holes[];
  /** Such bodies as are held and may be served (never erased or expired ones), in pieces of at most 200 KB for `receiveBodies`. */
  bodies(wanted: readonly Holes[]): Generator<Uint8Array, void, void>;
  /** Takes a piece of `bodies`. `blame` set: malformed, or a body that its header does not name: the link's fault. */
  receiveBodies(bodies: Uint8Array): { readonly accepted: number; readonly blame?: string };
  /** Does what time asks for, by the ledger's clock: to be called every few seconds, cheap when there is nothing to do. */
  tidy(): void;
  /** The live surface that y-webrtc watches: own and accepted entries appear here after their commit. Never encoded to a peer. */
  tail(): Y.Doc;
  /** SHA-256 over every view row of this circle, hex. Equal on desktops with the same entries. */
  viewsHash(): string;
}
