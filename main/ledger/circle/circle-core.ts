import { AppError, type DeviceId, must, type PersonId } from '#contract';
import type { DeviceKeys } from '../crypto/device-keys.ts';
import type { Op, View } from '../op.ts';
import type { Frontier, KeepLimits, ReceiveResult } from '../circle-ledger.ts';
import type { Feed } from '../gate/feed.ts';
import { judgeUpdate } from '../gate/gate.ts';
import { GateDraft } from '../gate/gate-draft.ts';
import type { GateState } from '../gate/gate-state.ts';
import { judgeOp } from '../membership/judge-op.ts';
import { placeOf } from '../store/place.ts';
import type { ReadableEntry } from '../views/readable-entry.ts';
import { toBase64Url } from '../wire/base64-url.ts';
import type { ControlOp } from '../wire/control/control-op.ts';
import type { EraseTarget } from '../wire/header.ts';
import { BODY_KEPT_MS, MAX_INCARNATIONS, MAX_OP_BYTES, MAX_SEQ } from '../wire/limits.ts';
import { encodeClearOp } from '../wire/op-body.ts';
import { encodeUpdate } from '../wire/update.ts';
import { Malformed } from '../wire/bytes.ts';
import { readBodies } from './refill.ts';
import { type CircleState, feedOf, isMailbox, withEpochs } from './circle-state.ts';
import { commit, foldLogIn, writeTogether } from './commit.ts';
import { type Accepted, type Committed, readShown, viewSourceOf } from './committed.ts';
import { composeControl, composeMessage } from './compose.ts';
import { frontierOf, frontierWithout, lacksOf } from './frontier.ts';
import { expiryOf } from './expiry-of.ts';
import { type Arrival, Intake } from './intake.ts';
import { bodiesBeyond } from './kept-bodies.ts';
import { Duties } from './duties.ts';
import { grantsFor } from './grants.ts';
import { newEpoch } from './new-epoch.ts';
import type { HeldEpoch } from './held-epochs.ts';
import { isNamedByErase } from './erase-standing.ts';
import type { LedgerContext } from './ledger-context.ts';
import type { Source } from './missing.ts';
import { Tail } from './tail.ts';

export type Author = { readonly keys: DeviceKeys; readonly client: number };
type Message = { readonly kind: string; readonly body: unknown };
const READ_AT_ONCE = 1000;
/** How often a peer's word alone may start new feeds: only its own entries prove it, and a liar has none. */
const MOST_BY_HEARSAY = 8;

/**
 * What a circle does to its rows. Invariants: nothing changes in memory before it is on disk; foreign bytes go through the gate and
 * nowhere else; the tail shows exactly what was committed.
 */
export class CircleCore {
  readonly context: LedgerContext;
  readonly intake: Intake;
  private current: CircleState;
  private surface: Tail | undefined;
  private readonly duties = new Duties();
  private startedByHearsay = 0;
  /** What has been taken in a transaction that is not durable yet. */
  private held: { readonly committed: Committed; readonly before: CircleState }[] | undefined;

  constructor(context: LedgerContext, state: CircleState) {
    this.context = context;
    this.current = state;
    this.intake = new Intake(context.rows, context.intakeLimits);
  }

  get state(): CircleState {
    return this.current;
  }

  get tail(): Tail {
    this.surface ??= new Tail(this.context.rows, this.current);
    return this.surface;
  }

  myKeys(): DeviceKeys {
    const [keys] = this.current.keys;
    must(keys, 'a circle has a device of mine');
    return keys;
  }

  /** The keys of an invented person. Fails with `not-allowed` for anybody else. */
  keysOf(person: PersonId): DeviceKeys {
    const keys = this.current.keys.find(({ device }) => this.current.members.devices.get(device)?.person === person);
    if (!keys) throw new AppError('not-allowed');
    return keys;
  }

  /** This device, and whose it is. */
  me(): { readonly device: DeviceId; readonly person: PersonId } {
    const { device } = this.myKeys();
    return { device, person: this.current.members.known.get(device)?.person ?? '' };
  }

  /** Fails with `removed-from-circle`, `left-circle`, `device-forked`, `not-a-member`: then nothing can be written. */
  checkPresent(keys = this.myKeys()): void {
    const status = this.current.members.known.get(keys.device)?.status;
    if (status === 'removed' || status === 'void') throw new AppError('removed-from-circle');
    if (status === 'left') throw new AppError('left-circle');
    if (status === 'forked') throw new AppError('device-forked');
    if (status === undefined) throw new AppError('not-a-member');
    if (isMailbox(this.current)) throw new AppError('not-allowed');
  }

