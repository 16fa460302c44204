import { AppError } from '#contract';
import type { Clock } from '#platform';
import type { Generated, Generation } from './types.ts';

/**
 * One question on its way: settles exactly once, by its end, its failure, its deadline or the asker's stop.
 * Once settled no text leaves any more, whatever the model still says.
 */
export class EngineJob {
  readonly id: number;
  readonly generation: Generation;
  readonly settled: Promise<Generated>;
  readonly #clock: Clock;
  readonly #startedAt: number;
  readonly #outcome = Promise.withResolvers<Generated>();
  readonly #cleanUps: (() => void)[] = [];
  readonly #onStop: (() => void)[] = [];
  #open = true;
  #text = '';
  #shown = 0;
  #firstTokenMs: number | undefined;

  constructor(id: number, generation: Generation, clock: Clock) {
    this.id = id;
    this.generation = generation;
    this.settled = this.#outcome.promise;
    this.#clock = clock;
    this.#startedAt = clock.now();
    this.#cleanUps.push(clock.after(generation.deadlineMs, () => this.#stop(() => this.fail(new AppError('engine-timeout')))));
    const { signal } = generation;
    if (!signal) return;
    const stopped = (): void => this.#stop(() => this.finish({ stopped: true, tokens: 0 }));
    if (signal.aborted) stopped();
    else {
      signal.addEventListener('abort', stopped, { once: true });
      this.#cleanUps.push(() => signal.removeEventListener('abort', stopped));
    }
  }

  get isOpen(): boolean {
    return this.#open;
  }

  /** Called when the asker stops or the deadline passes while the model works on it. */
  onStop(listener: () => void): void {
    this.#onStop.push(listener);
  }

  /** The model starts from the beginning (after a crash): what was shown already is not shown twice. */
  restart(): void {
    this.#text = '';
  }

  push(delta: string): void {
    if (!this.#open || delta === '') return;
    this.#firstTokenMs ??= this.#clock.now() - this.#startedAt;
    this.#text += delta;
    if (this.#text.length <= this.#shown) return;
    const fresh = this.#text.slice(this.#shown);
    this.#shown = this.#text.length;
    this.generation.onText?.(fresh);
  }

  finish({ stopped, tokens }: { readonly stopped: boolean; readonly tokens: number }): void {
    this.#settle(() =>
      this.#outcome.resolve({
        text: this.#text,
        stopped,
        tokens,
        firstTokenMs: this.#firstTokenMs,
        ms: this.#clock.now() - this.#startedAt,
      }),
    );
  }

  fail(error: AppError): void {
    this.#settle(() => this.#outcome.reject(error));
  }

  #stop(settle: () => void): void {
    if (!this.#open) return;
    settle();
    for (const listener of this.#onStop) listener();
  }

  #settle(settle: () => void): void {
    if (!this.#open) return;
    this.#open = false;
    for (const cleanUp of this.#cleanUps) cleanUp();
    settle();
  }
}
