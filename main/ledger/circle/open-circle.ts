import type * as Y from 'yjs';
import { AppError, type CircleId, type DeviceId, type EntryId, must, type PersonId } from '#contract';
import type {
  AppendOptions, CircleLedger, DeviceClaim, DeviceState, Flood, ForkEvidence, Frontier, Holes, InviteOptions, InviteState,
  JoinWishState, KeepLimits, MailboxState, MeetTopic, MemberState, PastMember, ReceiveResult, RecoveryHere, RoomCredentials, SelfState, StoryLine,
} from '../circle-ledger.ts';
import { countLacking } from '../bundle/bundle-entries.ts';
import type { BundleScope } from '../sealed-bundle.ts';
import { sealBundle } from '../bundle/seal-bundle.ts';
import type { SealedBundle } from '../sealed-bundle.ts';
import { checkRecovery, recoveryHere, recoveryLobbies } from './recovery.ts';
import { signWith } from '../crypto/device-keys.ts';
import { MAX_EPHEMERAL_PLAIN_BYTES, openEphemeral, sealEphemeral } from '../crypto/ephemeral.ts';
import { doorOf, lobbyOf } from '../crypto/epoch-secrets.ts';
import { inviteIdOf } from '../invite-text/invite-id.ts';
import { hashAt } from '../gate/feed.ts';
import type { Invite } from '../invite.ts';
import type { Op } from '../op.ts';
import { checkedOp } from '../views/readable-entry.ts';
import { hashViews } from '../views/views-hash.ts';
import { toBase64Url } from '../wire/base64-url.ts';
import type { CircleKind } from '../membership/circle-kind.ts';
import type { Policy } from '../wire/control/policy.ts';
import { inviteCreateSchema } from '../wire/control/invite-create.ts';
import type { EraseTarget } from '../wire/header.ts';
import { MAX_ERASE_TARGETS } from '../wire/limits.ts';
import { admitJoiner, approveJoiner, checkJoinRequest } from './admission.ts';
import { addDevice, leave, removeDevice, removeMember, resumeDevice, setPolicy, setRole, takeIn, transferOwnership } from './change-members.ts';
import { frontierOf } from './frontier.ts';
import { forkEvidence } from './fork-evidence.ts';
import { hiddenOps } from './hidden-ops.ts';
import { controlAllowedFor } from './link-rules.ts';
import { meetTopicsOf } from './meet-topics.ts';
import { devicesIn, endOf, invitesOf, mailboxesOf, membersOf, pastMembersOf, wishesOf } from './member-lists.ts';
import type { CircleCore } from './circle-core.ts';
import { missingControl, missingEntries } from './missing.ts';
import { readShown } from './committed.ts';
import { powerErasesOf } from './erase-standing.ts';
import { bodiesFor, holesOf } from './refill.ts';
import { isFirstDevice } from '../membership/circle-members.ts';
import { findEntry } from './find-entry.ts';
import { roomsAt } from './rooms.ts';
import { lobbiesWanted } from './lobbies-wanted.ts';
import { storyOf } from './story.ts';
import { openBoxes, sealBoxes } from './sealed-boxes.ts';

type Draftable = { readonly kind: string; readonly body: unknown };

/** A circle's front door: every call of `CircleLedger` in terms of the core behind it. */
export class OpenCircle implements CircleLedger {
  readonly core: CircleCore;

  constructor(core: CircleCore) {
    this.core = core;
  }

  get id(): CircleId {
    return this.core.state.id;
  }

  get kind(): CircleKind {
    return this.core.state.members.founded?.type ?? 'group';
  }

  get self(): SelfState {
    const me = this.core.me();
    const known = this.core.state.members.known.get(me.device);
    const isFirst = isFirstDevice(this.core.state.members, me.device);
    const end = endOf(this.core.context.rows, this.core.state, known?.endedBy ?? []);
    const use = known?.use === 'mailbox' ? 'mailbox' : 'desktop';
    if (known?.status === 'present') return { ...me, use, isFirst, standing: 'member', end: undefined };
    if (known?.status === 'forked') return { ...me, use, isFirst, standing: 'forked', end };
    return { ...me, use, isFirst, standing: end?.how ?? 'removed', end };
  }

