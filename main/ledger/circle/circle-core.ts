import { AppError, must, type PersonId } from '#contract';
import type { DeviceKeys } from '../crypto/device-keys.ts';
import type { Op, View } from '../op.ts';
import type { ReceiveResult } from '../circle-ledger.ts';
import type { Feed } from '../gate/feed.ts';
import { judgeUpdate } from '../gate/gate.ts';
import { GateDraft } from '../gate/gate-draft.ts';
import type { GateState } from '../gate/gate-state.ts';
import { placeOf } from '../store/place.ts';
import type { ReadableEntry } from '../views/readable-entry.ts';
import { toBase64Url } from '../wire/base64-url.ts';
import type { ControlOp } from '../wire/control/control-op.ts';
import type { EraseTarget } from '../wire/header.ts';
import { MAX_INCARNATIONS, MAX_OP_BYTES } from '../wire/limits.ts';
import { encodeClearOp } from '../wire/op-body.ts';
import { encodeUpdate } from '../wire/update.ts';
import { Malformed } from '../wire/bytes.ts';
import { readBodies } from './refill.ts';
import { type CircleState, feedOf } from './circle-state.ts';
import { commit, writeTogether } from './commit.ts';
import { type Accepted, type Committed, readShown, viewSourceOf } from './committed.ts';
import { composeControl, composeMessage } from './compose.ts';
import type { HeldEpoch } from './held-epochs.ts';
import { isNamedByErase } from './erase-standing.ts';
import type { LedgerContext } from './ledger-context.ts';
import type { Source } from './missing.ts';
import { Tail } from './tail.ts';

export type Author = { readonly keys: DeviceKeys; readonly client: number };
type Message = { readonly kind: string; readonly body: unknown };
const READ_AT_ONCE = 1000;

/**
 * What a circle does to its rows. Invariants: nothing changes in memory before it is on disk; foreign bytes go through the gate and
 * nowhere else; the tail shows exactly what was committed.
 */
export class CircleCore {
  readonly context: LedgerContext;
  private current: CircleState;
  private surface: Tail | undefined;

  constructor(context: LedgerContext, state: CircleState) {
    this.context = context;
    this.current = state;
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

  author(kind: 'c' | 'm', keys = this.myKeys()): Author {
    const incarnation = this.current.members.devices.get(keys.device)?.incarnation ?? 0;
    const feed = feedOf(this.current, { device: keys.device, kind, incarnation });
    if (!feed) throw new AppError('not-a-member');
    return { keys, client: feed.client };
  }

  epoch(): HeldEpoch {
    const [epoch] = this.current.live;
    if (!epoch) throw new AppError('not-a-member');
    return epoch;
  }

  /** What answers to peers are read from. */
  get source(): Source {
    return { rows: this.context.rows, state: this.current, now: this.context.clock.now() };
  }

  draft(): GateDraft {
    return new GateDraft(this.gateState());
  }

  private gateState(): GateState {
    const { rows } = this.context;
    const { id: circle, dag, members, feeds } = this.current;
    return {
      circle,
      dag,
      members,
      feeds,
      headerAt: (feed, seq) => (feed.row === undefined ? undefined : rows.header.get(placeOf(feed.row, seq))),
      isNamedByErase: (target) => isNamedByErase({ rows }, this.current, target),
    };
  }

  /** Encrypts, signs and stores an op. Fails with `message-too-long`, `input-invalid`. */
  write(message: Message, by: { readonly keys: DeviceKeys; readonly sentAt: number; readonly kind: 'op' | 'erase' | 'undo'; readonly targets: readonly EraseTarget[] }): Op {
    const [taker] = this.context.engine.registry.get(message.kind) ?? [];
    must(taker, `some view takes ${message.kind}`);
    const parsed = taker.opKind.schema.safeParse(message.body);
    if (!parsed.success) throw new AppError('input-invalid', {}, { cause: parsed.error });
    const clear = encodeClearOp({ kind: message.kind, sentAt: Math.trunc(by.sentAt), body: message.body });
    if (clear.length > MAX_OP_BYTES) throw new AppError('message-too-long');
    const expiresAt = 0;
    const draft = this.draft();
    const author = this.author('m', by.keys);
    composeMessage(draft, author, { clear, epoch: this.epoch(), kind: by.kind, targets: by.targets, expiresAt, random: this.context.random });
    const written = this.commitOwn(draft)?.fresh[0]?.op;
    must(written, 'an own entry can be read');
    return { ...written, body: parsed.data };
  }

  writeControl(ops: readonly ControlOp[]): void {
    const draft = this.draft();
    const author = this.author('c');
    for (const op of ops) composeControl(draft, author, op);
    this.commitOwn(draft);
  }

  /** Stores own entries and hands them on, once they are durable. */
  commitOwn(draft: GateDraft): Committed | undefined {
    const verdict = draft.verdict();
    must(verdict.blame === undefined, 'own entries are well formed');
    if (verdict.accept.length === 0) return undefined;
    const committed = this.store(verdict);
    this.context.appended(this.current.id, encodeUpdate(committed.sections));
    return committed;
  }

  receive(update: Uint8Array): ReceiveResult {
    const verdict = judgeUpdate(this.gateState(), update);
    if (verdict.blame !== undefined) return { accepted: 0, skipped: [], forks: [], blame: verdict.blame };
    const { accept, skip, forks, branches } = verdict;
    if (accept.length + branches.length + forks.length > 0) this.store(verdict);
    const { device } = this.myKeys();
    const incarnation = this.current.members.devices.get(device)?.incarnation;
    const isMine = (feed: Feed): boolean => feed.device === device && feed.incarnation === incarnation;
    if (accept.some(({ before }) => isMine(before)) || forks.some(({ feed }) => isMine(feed))) this.startIncarnation();
    const accepted = accept.reduce((sum, { entries }) => sum + entries.length, branches.length);
    return { accepted, skipped: skip, forks: [...new Set(forks.map(({ feed }) => feed.root))] };
  }

  /** Others hold entries of mine that I do not remember: I was restored from a backup, and go on in new feeds. */
  private startIncarnation(): void {
    const { device } = this.myKeys();
    const old = this.current.members.devices.get(device)?.incarnation ?? 0;
    const headOf = (kind: 'c' | 'm') => {
      const feed = feedOf(this.current, { device, kind, incarnation: old });
      return { next: feed?.next ?? 0, head: toBase64Url(feed?.head ?? new Uint8Array(32)) };
    };
    const next = feedOf(this.current, { device, kind: 'c', incarnation: old + 1 });
    if (!next || old + 1 >= MAX_INCARNATIONS) return this.context.log.warn('incarnation-refused', { number: old + 1 });
    const draft = this.draft();
    const op = { kind: 'incarnation.start', number: old + 1, control: headOf('c'), messages: headOf('m') } as const;
    composeControl(draft, { keys: this.myKeys(), client: next.client }, op);
    this.commitOwn(draft);
    return this.context.log.info('incarnation-started', { number: op.number });
  }

  private store(accepted: Accepted): Committed {
    return this.show(commit(this.context, this.current, accepted));
  }

  /** Drops bodies whose time has come. */
  settleDue(): void {
    this.show(writeTogether(this.context, this.current, (writer) => writer.settleDue()));
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
    this.current = committed.state;
    this.surface?.show(committed.sections, committed.deletions);
    for (const { view, keys } of committed.changed) this.context.viewsChanged({ circle: this.current.id, view, keys });
    return committed;
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
