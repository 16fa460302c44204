import { AppError } from '#contract';
import { fromWorkerSchema, type FromWorker, type GenerateMessage, type ToWorker } from '#ai-worker';
import type { Child, Children } from '#platform';
import type { AiReading } from '#privacy';
import type { EngineModel } from './types.ts';

export type WorkerOutcome = Extract<FromWorker, { type: 'done' | 'failed' }> | { readonly type: 'crashed' };

type WorkerProcessOptions = {
  readonly children: Children;
  readonly entry: string;
  readonly model: EngineModel;
  readonly gpu: 'auto' | 'off';
  readonly onPrompt?: ((reading: AiReading) => void) | undefined;
};

type Asked = { readonly onText: (delta: string) => void; readonly end: (outcome: WorkerOutcome) => void };

const GIGABYTE = 1024 ** 3;
/** A prompt of one task with its examples fits in 2048 tokens; a bigger model pays more memory for each slot. */
const contextFor = ({ sizeBytes }: EngineModel): { contextTokens: number; slots: number } =>
  sizeBytes < 2 * GIGABYTE ? { contextTokens: 2048, slots: 3 } : { contextTokens: 3072, slots: 2 };

/** One life of the worker process, with one model. */
export class WorkerProcess {
  readonly model: EngineModel;
  /** Rejects with `model-broken` or `engine-crashed`. */
  readonly ready: Promise<{ readonly ms: number }>;
  readonly #child: Child;
  readonly #ready = Promise.withResolvers<{ readonly ms: number }>();
  readonly #asked = new Map<number, Asked>();
  readonly #onPrompt: ((reading: AiReading) => void) | undefined;
  #alive = true;

  constructor({ children, entry, model, gpu, onPrompt }: WorkerProcessOptions) {
    this.model = model;
    this.#onPrompt = onPrompt;
    this.ready = this.#ready.promise;
    this.ready.catch(() => undefined);
    this.#child = children.start(entry, { name: 'ai-worker' });
    this.#child.onMessage((raw) => this.#receive(raw));
    this.#child.onExit(() => this.#gone());
    this.#post({
      type: 'load',
      path: model.path,
      ...contextFor(model),
      useMmap: model.sizeBytes < GIGABYTE,
      gpu,
      prefixFolder: `${model.path}.prefixes`,
    });
  }

  get alive(): boolean {
    return this.#alive;
  }

  get pid(): number | undefined {
    return this.#child.pid;
  }

  /** Asks once; resolves when the worker is done with it, never rejects. */
  ask(message: Omit<GenerateMessage, 'type'>, onText: (delta: string) => void): Promise<WorkerOutcome> {
    const { promise, resolve } = Promise.withResolvers<WorkerOutcome>();
    if (!this.#alive) return Promise.resolve({ type: 'crashed' });
    this.#asked.set(message.id, { onText, end: resolve });
    const sent = { type: 'generate' as const, ...message };
    this.#onPrompt?.({ text: JSON.stringify(sent), messages: [] });
    this.#post(sent);
    return promise;
  }

  isBusyWith(id: number): boolean {
    return this.#asked.has(id);
  }

  cancel(id: number): void {
    if (this.#asked.has(id)) this.#post({ type: 'cancel', id });
  }

  async kill(): Promise<void> {
    await this.#child.kill('SIGKILL');
    this.#gone();
  }

  #post(message: ToWorker): void {
    if (this.#alive) this.#child.post(message);
  }

  #receive(raw: unknown): void {
    const parsed = fromWorkerSchema.safeParse(raw);
    if (!parsed.success) return;
    const message = parsed.data;
    if (message.type === 'loaded') this.#ready.resolve({ ms: message.ms });
    else if (message.type === 'load-failed') this.#ready.reject(new AppError('model-broken', { model: this.model.name }));
    else if (message.type === 'text') this.#asked.get(message.id)?.onText(message.delta);
    else {
      this.#asked.get(message.id)?.end(message);
      this.#asked.delete(message.id);
    }
  }

  #gone(): void {
    this.#alive = false;
    this.#ready.reject(new AppError('engine-crashed'));
    for (const { end } of this.#asked.values()) end({ type: 'crashed' });
    this.#asked.clear();
  }
}