  get isLocal(): boolean {
    return this.core.state.members.founded?.local ?? false;
  }

  append(op: Draftable, options: AppendOptions = {}): Op {
    if ((options.as !== undefined || options.sentAt !== undefined) && !this.isLocal) throw new AppError('not-allowed');
    const keys = options.as === undefined ? this.core.myKeys() : this.core.keysOf(options.as);
    return this.core.write(op, { keys, sentAt: options.sentAt ?? this.core.context.clock.now(), kind: 'op', targets: [], call: options.call });
  }

  doneBy(call: string): EntryId | undefined {
    return this.core.context.rows.doneBy.get(this.core.state.row, call);
  }

  erase(targets: readonly EntryId[], op: Draftable, { call }: { readonly call?: string | undefined } = {}): Op {
    must(targets.length > 0 && targets.length <= MAX_ERASE_TARGETS, 'an erase names 1 to 64 entries');
    return this.writeAbout({ kind: 'erase', targets: targets.map((target) => this.eraseTarget(target)), call }, op);
  }

  undoErase(targets: readonly EntryId[], op: Draftable): Op {
    if (this.core.state.members.roles.get(this.self.person) !== 'owner') throw new AppError('not-allowed');
    const erases = targets.flatMap((target) => powerErasesOf(this.core.context.rows, this.core.state, target));
    if (erases.length === 0) throw new AppError('message-not-found');
    return this.writeAbout({ kind: 'undo', targets: erases.slice(0, MAX_ERASE_TARGETS) }, op);
  }

  private writeAbout(about: { readonly kind: 'erase' | 'undo'; readonly targets: readonly EraseTarget[]; readonly call?: string | undefined }, op: Draftable): Op {
    return this.core.write(op, { keys: this.core.myKeys(), sentAt: this.core.context.clock.now(), ...about });
  }

  private eraseTarget(id: EntryId): EraseTarget {
    const found = findEntry(this.core.state, id);
    const header = found && this.core.context.rows.header.get(found.place);
    if (!found || !header || found.feed.kind !== 'm') throw new AppError('message-not-found');
    const { feed, seq } = found;
    const isMine = feed.person === this.self.person || this.isLocal;
    if (!isMine && this.core.state.members.roles.get(this.self.person) === 'member') throw new AppError('not-allowed');
    return { client: feed.client, seq, hash: hashAt(feed, seq, header) };
  }

  sealFor(person: PersonId, plain: Uint8Array): readonly Uint8Array[] {
    return sealBoxes(this.core.state.members, plain, { person, random: this.core.context.random });
  }

  openSealed(boxes: readonly Uint8Array[]): Uint8Array | undefined {
    return openBoxes(boxes, this.core.myKeys());
  }

  opOf(id: EntryId): Op | undefined {
    const found = findEntry(this.core.state, id);
    const entry = found && readShown(this.core.state, this.core.context.rows, found);
    return entry && checkedOp(this.core.context.engine.registry, entry.op);
  }

  hiddenOps(): readonly Op[] {
    const { rows, clock, engine } = this.core.context;
    return hiddenOps(this.core.state, { rows, now: clock.now() }).flatMap((op) => checkedOp(engine.registry, op) ?? []);
  }

  entryCount(): number {
    let count = 0;
    for (const { kind, next } of this.core.state.feeds.values()) if (kind === 'm') count += next;
    return count;
  }

  unreadableCount(): number {
    return this.core.context.rows.pendingCount.get(this.core.state.row) ?? 0;
  }

  members(): readonly MemberState[] {
    return membersOf(this.core.state);
  }

  pastMembers(): readonly PastMember[] {
    return pastMembersOf(this.core.context.rows, this.core.state);
  }

  devices(): readonly DeviceState[] {
    return devicesIn(this.core.state);
  }

  mailboxes(): readonly MailboxState[] {
    return mailboxesOf(this.core.state);
  }

