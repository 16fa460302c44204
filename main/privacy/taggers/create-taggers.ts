import { type Clock, isWithin, type Log, type Random } from '#platform';
import { TAGGER_LIMITS, type TaggedSpan, type TaggerFailure } from '#tagger-worker';
import { HAN, LATIN } from '../text/character-classes.ts';
import { toNormalForm } from '../text/normal-form.ts';
import { ReadCache } from './read-cache.ts';
import { sentencesOf } from './sentences.ts';
import { TaggerThread } from './tagger-thread.ts';
import type { Protection, Tagged, Taggers } from './taggers.ts';

export type TaggersOptions = {
  /** Absolute paths, from the host: the thread's entry, and the folder with the weights. */
  readonly entry: string;
  readonly folder: string;
  readonly clock: Clock;
  readonly random: Random;
  readonly log: Log;
  /** The thread ends, and its memory is freed, when nobody asked for so long. */
  readonly idleMs?: number;
  readonly wasmOnly?: boolean;
  /** Ids of the taggers to use; all of them where it is left out. */
  readonly only?: readonly string[];
};

const IDLE_MS = 30_000;
const CACHED_TEXTS = 8_000;
/** A job is short, so that what a person waits for is next in a tenth of a second; longer where texts are read fast, since to hand one over takes a millisecond. */
const JOB = { ms: 84, least: { texts: 32, characters: 1_200 }, most: { texts: 256, characters: 9_600 } } as const;
/** Milliseconds a character, on a slow machine and by all taggers. */
const SLOW = JOB.ms / JOB.least.characters;
const FEW_CHARACTERS = 150;
/** How long nobody tries again after two threads ended by themselves. */
const REST_MS = 600_000;
/** Under this name stands what hinders every tagger: the thread itself. */
const ALL = 'thread';

type Job = { readonly texts: readonly string[]; readonly lane: 'interactive' | 'background'; readonly done: () => void };

/**
 * Texts in jobs of a size that is soon read, those of like length together: what is padded in a run of a graph costs as much as what is read.
 * @param pace milliseconds a character, at most `SLOW`
 */
const jobsOf = (texts: readonly string[], pace: number): readonly (readonly string[])[] => {
  const times = SLOW / pace;
  const most = { texts: Math.min(JOB.most.texts, JOB.least.texts * times), characters: Math.min(JOB.most.characters, JOB.least.characters * times) };
  const jobs: string[][] = [];
  let room = 0;
  for (const text of texts.toSorted((a, b) => a.length - b.length)) {
    const last = jobs.at(-1);
    if (last && last.length < most.texts && text.length <= room) last.push(text);
    else {
      jobs.push([text]);
      room = most.characters;
    }
    room -= text.length;
  }
  return jobs;
};

/** Of a name, who cannot read is taken to see what the others see: its silence says nothing. */
const asIfRead = (found: TaggedSpan, failed: readonly string[]): TaggedSpan => {
  if (found.kind !== 'PERSON' || failed.length === 0) return found;
  const most = Math.max(0, ...Object.values(found.by));
  return { ...found, by: { ...Object.fromEntries(failed.map((tagger) => [tagger, most])), ...found.by } };
};

class ThreadedTaggers implements Taggers {
  readonly #options: TaggersOptions;
  readonly #cache: ReadCache;
  readonly #queue: Job[] = [];
  readonly #listeners = new Set<(protection: Protection) => void>();
  readonly #failures = new Map<string, TaggerFailure['reason']>();
  #thread: TaggerThread | undefined;
  #isRunning = false;
  #isStopped = false;
  /** Threads that ended by themselves, one after another; after the first, WebAssembly is tried. */
  #crashes = 0;
  /** Milliseconds a character, of the jobs lately. */
  #pace = SLOW;
  #restsSince = -Infinity;
  #callOffIdle: () => void = () => undefined;

  constructor(options: TaggersOptions) {
    this.#options = options;
    this.#cache = new ReadCache(options.random.bytes(32), CACHED_TEXTS);
  }

  protection(): Protection {
    const reason = this.#failures.values().next().value;
    return reason === undefined ? { level: 'full' } : { level: 'basic', reason };
  }

