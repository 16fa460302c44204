import type { GenerateMessage } from './protocol.ts';

type Lane = GenerateMessage['lane'];

/** Background work stands still between two pieces while an interactive job runs; its state is kept. */
export class LaneGate {
  #interactive = 0;
  #waiting: (() => void)[] = [];

  /** Marks an interactive job as running; call what it returns when the job has ended. */
  enter(lane: Lane): () => void {
    if (lane === 'background') return () => undefined;
    this.#interactive += 1;
    return () => {
      this.#interactive -= 1;
      for (const go of this.#waiting.splice(0)) go();
    };
  }

  /** Resolves when this lane may do its next piece. */
  async turn(lane: Lane, signal: AbortSignal): Promise<void> {
    while (lane === 'background' && this.#interactive > 0 && !signal.aborted) {
      const { promise, resolve } = Promise.withResolvers<void>();
      this.#waiting.push(resolve);
      signal.addEventListener('abort', () => resolve(), { once: true });
      await promise;
    }
  }
}
