import type { AppWindow } from './open-window.ts';

/** The app's windows of one run. A browser that runs already takes a second one over from the process that was started for it. */
export class AppWindows {
  readonly #open = new Set<AppWindow>();
  #hadOne = false;
  readonly #allClosed = Promise.withResolvers<void>();

  /** Resolves when the last window of all was closed. */
  get allClosed(): Promise<void> {
    return this.#allClosed.promise;
  }

  get count(): number {
    return this.#open.size;
  }

  /** Whether there ever was one. */
  get hadOne(): boolean {
    return this.#hadOne;
  }

  add(window: AppWindow): void {
    this.#hadOne = true;
    this.#open.add(window);
    void window.closed.then(() => {
      this.#open.delete(window);
      if (this.#open.size === 0) this.#allClosed.resolve();
    });
  }

  async close(): Promise<void> {
    await Promise.all([...this.#open].map((window) => window.close()));
  }
}
