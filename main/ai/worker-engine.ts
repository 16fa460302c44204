import { AppError } from '#contract';
import type { Children, Clock, Log } from '#platform';
import type { AiReading } from '#privacy';
import type { EngineJob } from './engine-job.ts';
import { JobLanes } from './job-lanes.ts';
import type { Engine, EngineModel, Generated, Generation } from './types.ts';
import { SpokenWords } from './spoken-words.ts';
import { type WorkerOutcome, WorkerProcess } from './worker-process.ts';

export type WorkerEngineOptions = {
  readonly children: Children;
  /** Path of the ai-worker's entry: only a host knows it. */
  readonly workerEntry: string;
  /** The model that would answer now; undefined without one. */
  readonly chosen: () => EngineModel | undefined;
  readonly clock: Clock;
  readonly log: Log;
  readonly gpu?: 'auto' | 'off';
  /** After this long without a question the worker ends and frees its memory. */
  readonly idleMs?: number;
  /** Sees exactly what goes to the worker, for the demo's and the tests' counting. */
  readonly onPrompt?: (reading: AiReading) => void;
};

const IDLE_MS = 5 * 60_000;
/** A worker that does not come to rest after a stop within this time is ended. */
const GRACE_MS = 2000;
const BACK_OFF_MS = [0, 250, 1000, 5000, 20_000] as const;
const ATTEMPTS = 2;

/**
 * The language model in its own process: started by the first question, ended when idle, restarted after a crash with a growing pause.
 * A question whose worker died is asked once more, then fails with `engine-crashed`.
 * Once one died while it loaded, those after it leave the graphics card alone. Other failures: `model-missing`, `model-broken`,
 * `engine-timeout`, `input-invalid` (a prompt longer than the model's context) and `cancelled` (by `end`).
 */
class WorkerEngine implements Engine {
  readonly #options: WorkerEngineOptions;
  readonly #lanes: JobLanes;
  #worker: WorkerProcess | undefined;
  #gpu: 'auto' | 'off';
  #crashes = 0;
  #life = 0;
  #stopIdle: () => void = () => undefined;

  constructor(options: WorkerEngineOptions) {
    this.#options = options;
    this.#gpu = options.gpu ?? 'auto';
    this.#lanes = new JobLanes({ clock: options.clock, run: (job) => this.#run(job), onIdle: () => this.#idle() });
  }

  model(): ReturnType<Engine['model']> {
    const chosen = this.#options.chosen();
    return chosen && { id: chosen.id, name: chosen.name, tier: 'llm' };
  }

  generate(generation: Generation): Promise<Generated> {
    if (!this.#options.chosen()) return Promise.reject(new AppError('model-missing'));
    this.#stopIdle();
    return this.#lanes.add(generation);
  }

  async end(): Promise<void> {
    this.#life += 1;
    this.#lanes.failAll(new AppError('cancelled'));
    await this.#endWorker();
  }

  async #endWorker(): Promise<void> {
    this.#stopIdle();
    const worker = this.#worker;
    this.#worker = undefined;
    await worker?.kill();
  }

  #idle(): void {
    this.#stopIdle();
    this.#stopIdle = this.#options.clock.after(this.#options.idleMs ?? IDLE_MS, () => void this.#endWorker());
  }

  async #run(job: EngineJob): Promise<void> {
    const life = this.#life;
    for (let attempt = 1; attempt <= ATTEMPTS && job.isOpen; attempt += 1) {
      const outcome = await this.#ask(job, life);
      if (!job.isOpen) return;
      if (outcome instanceof AppError) return job.fail(outcome);
      if (outcome.type !== 'crashed') return this.#conclude(job, outcome);
      this.#crashes += 1;
      this.#options.log.warn('ai-worker-crashed', { attempt, crashes: this.#crashes });
    }
    job.fail(new AppError('engine-crashed'));
  }

  #conclude(job: EngineJob, outcome: Exclude<WorkerOutcome, { type: 'crashed' }>): void {
    if (outcome.type === 'failed') {
      this.#options.log.warn('ai-worker-refused', { why: outcome.why });
      return job.fail(
        outcome.why === 'prompt-too-long' ? new AppError('input-invalid', { why: outcome.why }) : new AppError('engine-crashed'),
      );
    }
    this.#crashes = 0;
    job.finish({ stopped: outcome.stopped, tokens: outcome.tokens });
  }

  /** One attempt. An `AppError` is final; `crashed` may be tried again. */
  async #ask(job: EngineJob, life: number): Promise<WorkerOutcome | AppError> {
    try {
      const worker = await this.#ready(life);
      if (!job.isOpen) return new AppError('cancelled');
      const { prompt, lane, maxTokens, jsonSchema = prompt.jsonSchema } = job.generation;
      const words = prompt.spoken === undefined ? undefined : new SpokenWords(prompt.spoken);
      job.restart();
      job.onStop(() => this.#stop(worker, job));
      return await worker.ask(
        {
          id: job.id,
          lane,
          prefix: [...prompt.prefix],
          text: prompt.text,
          maxTokens,
          ...(jsonSchema && { jsonSchema: { ...jsonSchema } }),
        },
        (delta) => job.push(words ? words.push(delta) : delta),
      );
    } catch (error) {
      if (!(error instanceof AppError)) throw error;
      return error.code === 'engine-crashed' ? { type: 'crashed' } : error;
    }
  }

  /** The asker has been answered already; the worker has to come to rest, or goes. */
  #stop(worker: WorkerProcess, job: EngineJob): void {
    worker.cancel(job.id);
    this.#options.clock.after(GRACE_MS, () => {
      if (!worker.alive || !worker.isBusyWith(job.id)) return;
      this.#options.log.warn('ai-worker-stuck');
      void worker.kill();
    });
  }

  /** A worker that has loaded the chosen model. Fails with `model-missing`, `model-broken`, `engine-crashed`, `cancelled`. */
  async #ready(life: number): Promise<WorkerProcess> {
    const pauseMs = BACK_OFF_MS[Math.min(this.#crashes, BACK_OFF_MS.length - 1)] ?? 0;
    if (pauseMs > 0 && !this.#worker?.alive)
      await new Promise<void>((resolve) => void this.#options.clock.after(pauseMs, resolve));
    if (life !== this.#life) throw new AppError('cancelled');
    const worker = await this.#workerFor(this.#options.chosen());
    try {
      await worker.ready;
      return worker;
    } catch (error) {
      // Died over loading, by itself: of what differs between machines a driver of the graphics card is the likeliest to have done it.
      if (error instanceof AppError && error.code === 'engine-crashed' && this.#worker === worker) this.#gpu = 'off';
      await worker.kill();
      throw error;
    }
  }

  async #workerFor(model: EngineModel | undefined): Promise<WorkerProcess> {
    if (!model) throw new AppError('model-missing');
    const other =
      this.#worker && (!this.#worker.alive || (this.#worker.model.path !== model.path && this.#lanes.runningCount <= 1));
    if (other) await this.#endWorker();
    if (this.#worker) return this.#worker;
    const { children, workerEntry, onPrompt, log } = this.#options;
    const worker = new WorkerProcess({ children, entry: workerEntry, model, gpu: this.#gpu, onPrompt });
    worker.ready.then(({ ms }) => log.info('ai-worker-ready', { ms: Math.round(ms) })).catch(() => undefined);
    this.#worker = worker;
    return worker;
  }
}

/** The engine of the app: see `Engine` and `WorkerEngineOptions`. Nothing runs until the first question. */
export const workerEngine = (options: WorkerEngineOptions): Engine => new WorkerEngine(options);
