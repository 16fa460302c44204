import type * as Y from 'yjs';
import type { CircleId, DeviceId, EntryId, PersonId, Role } from '#contract';
import type { BundleScope } from './sealed-bundle.ts';
import type { SealedBundle } from './sealed-bundle.ts';
import type { Invite } from './invite.ts';
import type { Op } from './op.ts';
import type { CircleKind } from './membership/circle-kind.ts';
import type { Policy } from './wire/control/policy.ts';

/** How somebody came: times (ms) are by the clock of whoever signed it. */
export type MemberOrigin =
  | { readonly how: 'founded'; readonly at: number }
  | { readonly how: 'invited'; readonly at: number; readonly invite: string; readonly invitedBy: PersonId; readonly admittedBy: PersonId };
/** A present person with its present devices. */
export type MemberState = { readonly person: PersonId; readonly role: Role; readonly devices: readonly DeviceId[]; readonly came: MemberOrigin };
/** Somebody who was in. `by`: who ended it; `seenAt`: when this device learned of it, ms. */
export type PastMember = { readonly person: PersonId; readonly how: 'removed' | 'left'; readonly came: MemberOrigin; readonly by: PersonId; readonly seenAt: number };
/** `forked`: it signed two entries for one place, and may be resumed. `void`: what let it in does not count. */
export type DeviceStatus = 'present' | 'removed' | 'left' | 'forked' | 'void';
/** Any device that was ever named. `addedBy`: the device of the same person that added it. */
export type DeviceState = {
  readonly device: DeviceId;
  readonly person: PersonId;
  readonly use: 'desktop' | 'recovery' | 'mailbox';
  readonly status: DeviceStatus;
  readonly addedBy: DeviceId | undefined;
};
/** A present mailbox: it keeps and passes on what it cannot read. `person`: what it is removed by. */
export type MailboxState = { readonly device: DeviceId; readonly person: PersonId; readonly came: MemberOrigin };
/** A further device's own keys, signed by it (`Ledger` of that device, or `claimDevice` for a recovery key). Base64url. */
export type DeviceClaim = { readonly device: DeviceId; readonly sealing: string; readonly claim: string };
/**
 * One thing that became of the circle, by a standing control entry. It has a place in the order of messages (lamport, device, seq); `by`: whose
 * device signed it. `policy`: what was changed, and all that counts since.
 */
export type StoryLine = {
  readonly id: string;
  readonly by: PersonId;
  readonly lamport: number;
  readonly device: DeviceId;
  readonly seq: number;
  readonly what:
    | { readonly kind: 'joined' | 'left' | 'removed'; readonly person: PersonId }
    | { readonly kind: 'mailbox-joined'; readonly invitedBy: PersonId }
    | { readonly kind: 'mailbox-removed' }
    | { readonly kind: 'role'; readonly person: PersonId; readonly role: 'admin' | 'member' }
    | { readonly kind: 'owner'; readonly person: PersonId; readonly leaves: boolean }
    | { readonly kind: 'policy'; readonly changed: readonly (keyof Policy)[]; readonly policy: Policy }
    | { readonly kind: 'forked' | 'resumed'; readonly person: PersonId; readonly device: DeviceId };
};
/** How this device stands. Unless `member`, and never by a mailbox, anything can be written; `by` and `seenAt`: who ended it, and when it was learned. */
export type SelfState = {
  readonly person: PersonId;
  readonly device: DeviceId;
  readonly use: 'desktop' | 'mailbox';
  readonly standing: 'member' | 'removed' | 'left' | 'forked';
  /** Only a person's first device leaves and hands over. */
  readonly isFirst: boolean;
  readonly end: { readonly by: PersonId; readonly seenAt: number } | undefined;
};
export type InviteState = {
  readonly invitePublicKey: Uint8Array;
  readonly by: PersonId;
  readonly expiresAt: number;
  readonly uses: number;
  readonly role: 'member' | 'mailbox';
  readonly needsApproval: boolean;
  readonly state: 'open' | 'used-up' | 'expired' | 'revoked';
  readonly cameBy: readonly { readonly device: DeviceId; readonly person: PersonId }[];
};
/** Somebody who knocked with an invite that needs an admin's yes; `at`: by the clock of the member that recorded it, ms. */
export type JoinWishState = { readonly device: DeviceId; readonly invite: string; readonly at: number; readonly recordedBy: PersonId };

/** The name and password under which the devices of an epoch meet, changed daily. */
export type RoomCredentials = { readonly name: string; readonly password: string };
/** Where this device and one other meet alone, when their rooms have come apart. */
export type MeetTopic = { readonly device: DeviceId; readonly isMember: boolean; readonly rooms: readonly RoomCredentials[] };

