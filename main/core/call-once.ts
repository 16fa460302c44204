const REMEMBERED = 1000;

/**
 * Runs a call with an id once: a repetition gets the first one's outcome, also while it is still under way.
 * A call that failed is forgotten, so that it can be tried again. Remembers the last 1000 of this run.
 */
export class CallOnce {
  readonly #outcomes = new Map<string, Promise<unknown>>();

  run(id: string, call: () => Promise<unknown>): Promise<unknown> {
    const known = this.#outcomes.get(id);
    if (known) return known;
    const outcome = call();
    this.#outcomes.set(id, outcome);
    outcome.catch(() => this.#outcomes.delete(id));
    const [oldest] = this.#outcomes.keys();
    if (this.#outcomes.size > REMEMBERED && oldest !== undefined) this.#outcomes.delete(oldest);
    return outcome;
  }
}
