import type { CircleId, EntryId, Message } from '#contract';
import { type Database, errorPlace } from '#platform';
import type { Tagged, VaultStore } from '#privacy';
import { readState } from '../circle-state.ts';
import type { MemoryDeps } from '../memory.ts';
import { metaOf, setMeta } from '../memory-file.ts';
import { noteRead } from '../reads.ts';
import { heldMessages } from '../vault-sources.ts';
import { forgetMessages, isGone, learnMessages, textsToLearn } from './learn-messages.ts';

const PAGE = 100;
const AROUND = 24;
const CURSOR = 'learned-up-to';
/** More than this at once is a history that arrives: it is stored first, learned from once it has come to rest. */
const HISTORY = 100;
const AT_REST_MS = 1_500;

type LearnerDeps = Pick<MemoryDeps, 'db' | 'chat' | 'detect' | 'taggers' | 'tell' | 'clock' | 'log' | 'onPrompt'> & {
  /** The circle's open file; undefined while it is being forgotten. */
  readonly fileOf: (circle: CircleId) => Database | undefined;
  readonly vaultOf: (circle: CircleId) => VaultStore;
  /** What is remembered has changed. */
  readonly onLearned: (circle: CircleId) => void;
};

const nextTurn = (): Promise<void> => new Promise((resolve) => void setImmediate(resolve));

/** Keeps memory in step with the chat: what is new, edited, kept or deleted, a page at a time so that nobody waits for it. */
export class Learner {
  readonly #deps: LearnerDeps;
  readonly #waiting = new Map<CircleId, Set<EntryId>>();
  /** Where learning failed (a full disk, a damaged page): the next change there catches up from the last that was learned. */
  readonly #behind = new Set<CircleId>();
  #work: Promise<void> = Promise.resolve();
  #isStopped = false;
  /** The last piece of a history: learning waits for the one after which no other came. */
  #arriving: object | undefined;
  #wake: () => void = () => undefined;
  readonly #stopListening: () => void;

  constructor(deps: LearnerDeps) {
    this.#deps = deps;
    this.#stopListening = deps.chat.onChange((circle, ids) => this.#changed(circle, ids));
  }

  /** Learns what came since the last run. */
  catchUp(circle: CircleId): void {
    this.#then(circle, () => this.#catchUp(circle));
  }

  /** After a Forget: everything up to `last` counts as learned, what came since is caught up with. */
  goOnAfter(circle: CircleId, last: EntryId | undefined): void {
    const file = this.#deps.fileOf(circle);
    if (file && last !== undefined) setMeta(file, CURSOR, last);
    this.catchUp(circle);
  }

  settled(): Promise<void> {
    return this.#work;
  }

  async stop(): Promise<void> {
    this.#isStopped = true;
    this.#stopListening();
    this.#wake();
    await this.#work;
  }

