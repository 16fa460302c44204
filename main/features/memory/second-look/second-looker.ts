import { type LookFailure, secondLook } from '#ai';
import type { CircleId, SecondLookState } from '#contract';
import { type Database, errorPlace } from '#platform';
import { redactConversation, type Seen, type VaultStore } from '#privacy';
import { readState } from '../circle-state.ts';
import type { MemoryDeps } from '../memory.ts';
import { noteRead } from '../reads.ts';
import { countLooks, markUnreadable, storeLook, type Waiting, waitingItems } from './looks.ts';

/** It waits until nothing was learned for so long: a model weighs a gigabyte and more, and people talk in bursts. */
const QUIET_MS = 20_000;
/** Asked at once, so that what was read is kept when the rest is not. */
const PAGE = 8;
/** In one go, newest first; the rest waits for what is said next. */
const MOST_AT_ONCE = 64;

type LookerDeps = Pick<MemoryDeps, 'db' | 'circles' | 'clock' | 'detect' | 'taggers' | 'engine' | 'wantsSecondLook' | 'tell' | 'log' | 'onPrompt'> & {
  readonly fileOf: (circle: CircleId) => Database | undefined;
  readonly vaultOf: (circle: CircleId) => VaultStore;
};

/**
 * Lets the language model look at what is remembered, once a group is quiet, and masks what it alone saw. Invariants: one look at a time; it never takes a mask away;
 * after `abort` nothing of that look is asked or written; a memory is read again only when its words are others.
 */
export class SecondLooker {
  readonly #deps: LookerDeps;
  readonly #soon = new Map<CircleId, () => void>();
  readonly #failed = new Map<CircleId, LookFailure>();
  #reading: CircleId | undefined;
  #work: Promise<void> = Promise.resolve();
  #abort = new AbortController();
  #isStopped = false;

  constructor(deps: LookerDeps) {
    this.#deps = deps;
  }

  /** Something was learned, or may be looked at now: looks when the group is quiet. */
  soon(circle: CircleId): void {
    this.#soon.get(circle)?.();
    if (this.#isStopped) return;
    this.#soon.set(circle, this.#deps.clock.after(QUIET_MS, () => {
      this.#soon.delete(circle);
      this.#work = this.#work.then(() => this.#look(circle));
    }));
  }

  state(circle: CircleId): SecondLookState {
    const { engine, wantsSecondLook, fileOf } = this.#deps;
    const file = fileOf(circle);
    const counts = file ? countLooks(file) : { waiting: 0, unreadable: 0 };
    if (!wantsSecondLook()) return { state: 'off', ...counts };
    if (engine.model() === undefined) return { state: 'no-model', ...counts };
    if (this.#reading === circle) return { state: 'reading', ...counts };
    if (counts.waiting === 0) return { state: 'done', ...counts };
    return { state: this.#failed.has(circle) ? 'failed' : 'waiting', ...counts };
  }

  /** Its memory is going for good. */
  drop(circle: CircleId): void {
    this.#soon.get(circle)?.();
    this.#soon.delete(circle);
    this.abort();
  }

  /** Ends the look that runs: nothing more is asked, and nothing it heard is kept. */
  abort(): void {
    this.#abort.abort();
    this.#abort = new AbortController();
  }

  async stop(): Promise<void> {
    this.#isStopped = true;
    for (const cancel of this.#soon.values()) cancel();
    this.abort();
    await this.#work;
  }

  async #look(circle: CircleId): Promise<void> {
    const { signal } = this.#abort;
    const { engine, wantsSecondLook, tell, log } = this.#deps;
    if (this.#isStopped || !this.#deps.circles().includes(circle) || !wantsSecondLook() || engine.model() === undefined) return;
    this.#reading = circle;
    try {
      const failure = await this.#readWaiting(circle, signal);
      if (failure === undefined || failure === 'cancelled') this.#failed.delete(circle);
      else this.#failed.set(circle, failure);
      if (failure === 'cancelled' && this.#deps.circles().includes(circle)) this.soon(circle);
    } catch (error) {
      this.#failed.set(circle, 'engine-failed');
      log.warn('second-look-failed', { at: errorPlace(error) });
    } finally {
      this.#reading = undefined;
      if (!this.#isStopped) tell({ topic: 'memory', circle });
    }
  }

  async #readWaiting(circle: CircleId, signal: AbortSignal): Promise<LookFailure | undefined> {
    for (let read = 0; read < MOST_AT_ONCE; read += PAGE) {
      const file = this.#deps.fileOf(circle);
      const items = file && readState(this.#deps.db, circle).on && this.#deps.wantsSecondLook() ? waitingItems(file, PAGE) : [];
      if (!file || items.length === 0) return undefined;
      const failure = await this.#readPage({ circle, file, items, signal });
      if (failure !== undefined) return failure;
    }
    return undefined;
  }

  async #readPage({ circle, file, items, signal }: { readonly circle: CircleId; readonly file: Database; readonly items: readonly Waiting[]; readonly signal: AbortSignal }): Promise<LookFailure | undefined> {
    const { engine, clock, detect, taggers, vaultOf, fileOf, tell, onPrompt } = this.#deps;
    const vault = vaultOf(circle);
    const { seen, unreadable, failure } = await secondLook({
      engine,
      texts: items,
      vault,
      detect: detect(circle),
      signal,
      onRead: (read) => fileOf(circle) === file && noteRead(file, clock.now(), read),
      ...(onPrompt && { onPrompt }),
    });
    const tagged = await taggers.read(items.filter(({ id }) => seen.get(id)?.length).map(({ redacted }) => redacted), 'background');
    // It may have been forgotten, or another memory stand in its place.
    if (signal.aborted || fileOf(circle) !== file) return 'cancelled';
    const mask = (item: Waiting, found: readonly Seen[]) =>
      redactConversation([{ id: item.message, author: '', text: item.redacted }], { ...detect(circle), vault, tagged, seen: () => found })[0];
    file.transaction(() => {
      for (const item of items) {
        const found = seen.get(item.id);
        if (found) storeLook(file, item, found.length > 0 ? mask(item, found) : undefined);
        else if (unreadable.has(item.id)) markUnreadable(file, item);
      }
    })();
    tell({ topic: 'memory', circle });
    return failure;
  }
}