  isMemberDevice(device: DeviceId): boolean {
    const { devices, mailboxes } = this.core.state.members;
    return devices.has(device) || mailboxes.has(device);
  }

  personOf(device: DeviceId): PersonId | undefined {
    return this.core.state.members.known.get(device)?.person;
  }

  setRole(person: PersonId, role: 'admin' | 'member'): void {
    setRole(this.core, person, role);
  }

  transferOwnership(person: PersonId): void {
    transferOwnership(this.core, person, { leaves: false });
  }

  removeMember(person: PersonId): void {
    removeMember(this.core, person);
  }

  leave({ successor }: { readonly successor?: PersonId } = {}): void {
    leave(this.core, successor);
  }

  addDevice(claim: DeviceClaim): void {
    addDevice(this.core, claim, 'desktop');
  }

  registerRecovery(claim: DeviceClaim): void {
    addDevice(this.core, claim, 'recovery');
  }

  recovery(secret: Uint8Array): RecoveryHere {
    return recoveryHere(this.core, secret);
  }

  recoveryLobbies(): readonly RoomCredentials[] {
    const isIn = !this.isLocal && this.self.standing === 'member' && this.self.use !== 'mailbox';
    return isIn ? recoveryLobbies(this.core.state, this.self.device) : [];
  }

  admitRecovery(request: Uint8Array): readonly Uint8Array[] {
    return [...this.controlFor(checkRecovery(this.core.state, request), [])];
  }

  removeDevice(device: DeviceId): void {
    removeDevice(this.core, device);
  }

  resumeDevice(device: DeviceId): void {
    resumeDevice(this.core, device);
  }

  story(): readonly StoryLine[] {
    return storyOf(this.core.state);
  }

  policy(): Policy {
    return this.core.state.members.policy;
  }

  setPolicy(change: Partial<Policy>): void {
    setPolicy(this.core, change);
  }

  createInvite({ name, expiresAt, uses, meetingPoints, role = 'member', needsApproval = false, seed = this.core.context.random.bytes(16), keep }: InviteOptions): Invite {
    if (this.isLocal) throw new AppError('not-allowed');
    const invite = { circle: this.id, inviter: this.self.device, seed, meetingPoints, name, expiresAt };
    const op = inviteCreateSchema.parse({ kind: 'invite.create', invite: inviteIdOf(invite), expiresAt, uses, role, needsApproval });
    this.core.writeAllowed(op, () => keep?.(invite));
    return invite;
  }

  revokeInvite(invitePublicKey: Uint8Array): void {
    const invite = toBase64Url(invitePublicKey);
    const opened = this.core.state.members.invites.get(invite);
    if (!opened) throw new AppError('invite-not-found');
    if (!opened.revoked) this.core.writeAllowed({ kind: 'invite.revoke', invite });
  }

  invites(): readonly InviteState[] {
    return invitesOf(this.core.state, this.core.context.clock.now());
  }

  openInvites(): readonly { readonly invitePublicKey: Uint8Array; readonly lobby: RoomCredentials; readonly expiresAt: number }[] {
    if (this.isLocal || this.self.standing !== 'member' || this.self.use === 'mailbox') return [];
    return lobbiesWanted(this.core.state, this.invites()).map(({ invitePublicKey, expiresAt }) => ({ invitePublicKey, lobby: lobbyOf(invitePublicKey, this.core.state.idBytes), expiresAt }));
  }

  admit(joinRequest: Uint8Array): readonly Uint8Array[] {
    if (this.isLocal) throw new AppError('join-refused');
    admitJoiner(this.core, checkJoinRequest(this.core.state, joinRequest));
    return this.allControl();
  }

  private allControl(): readonly Uint8Array[] {
    return [...missingControl(this.core.source, this.core.state.dag.entries.values())];
  }

  takeIn(request: Uint8Array, mayCome: (device: DeviceId) => boolean): readonly Uint8Array[] {
    takeIn(this.core, request, mayCome);
    return this.allControl();
  }

  door(secret: Uint8Array): RoomCredentials {
    return doorOf(secret, this.core.state.idBytes);
  }