  /** Whether the circle as it is here lets this device write an op. */
  mayWrite(op: ControlOp): boolean {
    const { id: circle, members, feeds } = this.current;
    const { device } = this.myKeys();
    const incarnation = members.known.get(device)?.incarnation ?? 0;
    const feed = feedOf({ feeds }, { device, kind: 'c', incarnation });
    return feed !== undefined && judgeOp(members, { circle, author: device, seq: feed.next, incarnation, op }).valid;
  }

  author(kind: 'c' | 'm', keys = this.myKeys()): Author {
    this.checkPresent(keys);
    const known = this.current.members.known.get(keys.device);
    if (known && known.incarnation < known.from && keys === this.myKeys()) this.startIncarnation();
    const incarnation = this.current.members.devices.get(keys.device)?.incarnation ?? 0;
    const feed = feedOf(this.current, { device: keys.device, kind, incarnation });
    if (!feed) throw new AppError('not-a-member');
    return { keys, client: feed.client };
  }

  /** The epoch to encrypt under. Where there is none, one is made at once: what somebody writes must not wait, and never goes to who was removed. */
  epoch(): HeldEpoch {
    if (!this.current.writing) this.writeControl([{ kind: 'epoch.rotate', ...newEpoch(this.context.random, this.current.members) }]);
    must(this.current.writing, 'an epoch that was just made is in use');
    return this.current.writing;
  }

  /** Grants a device every epoch that is held here and that it may have. */
  grantHistory(device: DeviceId): void {
    const grants = grantsFor(this.current, this.current.members, device);
    if (grants.length > 0) this.writeControl(grants);
  }

  /** Whatever time, and what has arrived, ask of this device. */
  tidy(): void {
    this.settleDue();
    const { device } = this.myKeys();
    const known = this.current.members.known.get(device);
    if (known?.status !== 'present' || isMailbox(this.current) || this.current.members.founded?.local !== false) return;
    if (known.incarnation < known.from) this.startIncarnation();
    const ops = this.duties.due({ context: this.context, state: this.current, device });
    if (ops.length > 0) this.writeControl(ops);
  }

  private paused(): readonly Feed[] {
    return this.intake.paused(this.current, this.context.clock.now());
  }

  pullFrontier(): Frontier {
    return frontierWithout(frontierOf(this.context.rows, this.current), this.paused());
  }

  lacks(theirs: Frontier): boolean {
    return lacksOf(this.current, theirs, new Set(this.paused().map(({ client }) => client)));
  }

  /** A peer shows more of my own feed than I remember: I was restored from an old copy, and go on in new feeds before I write again. */
  hearHeads(theirs: Frontier): void {
    const { device } = this.myKeys();
    const known = this.current.members.known.get(device);
    if (known?.status !== 'present' || this.startedByHearsay >= MOST_BY_HEARSAY) return;
    const isAhead = (['c', 'm'] as const).some((kind) => {
      const feed = feedOf(this.current, { device, kind, incarnation: known.incarnation });
      return feed !== undefined && theirs.some(({ feed: root, next }) => root === feed.root && next > feed.next && next <= MAX_SEQ);
    });
    if (!isAhead) return;
    this.startedByHearsay += 1;
    this.startIncarnation();
  }

  /** What answers to peers are read from. */
  get source(): Source {
    return { rows: this.context.rows, state: this.current, now: this.context.clock.now() };
  }

  draft(): GateDraft {
    return new GateDraft(this.gateState(this.arrivalBy(undefined)));
  }

  private arrivalBy(carrier: DeviceId | undefined): Arrival {
    return { now: this.context.clock.now(), carrier };
  }

  private gateState(arrival: Arrival): GateState {
    const { current: state, context } = this;
    const { id: circle, dag, members, feeds, cuts } = state;
    // Asked of the rows only where something foreign arrives: what this device writes itself is never a flood.
    let [paused, isUnwanted]: [ReadonlySet<number>?, GateState['isUnwanted']?] = [];
    return {
      circle,
      dag,
      members,
      feeds,
      headerAt: (feed, seq) => (feed.row === undefined ? undefined : context.rows.header.get(placeOf(feed.row, seq))),
      isUnwanted: (feed) => (isUnwanted ??= this.intake.unwanted(state, arrival))(feed),
      wantedUntil: ({ client, next }) => {
        paused ??= new Set(this.intake.paused(state, arrival.now).map((feed) => feed.client));
        return paused.has(client) ? next : (cuts.get(client)?.wantedUntil ?? MAX_SEQ);
      },
      isNamedByErase: (target) => isNamedByErase(context, state, target),
    };
  }

