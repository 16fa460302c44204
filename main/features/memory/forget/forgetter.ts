import type { CircleId } from '#contract';
import { circlesForgetting } from '../circle-state.ts';
import type { Learner } from '../learn/learner.ts';
import type { MemoryDeps } from '../memory.ts';
import type { OpenMemories } from '../open-memories.ts';
import { isSetAside } from './erase-files.ts';
import { forgetCircle } from './forget-circle.ts';
import { type ForgetEvent, ForgetRun } from './forget-run.ts';

type Parts = { readonly deps: MemoryDeps; readonly memories: OpenMemories; readonly learner: () => Learner; readonly run: string };

/** The Forgets under way. Invariant: at most one a circle; who asks again hears the same one. */
export class Forgetter {
  readonly #parts: Parts;
  readonly #runs = new Map<CircleId, ForgetRun>();

  constructor(parts: Parts) {
    this.#parts = parts;
  }

  isForgetting(circle: CircleId): boolean {
    return this.#runs.has(circle);
  }

  /** Ending the iteration ends nothing else: a closed window must not leave half a memory. */
  forget(circle: CircleId): AsyncGenerator<ForgetEvent, void, void> {
    const known = this.#runs.get(circle);
    if (known) return known.events();
    const made = this.#begin(circle, false);
    const events = made.events();
    // Only after everybody has heard the receipt: the process that tells it ends here.
    void made.left.then(() => (made.failed ? undefined : this.#parts.deps.replaceCore?.()));
    return events;
  }

  /** What an earlier process began and did not finish. */
  async finishInterrupted(circles: readonly CircleId[]): Promise<void> {
    const { deps } = this.#parts;
    const marked = new Set([...circlesForgetting(deps.db), ...circles.filter((circle) => isSetAside(deps.homeDir, circle))]);
    for (const circle of marked) {
      const run = this.#begin(circle, true);
      await run.over;
      if (run.failed) deps.log.warn('forget-still-incomplete');
    }
  }

  async over(): Promise<void> {
    await Promise.all([...this.#runs.values()].map(({ over }) => over));
  }

  #begin(circle: CircleId, isResumed: boolean): ForgetRun {
    const { deps, memories, learner, run } = this.#parts;
    const last = deps.chat.newest(circle, 1)[0]?.id;
    const made = new ForgetRun((say) => forgetCircle({ circle, deps, memories, run, say, isResumed }));
    this.#runs.set(circle, made);
    void made.over.then(() => {
      this.#runs.delete(circle);
      if (!made.failed) learner().goOnAfter(circle, last);
    });
    return made;
  }
}
