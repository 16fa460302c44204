import { AppError, must } from '#contract';
import type { Clock } from '#platform';
import { EngineJob } from './engine-job.ts';
import { isPrompt } from './to-prompt.ts';
import type { Generated, Generation } from './types.ts';

type Lane = Generation['lane'];

type LanesOptions = {
  readonly clock: Clock;
  /** Works on one job until the model is free again; settles the job. Must not reject. */
  readonly run: (job: EngineJob) => Promise<void>;
  /** Called when nothing runs and nothing waits. */
  readonly onIdle: () => void;
};

/** One job at a time in each lane, in the order they came. The lanes run side by side: the worker lets the interactive one go first. */
export class JobLanes {
  readonly #options: LanesOptions;
  readonly #waiting: Record<Lane, EngineJob[]> = { interactive: [], background: [] };
  readonly #running = new Map<Lane, EngineJob>();
  #lastId = 0;

  constructor(options: LanesOptions) {
    this.#options = options;
  }

  get runningCount(): number {
    return this.#running.size;
  }

  add(generation: Generation): Promise<Generated> {
    must(isPrompt(generation.prompt), 'a prompt comes from toPrompt');
    const job = new EngineJob(++this.#lastId, generation, this.#options.clock);
    this.#waiting[generation.lane].push(job);
    this.#next(generation.lane);
    return job.settled;
  }

  /** Fails every job, running or waiting. */
  failAll(error: AppError): void {
    for (const job of [...this.#running.values(), ...this.#waiting.interactive.splice(0), ...this.#waiting.background.splice(0)])
      job.fail(error);
  }

  #next(lane: Lane): void {
    if (this.#running.has(lane)) return;
    const job = this.#waiting[lane].shift();
    if (!job) {
      if (this.#running.size === 0) this.#options.onIdle();
      return;
    }
    if (!job.isOpen) return this.#next(lane);
    this.#running.set(lane, job);
    void this.#options.run(job).finally(() => {
      this.#running.delete(lane);
      this.#next(lane);
    });
  }
}
