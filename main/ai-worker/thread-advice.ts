import { cpus } from 'node:os';

type Work = 'prompt' | 'words';
type Times = { readonly atMs: number; readonly busyMs: number; readonly ownMs: number };

/** Several threads at less than this part of their own best have lost a core to somebody. */
const COLLAPSED = 0.5;
/** So long a measured speed counts; then the other number of threads gets its chance again. */
const FORGET_MS = 15_000;
const SAMPLE_MS = 250;
/** Up to this part of a core of other people's work still counts as an idle core. */
const TOLERATED_CORES = 0.4;

const readTimes = (atMs: number): Times => {
  const { user, system } = process.cpuUsage();
  const busyMs = cpus().reduce((sum, { times }) => sum + times.user + times.nice + times.sys + times.irq, 0);
  return { atMs, busyMs, ownMs: (user + system) / 1000 };
};

/**
 * How many threads the next piece of work gets. Compute threads wait for each other: one that has no core stalls the others
 * (measured: 2 threads on two busy cores were ten times slower than 1). So: all cores while nobody else wants them, else one;
 * and one when the measured speed of several fell below the speed of one.
 */
export class ThreadAdvice {
  readonly #cores: number;
  readonly #now: () => number;
  readonly #read: (atMs: number) => Times;
  #last: Times;
  #free: number;
  readonly #speed = new Map<string, { readonly perSecond: number; readonly atMs: number }>();
  readonly #best = new Map<string, number>();

  constructor(cores: number, now: () => number, read: (atMs: number) => Times = readTimes) {
    this.#cores = Math.max(1, cores);
    this.#now = now;
    this.#read = read;
    this.#last = read(now());
    this.#free = this.#cores;
  }

  threads(work: Work): number {
    this.#sample();
    const several = Math.max(1, Math.floor(this.#free));
    if (several === 1) return 1;
    const one = this.#known(work, 1);
    const many = this.#known(work, several);
    if (many === undefined) return several;
    if (one !== undefined) return many < one ? 1 : several;
    return many < COLLAPSED * (this.#best.get(`${work} ${several}`) ?? 0) ? 1 : several;
  }

  /** Tell how fast a piece went. */
  observed(work: Work, threads: number, perSecond: number): void {
    const key = `${work} ${threads}`;
    this.#speed.set(key, { perSecond, atMs: this.#now() });
    this.#best.set(key, Math.max(perSecond, this.#best.get(key) ?? 0));
  }

  #known(work: Work, threads: number): number | undefined {
    const speed = this.#speed.get(`${work} ${threads}`);
    return speed && this.#now() - speed.atMs < FORGET_MS ? speed.perSecond : undefined;
  }

  /** Cores that others leave free, over the last quarter of a second or more. */
  #sample(): void {
    const atMs = this.#now();
    const spanMs = atMs - this.#last.atMs;
    if (spanMs < SAMPLE_MS) return;
    const times = this.#read(atMs);
    const others = Math.max(0, times.busyMs - this.#last.busyMs - (times.ownMs - this.#last.ownMs)) / spanMs;
    this.#last = times;
    this.#free = this.#cores - Math.max(0, others - TOLERATED_CORES);
  }
}