/**
 * One feed as far as somebody holds it. `head` is the hash of the last header (32 bytes; zero before the first). A control feed is named
 * once a branch, when its author signed two entries for one place. `bodiesFrom`: what lies below was dropped there for want of room or for
 * its age, so somebody else has to be asked for it; 0 unless a mailbox says so.
 */
export type FeedHead = { readonly feed: string; readonly next: number; readonly head: Uint8Array; readonly bodiesFrom: number };
export type Frontier = readonly FeedHead[];

/** Entries of one feed whose bodies are missing. */
export type Holes = { readonly feed: string; readonly seqs: readonly number[] };
/** A feed that brought more than a day may, and waits for the person's yes. */
export type Flood = { readonly feed: string; readonly person: PersonId; readonly device: DeviceId; readonly entries: number; readonly bytes: number };
/** Both headers that an author signed for one place. */
export type ForkEvidence = { readonly feed: string; readonly seq: number; readonly headers: readonly [Uint8Array, Uint8Array] };

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

type Draftable = { readonly kind: string; readonly body: unknown };
export type InviteOptions = {
  readonly name: string;
  readonly expiresAt: number;
  readonly uses: number;
  readonly meetingPoints: readonly string[];
  /** `mailbox`: for a device that keeps and passes on what it cannot read. Default `member`. */
  readonly role?: 'member' | 'mailbox';
  /** Only an admin or the owner lets in; also the only strict single use. Default false. */
  readonly needsApproval?: boolean;
  /** 16 bytes: of an invite that was begun before and perhaps not made. Default: new ones. */
  readonly seed?: Uint8Array;
  /** Told of the invite before it is written; what it throws, stops it. */
  readonly keep?: (invite: Invite) => void;
};

export type AppendOptions = {
  readonly as?: PersonId;
  readonly sentAt?: number;
  /** The caller's own id for this: written down with the entry, for `doneBy`. Not to be given twice. */
  readonly call?: string | undefined;
};

/** What a circle says. A device that is not in any more fails with `removed-from-circle`, `left-circle` or `device-forked`. */
interface Speaking {
  /** Encrypts, signs and stores an op. `as`: only in a local circle, one of its invented people; `sentAt` likewise. */
  append(op: Draftable, options?: AppendOptions): Op;
  /** The entry that a call wrote here, also before a crash. Kept for 30 days, the last 2,000 of all circles. */
  doneBy(call: string): EntryId | undefined;
  /**
   * Erases bodies of own entries, or anybody's as admin, with an op that says so. Own ones go at once; by an admin they are hidden at once
   * and go after 72 hours, unless the owner undoes it. At most 64 targets. Fails with `not-allowed`, `message-not-found`.
   */
  erase(targets: readonly EntryId[], op: Draftable, options?: Pick<AppendOptions, 'call'>): Op;
  /**
   * Takes back what an admin or the owner erased, while bodies are still there (72 hours): owner only. Fails with `not-allowed`,
   * `message-not-found` (nothing of it is erased so).
   */
  undoErase(targets: readonly EntryId[], op: Draftable): Op;
  /**
   * Seals a short text (at most 1 KB) to every present device of somebody, for an op that all members see: boxes beside others that nobody
   * can open, so that the others do not learn for whom. Fails with `person-not-found`.
   */
  sealFor(person: PersonId, plain: Uint8Array): readonly Uint8Array[];
  /** What one of the boxes says to this device; undefined when none is for it. */
  openSealed(boxes: readonly Uint8Array[]): Uint8Array | undefined;
  /** A standing op by its entry id; undefined when erased, past a cut, unreadable or not here. */
  opOf(id: EntryId): Op | undefined;
  /** What does not stand now and may again: erased by an admin within 72 hours, or past a cut. Never what its own author erased. */
  hiddenOps(): readonly Op[];
  /** How many entries this device holds in the `m:` feeds. */
  entryCount(): number;
  /** How many of them it cannot read for want of a key: a newcomer's "before you came". */
  unreadableCount(): number;
}

/** A recovery key in one circle. All fail with `not-allowed` where the key may not, and what is over stays over. */
export interface RecoveryHere {
  /** `revoked`: it was here, and does nothing any more. */
  readonly state: 'unknown' | 'present' | 'revoked';
  /** What this device says to a member at the recovery lobby, and where that is. */
  request(): Uint8Array;
  readonly lobby: RoomCredentials;
  /** Opens what was sealed to it too, as long as the ledger is open. */
  open(): void;
  /** Ends a device of one's own, whichever added it, with a new epoch. Fails with `device-not-found`. */
  removeDevice(device: DeviceId): void;
  /** Ends the key itself, with a new epoch. */
  revoke(): void;
}

