import type * as Y from 'yjs';
import { AppError, type CircleId, type DeviceId, type EntryId, must, type PersonId } from '#contract';
import type { CircleLedger, Frontier, Holes, MemberState, ReceiveResult, RoomCredentials } from '../circle-ledger.ts';
import { signWith } from '../crypto/device-keys.ts';
import { MAX_EPHEMERAL_PLAIN_BYTES, openEphemeral, sealEphemeral } from '../crypto/ephemeral.ts';
import { lobbyOf } from '../crypto/epoch-secrets.ts';
import { inviteKeysOf } from '../crypto/invite-keys.ts';
import { hashAt } from '../gate/feed.ts';
import type { Invite } from '../invite.ts';
import type { Op } from '../op.ts';
import { checkedOp } from '../views/readable-entry.ts';
import { hashViews } from '../views/views-hash.ts';
import { fromBase64Url, toBase64Url } from '../wire/base64-url.ts';
import { inviteCreateSchema } from '../wire/control/invite-create.ts';
import type { EraseTarget } from '../wire/header.ts';
import { MAX_ERASE_TARGETS } from '../wire/limits.ts';
import { checkJoinRequest, composeAdmission } from './admission.ts';
import type { CircleCore } from './circle-core.ts';
import { tipsOf } from './control-by-hash.ts';
import { missingControl, missingEntries } from './missing.ts';
import { readShown } from './committed.ts';
import { powerErasesOf } from './erase-standing.ts';
import { bodiesFor, holesOf } from './refill.ts';
import { findEntry } from './find-entry.ts';
import { roomsAt } from './rooms.ts';

type Draftable = { readonly kind: string; readonly body: unknown };
type InviteOptions = { readonly name: string; readonly expiresAt: number; readonly uses: number; readonly meetingPoints: readonly string[] };

/** A circle's front door: every call of `CircleLedger` in terms of the core behind it. */
export class OpenCircle implements CircleLedger {
  readonly core: CircleCore;

  constructor(core: CircleCore) {
    this.core = core;
  }

  get id(): CircleId {
    return this.core.state.id;
  }

  get self(): { readonly person: PersonId; readonly device: DeviceId } {
    const { device } = this.core.myKeys();
    return { device, person: this.personOf(device) ?? '' };
  }

  get isLocal(): boolean {
    return this.core.state.members.founded?.local ?? false;
  }

  append(op: Draftable, options: { readonly as?: PersonId; readonly sentAt?: number } = {}): Op {
    if ((options.as !== undefined || options.sentAt !== undefined) && !this.isLocal) throw new AppError('not-allowed');
    const keys = options.as === undefined ? this.core.myKeys() : this.core.keysOf(options.as);
    return this.core.write(op, { keys, sentAt: options.sentAt ?? this.core.context.clock.now(), kind: 'op', targets: [] });
  }

  erase(targets: readonly EntryId[], op: Draftable): Op {
    must(targets.length > 0 && targets.length <= MAX_ERASE_TARGETS, 'an erase names 1 to 64 entries');
    return this.writeAbout('erase', targets.map((target) => this.eraseTarget(target)), op);
  }

  undoErase(targets: readonly EntryId[], op: Draftable): Op {
    if (this.core.state.members.roles.get(this.self.person) !== 'owner') throw new AppError('not-allowed');
    const erases = targets.flatMap((target) => powerErasesOf(this.core.context.rows, this.core.state, target));
    if (erases.length === 0) throw new AppError('message-not-found');
    return this.writeAbout('undo', erases.slice(0, MAX_ERASE_TARGETS), op);
  }