  onProtection(listener: (protection: Protection) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  async read(texts: readonly string[], lane: Job['lane']): Promise<Tagged> {
    const found = new Map<string, readonly TaggedSpan[]>();
    const unread = new Set<string>();
    for (const source of texts) {
      const form = toNormalForm(source);
      if ((form.signals & (HAN | LATIN)) === 0) continue;
      for (const { text } of sentencesOf(form.text)) {
        const known = this.#cache.get(text);
        if (known) found.set(text, known);
        else unread.add(text);
      }
    }
    await Promise.all(jobsOf([...unread], this.#pace).map((job) => this.#enqueue(job, lane, found)));
    const failed = [...this.#failures.keys()];
    const isFull = failed.length === 0;
    return (normalText) => {
      const sentences = sentencesOf(normalText);
      const spans = sentences.flatMap(({ start, text }) => (found.get(text) ?? []).map((span) => ({ ...asIfRead(span, failed), start: span.start + start, end: span.end + start })));
      return { spans, isWhole: isFull && sentences.every(({ text }) => text.length <= TAGGER_LIMITS.charsPerText && found.has(text)) };
    };
  }

  async stop(): Promise<void> {
    this.#isStopped = true;
    this.#callOffIdle();
    for (const { done } of this.#queue.splice(0)) done();
    await this.#thread?.end();
  }

  async #enqueue(texts: readonly string[], lane: Job['lane'], found: Map<string, readonly TaggedSpan[]>): Promise<void> {
    if (this.#isStopped) return;
    const { promise, resolve } = Promise.withResolvers<void>();
    this.#queue.push({ texts, lane, done: resolve });
    void this.#run();
    await promise;
    for (const text of texts) {
      const spans = this.#cache.get(text);
      if (spans) found.set(text, spans);
    }
  }

  async #run(): Promise<void> {
    if (this.#isRunning) return;
    this.#isRunning = true;
    this.#callOffIdle();
    for (let job = this.#next(); job; job = this.#next()) {
      await this.#do(job.texts);
      job.done();
    }
    this.#isRunning = false;
    if (!this.#isStopped) this.#callOffIdle = this.#options.clock.after(this.#options.idleMs ?? IDLE_MS, () => void this.#unload());
  }

  #next(): Job | undefined {
    const at = this.#queue.findIndex(({ lane }) => lane === 'interactive');
    return at < 0 ? this.#queue.shift() : this.#queue.splice(at, 1)[0];
  }

  async #do(texts: readonly string[]): Promise<void> {
    const sent = texts.map((text) => text.slice(0, TAGGER_LIMITS.charsPerText));
    for (let tries = 0; tries < 2; tries++) {
      const thread = this.#open();
      const since = this.#options.clock.now();
      const answer = await thread?.read(sent);
      if (answer) {
        this.#timed(sent, this.#options.clock.now() - since);
        this.#crashes = 0;
        this.#note(answer.failures, [...answer.read, ALL]);
        texts.forEach((text, at) => this.#cache.set(text, (answer.found[at] ?? []).filter(({ end }) => end <= text.length)));
        return;
      }
      if (!thread || this.#isStopped) return;
      this.#crashed();
    }
  }

  /** Of a few words the way there and back takes longest, which says nothing of how fast they are read. */
  #timed(texts: readonly string[], ms: number): void {
    const characters = texts.reduce((sum, { length }) => sum + length, 0);
    if (characters < FEW_CHARACTERS) return;
    // The clock of the machine may have been set back.
    this.#pace = Math.min(SLOW, (this.#pace + Math.max(0, ms) / characters) / 2);
  }

  #open(): TaggerThread | undefined {
    const { entry, folder, clock, wasmOnly, only } = this.#options;
    if (this.#isStopped || isWithin(REST_MS, { since: this.#restsSince, now: clock.now() })) return undefined;
    if (!this.#thread || this.#thread.isGone)
      this.#thread = new TaggerThread({ entry, clock, start: { folder, wasmOnly: wasmOnly === true || this.#crashes > 0, ...(only && { only: [...only] }) } });
    return this.#thread;
  }

  #crashed(): void {
    const { clock, log } = this.#options;
    this.#crashes += 1;
    log.warn('taggers-crashed', { times: this.#crashes });
    if (this.#crashes < 2) return;
    this.#restsSince = clock.now();
    this.#note([{ tagger: ALL, reason: 'reading-failed' }], []);
  }

  async #unload(): Promise<void> {
    const thread = this.#thread;
    this.#thread = undefined;
    await thread?.end();
  }

  /** What fails now, and what works again. */
  #note(failures: readonly TaggerFailure[], working: readonly string[]): void {
    const before = JSON.stringify(this.protection());
    // What was read while one could not would look as if that one had seen nothing.
    if (working.filter((tagger) => this.#failures.delete(tagger)).length > 0) this.#cache.clear();
    for (const { tagger, reason } of failures) this.#failures.set(tagger, reason);
    const protection = this.protection();
    if (JSON.stringify(protection) === before) return;
    if (protection.level === 'basic') this.#options.log.warn('basic-protection', { reason: protection.reason });
    for (const listener of this.#listeners) listener(protection);
  }
}

/** Taggers in a thread of their own: started at the first text, ended when idle, and no more than rules where they cannot run. */
export const createTaggers = (options: TaggersOptions): Taggers => new ThreadedTaggers(options);