/** Who is in. Every change is one signed control op, or fails with an `AppError` and changes nothing. */
interface Membership {
  members(): readonly MemberState[];
  pastMembers(): readonly PastMember[];
  /** Every device that was ever named, with how it stands. */
  devices(): readonly DeviceState[];
  mailboxes(): readonly MailboxState[];
  /** Present devices that hold what members hold, mailboxes among them. */
  isMemberDevice(device: DeviceId): boolean;
  /** Also for past devices. */
  personOf(device: DeviceId): PersonId | undefined;
  /** Owner only. Fails with `not-allowed`, `person-not-found`. */
  setRole(person: PersonId, role: 'admin' | 'member'): void;
  /** From the owner's first device; the former owner stays as an admin. Fails with `not-allowed`, `person-not-found`, `first-device-needed`, `device-not-found`. */
  transferOwnership(person: PersonId): void;
  /** By somebody of a higher role, with a new epoch and cuts. What was already written stays. Fails with `not-allowed`, `person-not-found`. */
  removeMember(person: PersonId): void;
  /** From one's first device. An owner hands over in the same step. Fails with `successor-needed`, `first-device-needed`, `not-a-member`. */
  leave(options?: { readonly successor?: PersonId }): void;
  /** A device of one's own takes another one in, and gives it every key that is held. Fails with `device-refused`. */
  addDevice(claim: DeviceClaim): void;
  /**
   * `addDevice` for the bytes of `PendingDevice.request`, once: who is in already is not added again. Returns every control feed, to send back.
   * `mayCome` is asked first. Fails with `device-refused`.
   */
  takeIn(request: Uint8Array, mayCome: (device: DeviceId) => boolean): readonly Uint8Array[];
  /** Where further devices of one's own knock, by 16 bytes that only they know. */
  door(secret: Uint8Array): RoomCredentials;
  /** One's own, if this one added it, or by an admin. Fails with `not-allowed`, `device-not-found`. */
  removeDevice(device: DeviceId): void;
  /** Takes a device back that signed two entries for one place: from a device that added it, or as admin. Fails with `not-allowed`, `device-not-found`. */
  resumeDevice(device: DeviceId): void;
  /** A key pair in a file, that may only add, remove and resume one's devices. From one's first device, one at a time. Fails with `device-refused`. */
  registerRecovery(claim: DeviceClaim): void;
  /** What this device can do with a recovery secret of its person. */
  recovery(secret: Uint8Array): RecoveryHere;
  /** Where to wait for holders of recovery keys, each with a lobby of its own. */
  recoveryLobbies(): readonly RoomCredentials[];
  /** Every control entry for who proves to hold a recovery key; for who holds one that was ended, what tells so. Fails with `join-refused`. */
  admitRecovery(request: Uint8Array): readonly Uint8Array[];
  /** What became of the circle, oldest first, in the order of messages: equal on desktops with the same entries. */
  story(): readonly StoryLine[];
  policy(): Policy;
  /** Owner only, but of two how long messages stay: either of them. What is left out stays. Fails with `not-allowed`, `input-invalid`. */
  setPolicy(change: Partial<Policy>): void;
}

/** How people come in. */
interface Inviting {
  /** Fails with `not-allowed` where only admins may invite, and in a sample group. */
  createInvite(options: InviteOptions): Invite;
  /** Closes an invite early. Fails with `invite-not-found`, `not-allowed` (only its maker, an admin and the owner may). */
  revokeInvite(invitePublicKey: Uint8Array): void;
  /** All there ever were, with who came by them: more people than uses came by one link at the same time. */
  invites(): readonly InviteState[];
  /** Invites that can still admit somebody, or whose joiners wait for a yes or have not come for it yet, with the lobby where they knock. */
  openInvites(): readonly { readonly invitePublicKey: Uint8Array; readonly lobby: RoomCredentials; readonly expiresAt: number }[];
  /**
   * Checks a joiner's request and admits it (idempotent per device); returns updates that hold every control feed, to send to the joiner.
   * Fails with `invite-expired`, `invite-used-up`, `invite-revoked`, `invite-foreign`, `join-refused`; with `join-waiting` where an admin
   * must say yes first (it is recorded, and the joiner is admitted when it knocks after that) and with `join-declined`.
   */
  admit(joinRequest: Uint8Array): readonly Uint8Array[];
  joinRequests(): readonly JoinWishState[];
  /** Lets in who waits. Fails with `device-not-found`, `not-allowed` (admins and the owner may), `invite-revoked`, `invite-used-up`. */
  approve(device: DeviceId): void;
  /** Takes it from this device's list. Another admin may still let it in. */
  decline(device: DeviceId): void;
}