  /** Encrypts, signs and stores an op. `goesBy`: ms, when its body is to go at the latest. Fails with `message-too-long`, `input-invalid`. */
  write(message: Message, by: { readonly keys: DeviceKeys; readonly sentAt: number; readonly kind: 'op' | 'erase' | 'undo'; readonly targets: readonly EraseTarget[]; readonly call?: string | undefined; readonly goesBy?: number | undefined }): Op {
    this.checkPresent(by.keys);
    const [taker] = this.context.engine.registry.get(message.kind) ?? [];
    must(taker, `some view takes ${message.kind}`);
    const parsed = taker.opKind.schema.safeParse(message.body);
    if (!parsed.success) throw new AppError('input-invalid', {}, { cause: parsed.error });
    const op = { kind: message.kind, sentAt: Math.trunc(by.sentAt), body: parsed.data };
    const clear = encodeClearOp({ ...op, body: message.body });
    if (clear.length > MAX_OP_BYTES) throw new AppError('message-too-long');
    const expiresAt = expiryOf(this.context.rows, this.current, { opKind: taker.opKind, body: parsed.data, sentAt: by.sentAt, goesBy: by.goesBy });
    const author = this.author('m', by.keys);
    const epoch = this.epoch();
    const draft = this.draft();
    composeMessage(draft, author, { circle: this.current.idBytes, op, clear, epoch, kind: by.kind, targets: by.targets, expiresAt, random: this.context.random });
    const written = this.commitOwn(draft, by.call)?.fresh[0]?.op;
    must(written, 'an own entry can be read');
    return written;
  }

  writeControl(ops: readonly ControlOp[]): void {
    const author = this.author('c');
    const draft = this.draft();
    for (const op of ops) composeControl(draft, author, op);
    this.commitOwn(draft);
  }

  /** From now on a newcomer: its first history is no flood. */
  cameIn(memberSince: number): void {
    this.current = { ...this.current, memberSince };
  }

  /** Opens what was sealed to a recovery key as well, as long as this runs: so a device that it took in finds the others before they know it. */
  alsoOpenWith(recovery: DeviceKeys): void {
    const others = [...(this.current.others ?? []).filter(({ device }) => device !== recovery.device), recovery];
    this.current = withEpochs({ ...this.current, others });
  }

  /** Fails with `not-allowed` where the circle does not let this device write it. */
  writeAllowed(op: ControlOp, before: () => void = () => undefined): void {
    this.checkPresent(this.myKeys());
    if (!this.mayWrite(op)) throw new AppError('not-allowed');
    before();
    this.writeControl([op]);
  }

  /** Stores own entries and hands them on, once they are durable. */
  commitOwn(draft: GateDraft, call?: string): Committed | undefined {
    const verdict = draft.verdict();
    must(verdict.blame === undefined, 'own entries are well formed');
    if (verdict.accept.length === 0) return undefined;
    const committed = this.store({ ...verdict, call });
    this.context.appended(this.current.id, () => encodeUpdate(committed.sections));
    return committed;
  }

  /** `carrier`: the member device that sent it when it was asked. */
  receive(update: Uint8Array, carrier?: DeviceId): ReceiveResult {
    return this.take(update, { arrival: this.arrivalBy(carrier), mayBeginAnew: true });
  }

  /** The same for a circle that is on its way back: what it wrote once comes in with the rest, and it begins anew when all of that is known. */
  receiveReturning(update: Uint8Array): ReceiveResult {
    return this.take(update, { arrival: this.arrivalBy(undefined), mayBeginAnew: false });
  }

  /**
   * Takes updates of one carrier all together or not at all. `check` is asked once all are in: what it throws leaves everything as it was.
   * Nobody is told of anything before all of it is durable.
   */
  receiveTogether<Value>(updates: readonly Uint8Array[], carrier: DeviceId, check: (results: readonly ReceiveResult[]) => Value): Value {
    const before = this.current;
    const arrival = this.arrivalBy(carrier);
    const held: { readonly committed: Committed; readonly before: CircleState }[] = [];
    this.held = held;
    try {
      const value = this.context.db.transaction(() => check(updates.map((update) => this.take(update, { arrival, mayBeginAnew: false })))).immediate();
      this.held = undefined;
      if (held.some(({ committed }) => committed.deletions.length > 0)) foldLogIn(this.context);
      for (const one of held) this.tell(one.committed, one.before);
      if (this.myEntries(this.current) > this.myEntries(before)) this.startIncarnation();
      return value;
    } catch (error) {
      if (this.held) this.current = before;
      throw error;
    } finally {
      this.held = undefined;
    }
  }

  /** How many entries this device's own feeds hold. */
  private myEntries({ members, feeds }: CircleState): number {
    const { device } = this.myKeys();
    const incarnation = members.devices.get(device)?.incarnation ?? 0;
    return (['c', 'm'] as const).reduce((sum, kind) => sum + (feedOf({ feeds }, { device, kind, incarnation })?.next ?? 0), 0);
  }