  #changed(circle: CircleId, ids: readonly EntryId[]): void {
    if (ids.length > HISTORY) this.#arriving = {};
    if (this.#behind.delete(circle)) return this.catchUp(circle);
    const waiting = this.#waiting.get(circle);
    if (waiting) {
      for (const id of ids) waiting.add(id);
      return undefined;
    }
    this.#waiting.set(circle, new Set(ids));
    this.#then(circle, async () => {
      await this.#atRest();
      await this.#learnWaiting(circle);
    });
    return undefined;
  }

  async #atRest(): Promise<void> {
    while (this.#arriving && !this.#isStopped) {
      const seen = this.#arriving;
      await new Promise<void>((resolve) => {
        const timer = setTimeout(resolve, AT_REST_MS);
        this.#wake = () => {
          clearTimeout(timer);
          resolve();
        };
      });
      if (this.#arriving === seen) this.#arriving = undefined;
    }
  }

  #then(circle: CircleId, run: () => Promise<void>): void {
    this.#work = this.#work.then(async () => {
      await nextTurn();
      try {
        if (!this.#isStopped) await run();
      } catch (error) {
        this.#behind.add(circle);
        this.#deps.log.warn('learning-failed', { at: errorPlace(error) });
      }
    });
  }

  async #learnWaiting(circle: CircleId): Promise<void> {
    const ids = [...(this.#waiting.get(circle) ?? [])];
    this.#waiting.delete(circle);
    const { chat } = this.#deps;
    for (let start = 0; start < ids.length && !this.#isStopped; start += PAGE) {
      const page = ids.slice(start, start + PAGE);
      this.#forgetMissing(circle, page);
      const messages = page.flatMap((id) => chat.message(circle, id) ?? []);
      await this.#learn(circle, messages, chat.newest(circle, AROUND));
      if (start + PAGE < ids.length) await nextTurn();
    }
    const last = chat.newest(circle, 1)[0];
    const file = this.#deps.fileOf(circle);
    if (file && last) setMeta(file, CURSOR, last.id);
  }

  async #catchUp(circle: CircleId): Promise<void> {
    const { chat, fileOf } = this.#deps;
    const file = fileOf(circle);
    if (!file) return;
    await this.#letGo(circle, file);
    let after = metaOf(file, CURSOR);
    let before: readonly Message[] = [];
    for (;;) {
      const page = chat.messagesSince(circle, { after, limit: PAGE });
      const last = page.at(-1);
      if (last === undefined || this.#isStopped || !(await this.#learn(circle, page, [...before.slice(-AROUND), ...page]))) return;
      setMeta(file, CURSOR, last.id);
      after = last.id;
      before = page;
      await nextTurn();
    }
  }

  /** What was deleted, kept from the AI or has disappeared after the last moment in which somebody learned: a crash may lie between. */
  async #letGo(circle: CircleId, file: Database): Promise<void> {
    const held = heldMessages(file);
    for (let start = 0; start < held.length && !this.#isStopped; start += PAGE) {
      const page = held.slice(start, start + PAGE);
      this.#forgetMissing(circle, page);
      const messages = page.flatMap((id) => this.#deps.chat.message(circle, id) ?? []);
      await this.#learn(circle, messages.filter(isGone), []);
      await nextTurn();
    }
  }

  /** Messages that have disappeared take along what was remembered of them. */
  #forgetMissing(circle: CircleId, ids: readonly EntryId[]): void {
    const { chat, fileOf, vaultOf, tell } = this.#deps;
    const missing = ids.filter((id) => chat.message(circle, id) === undefined);
    const file = missing.length > 0 ? fileOf(circle) : undefined;
    if (file && forgetMessages(missing, { db: file, vault: vaultOf(circle) })) tell({ topic: 'memory', circle });
  }

  /** @returns whether there was a memory to put it in */
  async #learn(circle: CircleId, messages: readonly Message[], around: readonly Message[]): Promise<boolean> {
    const { db, chat, fileOf, taggers } = this.#deps;
    if (!fileOf(circle)) return false;
    const texts = textsToLearn(messages, readState(db, circle));
    if (texts.length === 0) return this.#write(circle, { messages, around });
    const tagged = await taggers.read(texts, 'background');
    // They may have been edited, kept from the AI or deleted while they were read, and the memory forgotten.
    if (this.#isStopped) return false;
    return this.#write(circle, { messages: messages.flatMap(({ id }) => chat.message(circle, id) ?? []), around, tagged });
  }

  #write(circle: CircleId, { messages, around, tagged }: { readonly messages: readonly Message[]; readonly around: readonly Message[]; readonly tagged?: Tagged }): boolean {
    const { db, clock, detect, fileOf, vaultOf, tell, onPrompt } = this.#deps;
    const file = fileOf(circle);
    if (!file) return false;
    const { on, learnAfter } = readState(db, circle);
    const note = (ids: readonly EntryId[]): void => noteRead(file, clock.now(), { why: 'memory', messages: ids, tier: 'rules', model: undefined });
    const reading = { ...detect(circle), ...(tagged && { tagged }) };
    const learning = { db: file, noteRead: note, vault: vaultOf(circle), detect: reading, on, learnAfter, around, ...(onPrompt && { onPrompt }) };
    if (!learnMessages(messages, learning)) return true;
    tell({ topic: 'memory', circle });
    this.#deps.onLearned(circle);
    return true;
  }
}