/** What sync needs. */
interface Syncing {
  /** Rooms to be in now, of every live epoch that is held: today's, and yesterday's or tomorrow's near midnight UTC. */
  rooms(): readonly RoomCredentials[];
  /**
   * Where to wait for single devices: `laggards`, that have not shown to know the newest epoch or their removal; `everybody`, for a device
   * that meets nobody in its rooms.
   */
  meetTopics(who: 'laggards' | 'everybody'): readonly MeetTopic[];
  /** Signs with this circle's device key (Ed25519). The caller puts its domain in front. */
  sign(message: Uint8Array): Uint8Array;
  /** Seals a short ephemeral frame (presence, typing) for the members, and opens one; undefined when it is not for us or forged. */
  sealEphemeral(plain: Uint8Array): Uint8Array;
  openEphemeral(sealed: Uint8Array): { readonly device: DeviceId; readonly plain: Uint8Array } | undefined;

  /** As far as this device holds each feed; past a cut nothing counts. */
  frontier(): Frontier;
  /** `frontier` for a pull: feeds whose flood waits for a yes are named as if held, so that of them only what others' words build on is sent. */
  pullFrontier(): Frontier;
  /** Whether somebody who shows these heads holds what is lacking here and would be taken. */
  lacks(theirs: Frontier): boolean;
  /** The message feeds this device writes or ever wrote to, one an incarnation. */
  ownFeeds(): readonly string[];
  /** To be told of every frontier that a member shows: one that is ahead in our own feeds means that we were restored from an old copy. */
  hearHeads(theirs: Frontier): void;
  /** What `theirs` lacks of what we hold: canonical updates of at most 100 KB each (or of one entry), control feeds first, read from the rows as they are asked for. */
  missing(theirs: Frontier): Generator<Uint8Array, void, void>;
  /**
   * Control entries that `theirs` lacks and an authenticated device may be sent (protocol, Links 2): a member all; one nobody here has heard
   * of the past of my own admission; a removed one its removal, the past of that and what does not follow it.
   */
  controlFor(device: DeviceId, theirs: Frontier): Generator<Uint8Array, void, void>;
  /** The only door for foreign bytes. Never throws on bad input. `carrier`: the member device that sent it when it was pulled: within limits it may bring what is wanted only as a cause of others' words. */
  receive(update: Uint8Array, carrier?: DeviceId): ReceiveResult;
  /** Bodies that are missing here though nothing erased them, to be asked of peers: at most 2,000. */
  holes(): readonly Holes[];
  /** Such bodies as are held and may be served (never erased or expired ones), in pieces of at most 200 KB for `receiveBodies`. */
  bodies(wanted: readonly Holes[]): Generator<Uint8Array, void, void>;
  /** Takes a piece of `bodies`. `blame` set: malformed, or a body that its header does not name: the link's fault. */
  receiveBodies(bodies: Uint8Array): { readonly accepted: number; readonly blame?: string };
  /** Feeds that are not pulled any further until `allowFlood`; a control feed stands for all of its person's. */
  floods(): readonly Flood[];
  allowFlood(person: PersonId): void;
  forks(): readonly ForkEvidence[];
}

/** What people carry by hand for somebody whom no network leads to. */
interface Carrying {
  /**
   * Seals what somebody is thought to lack for all of their devices. Changes nothing but what `tidy` would. Fails with `person-not-found`,
   * `not-allowed` (a sample group), and where this device is not in.
   */
  sealBundle(scope: BundleScope): SealedBundle;
  /** How many entries somebody is thought to lack on at least one of their devices. */
  lackedBy(of: Pick<BundleScope, 'person' | 'known'>): number;
}

/** What a mailbox keeps: bytes in all, and for how long (ms). */
export type KeepLimits = { readonly maxBytes: number; readonly maxAgeMs: number };

/** One circle as this device holds it. All calls are synchronous and durable when they return. */
export interface CircleLedger extends Speaking, Membership, Inviting, Syncing, Carrying {
  readonly id: CircleId;
  readonly kind: CircleKind;
  readonly self: SelfState;
  /** Made for trying alone: no room, no peers. */
  readonly isLocal: boolean;
  /** Does what time asks for, by the ledger's clock: to be called every few seconds, cheap when there is nothing to do. */
  tidy(): void;
  /**
   * On a mailbox: drops bodies that are older than these limits, or the oldest beyond them, and tells so by `bodiesFrom`. Nobody is told
   * that they were deleted. Returns how many bodies went.
   */
  keepWithin(limits: KeepLimits): number;
  /** Bytes of all bodies that are held. */
  heldBytes(): number;
  /** The live surface that y-webrtc watches: own and accepted entries appear here after their commit. Never encoded to a peer. */
  tail(): Y.Doc;
  /** SHA-256 over every view row of this circle, hex. Equal on desktops with the same entries. */
  viewsHash(): string;
}