  private take(update: Uint8Array, { arrival, mayBeginAnew }: { readonly arrival: Arrival; readonly mayBeginAnew: boolean }): ReceiveResult {
    const before = this.current;
    const verdict = judgeUpdate(this.gateState(arrival), update);
    if (verdict.blame !== undefined) return { accepted: 0, skipped: [], forks: [], blame: verdict.blame };
    const { accept, skip, forks, branches } = verdict;
    if (accept.length + branches.length + forks.length > 0) this.store(verdict);
    this.intake.note({ before, after: this.current }, { accept, branches }, arrival);
    const { device } = this.myKeys();
    const incarnation = this.current.members.devices.get(device)?.incarnation;
    const isMine = (feed: Feed): boolean => feed.device === device && feed.incarnation === incarnation && incarnation !== undefined;
    if (mayBeginAnew && (accept.some(({ before }) => isMine(before)) || forks.some(({ feed }) => isMine(feed)))) this.startIncarnation();
    const accepted = accept.reduce((sum, { entries }) => sum + entries.length, branches.length);
    return { accepted, skipped: skip, forks: [...new Set(forks.map(({ feed }) => feed.root))] };
  }

  /** Others hold, or may hold, entries of mine that I do not remember (a restored backup, a damaged database): I go on in new feeds. */
  startIncarnation(): void {
    const { device } = this.myKeys();
    const known = this.current.members.known.get(device);
    const old = known?.incarnation ?? 0;
    const number = Math.max(old + 1, known?.from ?? 0);
    const headOf = (kind: 'c' | 'm') => {
      const feed = feedOf(this.current, { device, kind, incarnation: old });
      return { next: feed?.next ?? 0, head: toBase64Url(feed?.head ?? new Uint8Array(32)) };
    };
    const next = feedOf(this.current, { device, kind: 'c', incarnation: number });
    if (!next || number >= MAX_INCARNATIONS) return this.context.log.warn('incarnation-refused', { number });
    const draft = this.draft();
    const op = { kind: 'incarnation.start', number, control: headOf('c'), messages: headOf('m') } as const;
    composeControl(draft, { keys: this.myKeys(), client: next.client }, op);
    this.commitOwn(draft);
    return this.context.log.info('incarnation-started', { number: op.number });
  }

  private store(accepted: Accepted): Committed {
    return this.show(commit(this.context, this.current, accepted));
  }

  /** Drops bodies whose time has come. */
  private settleDue(): void {
    const { rows, clock } = this.context;
    const { row } = this.current;
    const now = clock.now();
    if (rows.due.get(row, now) === undefined && rows.hiddenSince.get(row, now - BODY_KEPT_MS) === undefined) return;
    this.show(
      writeTogether(this.context, this.current, (writer) => {
        writer.settleDue();
        writer.dropPastCuts();
      }),
    );
  }

  /** Drops the oldest bodies a mailbox keeps, until what is left is within the limits. */
  keepWithin(limits: KeepLimits): number {
    must(isMailbox(this.current), 'only a mailbox drops what nobody deleted');
    const places = bodiesBeyond(this.context, this.current, limits);
    if (places.length > 0) this.show(writeTogether(this.context, this.current, (writer) => writer.forget(places)));
    return places.length;
  }

  /** Takes bodies that were missing here. */
  receiveBodies(bytes: Uint8Array): { readonly accepted: number; readonly blame?: string } {
    try {
      const filled = readBodies(this.context.rows, this.current, bytes);
      if (filled.length > 0) this.show(writeTogether(this.context, this.current, (writer) => filled.forEach(({ stored, body }) => writer.fill(stored, body))));
      return { accepted: filled.length };
    } catch (error) {
      if (error instanceof Malformed) return { accepted: 0, blame: error.message };
      throw error;
    }
  }

  private show(committed: Committed): Committed {
    const before = this.current;
    this.current = committed.state;
    if (this.held) this.held.push({ committed, before });
    else this.tell(committed, before);
    return committed;
  }

  private tell({ sections, deletions, changed, state }: Committed, before: CircleState): void {
    this.surface?.show(sections, deletions);
    for (const { view, keys } of changed) this.context.viewsChanged({ circle: state.id, view, keys });
    if (before.members !== state.members) this.context.membersChanged(state.id);
  }

  /** Fills views that were made empty. Inside the caller's transaction. */
  fillViews(views: readonly View[]): void {
    for (const feed of this.current.feeds.values()) {
      if (feed.kind !== 'm' || feed.row === undefined) continue;
      for (let from = 0; from < feed.next; from += READ_AT_ONCE) {
        const fresh: ReadableEntry[] = [];
        for (let seq = from; seq < Math.min(from + READ_AT_ONCE, feed.next); seq += 1) {
          const entry = readShown(this.current, this.context.rows, { feed, seq, place: placeOf(feed.row, seq) });
          if (entry) fresh.push(entry);
        }
        this.context.engine.absorb(viewSourceOf(this.context, this.current, fresh), { fresh, gone: [], arrived: [] }, views);
      }
    }
  }
}
