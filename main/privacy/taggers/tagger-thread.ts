import { Worker } from 'node:worker_threads';
import type { Clock } from '#platform';
import { fromTaggerSchema, type FromTagger, type TaggerStart, type ToTagger } from '#tagger-worker';

/** What a slow machine needs for a short job, WebAssembly to load included, and for each character. */
const JOB_LIMIT_MS = 120_000;
const CHARACTER_LIMIT_MS = 10;
const END_LIMIT_MS = 5_000;

/** One life of the taggers' thread. */
export class TaggerThread {
  readonly #worker: Worker;
  readonly #clock: Clock;
  readonly #gone: Promise<void>;
  readonly #waiting = new Map<number, (answer: FromTagger | undefined) => void>();
  #lastId = 0;
  #isGone = false;

  constructor({ entry, start, clock }: { readonly entry: string; readonly start: TaggerStart; readonly clock: Clock }) {
    this.#clock = clock;
    this.#worker = new Worker(entry, { name: 'taggers', workerData: start });
    this.#worker.on('message', (raw: unknown) => this.#receive(raw));
    // Without a listener what goes wrong in the thread would end this process; `exit` follows.
    this.#worker.on('error', () => undefined);
    this.#gone = new Promise((resolve) => {
      this.#worker.once('exit', () => {
        this.#isGone = true;
        for (const answer of this.#waiting.values()) answer(undefined);
        this.#waiting.clear();
        resolve();
      });
    });
    // A core that stops does not wait for it.
    this.#worker.unref();
  }

  get isGone(): boolean {
    return this.#isGone;
  }

  /** Undefined when the thread ended, or took so long that it was ended. */
  async read(texts: readonly string[]): Promise<FromTagger | undefined> {
    if (this.#isGone) return undefined;
    const id = ++this.#lastId;
    const { promise, resolve } = Promise.withResolvers<FromTagger | undefined>();
    this.#waiting.set(id, resolve);
    const characters = texts.reduce((sum, text) => sum + text.length, 0);
    const callOff = this.#clock.after(JOB_LIMIT_MS + characters * CHARACTER_LIMIT_MS, () => void this.#worker.terminate());
    this.#worker.ref();
    this.#post({ type: 'tag', id, texts: [...texts] });
    const answer = await promise;
    callOff();
    if (!this.#isGone && this.#waiting.size === 0) this.#worker.unref();
    return answer;
  }

  /** Frees the weights, so that their memory goes back to the machine; a thread that does not end is ended. */
  async end(): Promise<void> {
    if (this.#isGone) return;
    this.#worker.ref();
    this.#post({ type: 'end' });
    const callOff = this.#clock.after(END_LIMIT_MS, () => void this.#worker.terminate());
    await this.#gone;
    callOff();
  }

  #post(message: ToTagger): void {
    this.#worker.postMessage(message);
  }

  #receive(raw: unknown): void {
    const parsed = fromTaggerSchema.safeParse(raw);
    if (!parsed.success) {
      void this.#worker.terminate();
      return;
    }
    this.#waiting.get(parsed.data.id)?.(parsed.data);
    this.#waiting.delete(parsed.data.id);
  }
}