  joinRequests(): readonly JoinWishState[] {
    return wishesOf(this.core.context.rows, this.core.state);
  }

  approve(device: DeviceId): void {
    approveJoiner(this.core, device);
  }

  decline(device: DeviceId): void {
    this.core.context.rows.decline.run(this.core.state.row, device);
  }

  rooms(): readonly RoomCredentials[] {
    return roomsAt(this.core.state, this.core.context.clock.now());
  }

  meetTopics(who: 'laggards' | 'everybody'): readonly MeetTopic[] {
    return meetTopicsOf(this.core.state, { timeMs: this.core.context.clock.now(), all: who === 'everybody' });
  }

  sign(message: Uint8Array): Uint8Array {
    return signWith(this.core.myKeys(), message);
  }

  sealEphemeral(plain: Uint8Array): Uint8Array {
    must(plain.length <= MAX_EPHEMERAL_PLAIN_BYTES, 'an ephemeral frame is at most 1 KB');
    const { id: epochId, key } = this.core.epoch();
    return sealEphemeral(plain, { circle: this.core.state.idBytes, epochId, key }, { keys: this.core.myKeys(), random: this.core.context.random });
  }

  openEphemeral(sealed: Uint8Array): { readonly device: DeviceId; readonly plain: Uint8Array } | undefined {
    const opened = openEphemeral(sealed, this.core.state.idBytes, this.core.state.epochs);
    return opened && this.isMemberDevice(opened.device) ? opened : undefined;
  }

  frontier(): Frontier {
    return frontierOf(this.core.context.rows, this.core.state);
  }

  pullFrontier(): Frontier {
    return this.core.pullFrontier();
  }

  lacks(theirs: Frontier): boolean {
    return this.core.lacks(theirs);
  }

  ownFeeds(): readonly string[] {
    const { feeds } = this.core.state;
    const { device } = this.core.me();
    return [...feeds.values()].flatMap((feed) => (feed.kind === 'm' && feed.device === device ? [feed.root] : []));
  }

  hearHeads(theirs: Frontier): void {
    this.core.hearHeads(theirs);
  }

  missing(theirs: Frontier): Generator<Uint8Array, void, void> {
    return missingEntries(this.core.source, theirs);
  }

  holes(): readonly Holes[] {
    return holesOf(this.core.context.rows, this.core.state);
  }

  bodies(wanted: readonly Holes[]): Generator<Uint8Array, void, void> {
    return bodiesFor(this.core.source, wanted);
  }

  receiveBodies(bodies: Uint8Array): { readonly accepted: number; readonly blame?: string } {
    return this.core.receiveBodies(bodies);
  }

  controlFor(device: DeviceId, theirs: Frontier): Generator<Uint8Array, void, void> {
    return missingControl(this.core.source, controlAllowedFor(this.core.state, device, theirs));
  }

  floods(): readonly Flood[] {
    return this.core.intake.floods(this.core.state, this.core.context.clock.now());
  }

  allowFlood(person: PersonId): void {
    this.core.intake.allow(this.core.state, person, this.core.context.clock.now());
  }

  forks(): readonly ForkEvidence[] {
    const { rows } = this.core.context;
    return [...this.core.state.feeds.values()].flatMap((feed) => forkEvidence(rows, this.core.state, feed) ?? []);
  }

  receive(update: Uint8Array, carrier?: DeviceId): ReceiveResult {
    return this.core.receive(update, carrier);
  }

  sealBundle(scope: BundleScope): SealedBundle {
    return sealBundle(this.core, scope);
  }

  lackedBy(of: Pick<BundleScope, 'person' | 'known'>): number {
    return countLacking(this.core.state, of);
  }

  tidy(): void {
    this.core.tidy();
  }

  keepWithin(limits: KeepLimits): number {
    return this.core.keepWithin(limits);
  }

  heldBytes(): number {
    return this.core.context.rows.keptBytes.get(this.core.state.row) ?? 0;
  }

  tail(): Y.Doc {
    return this.core.tail.doc;
  }

  viewsHash(): string {
    return hashViews(this.core.context.db, this.core.context.views, this.id);
  }
}