  private writeAbout(kind: 'erase' | 'undo', targets: readonly EraseTarget[], op: Draftable): Op {
    return this.core.write(op, { keys: this.core.myKeys(), sentAt: this.core.context.clock.now(), kind, targets });
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

  opOf(id: EntryId): Op | undefined {
    const found = findEntry(this.core.state, id);
    const entry = found && readShown(this.core.state, this.core.context.rows, found);
    return entry && checkedOp(this.core.context.engine.registry, entry.op);
  }

  entryCount(): number {
    let count = 0;
    for (const { kind, next } of this.core.state.feeds.values()) if (kind === 'm') count += next;
    return count;
  }

  members(): readonly MemberState[] {
    const { roles, devices } = this.core.state.members;
    const devicesOf = (person: PersonId) => [...devices].flatMap(([device, held]) => (held.person === person ? [device] : [])).sort();
    return [...roles].map(([person, role]) => ({ person, role, devices: devicesOf(person) })).sort((a, b) => (a.person < b.person ? -1 : 1));
  }

  isMemberDevice(device: DeviceId): boolean {
    return this.core.state.members.devices.has(device);
  }

  personOf(device: DeviceId): PersonId | undefined {
    return this.core.state.members.devices.get(device)?.person;
  }

  createInvite({ name, expiresAt, uses, meetingPoints }: InviteOptions): Invite {
    if (this.isLocal) throw new AppError('not-allowed');
    const seed = this.core.context.random.bytes(16);
    const invite = toBase64Url(inviteKeysOf(seed).publicKey);
    this.core.writeControl([inviteCreateSchema.parse({ kind: 'invite.create', invite, expiresAt, uses, role: 'member', needsApproval: false })]);
    return { circle: this.id, inviter: this.self.device, seed, meetingPoints, name, expiresAt };
  }

  revokeInvite(invitePublicKey: Uint8Array): void {
    const invite = toBase64Url(invitePublicKey);
    const { members } = this.core.state;
    const opened = members.invites.get(invite);
    if (!opened) throw new AppError('invite-not-found');
    if (opened.by !== this.self.device && members.roles.get(this.self.person) === 'member') throw new AppError('not-allowed');
    if (!opened.revoked) this.core.writeControl([{ kind: 'invite.revoke', invite }]);
  }

  openInvites(): readonly { readonly invitePublicKey: Uint8Array; readonly lobby: RoomCredentials; readonly expiresAt: number }[] {
    if (this.isLocal) return [];
    const now = this.core.context.clock.now();
    return [...this.core.state.members.invites].flatMap(([invite, { revoked, expiresAt, uses, admitted }]) => {
      if (revoked || expiresAt < now || admitted.size >= uses) return [];
      const invitePublicKey = fromBase64Url(invite);
      return [{ invitePublicKey, lobby: lobbyOf(invitePublicKey, this.core.state.idBytes), expiresAt }];
    });
  }

  admit(joinRequest: Uint8Array): readonly Uint8Array[] {
    const { state } = this.core;
    if (this.isLocal) throw new AppError('join-refused');
    const request = checkJoinRequest(state, joinRequest);
    const draft = this.core.draft();
    composeAdmission(draft, this.core.author('c'), { state, request, now: this.core.context.clock.now() });
    this.core.commitOwn(draft);
    return [...missingControl(this.core.source, this.core.state.dag.entries.values())];
  }

  rooms(): readonly RoomCredentials[] {
    return roomsAt(this.core.state, this.core.context.clock.now());
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
    const held = [...this.core.state.feeds.values()].filter(({ next }) => next > 0);
    const heads = held.flatMap((feed) => (feed.kind === 'm' ? [feed] : tipsOf(this.core.state, feed)).map(({ next, head }) => ({ feed: feed.root, next, head })));
    return heads.sort((a, b) => (a.feed < b.feed ? -1 : a.feed > b.feed ? 1 : Buffer.compare(a.head, b.head)));
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

  receive(update: Uint8Array): ReceiveResult {
    return this.core.receive(update);
  }

  tidy(): void {
    this.core.settleDue();
  }

  tail(): Y.Doc {
    return this.core.tail.doc;
  }

  viewsHash(): string {
    return hashViews(this.core.context.db, this.core.context.views, this.id);
  }
}
