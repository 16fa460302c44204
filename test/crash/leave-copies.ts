import { type ChildProcess, fork } from 'node:child_process';
import { cpSync, mkdirSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { CODE_CACHE_DIR } from '../../main/hosts/local/local-entries.ts';
import { fraction, type Random } from '../../main/platform/index.ts';
import type { CrashCase, Found } from './crash-case.ts';

const VICTIM = new URL('victim.ts', import.meta.url).pathname;
const LOOK_MS = 2;
const LONGEST_MS = 200_000;

type Options = {
  readonly crash: CrashCase;
  /** Folder for everything this life leaves. */
  readonly home: string;
  /** What the life begins with. */
  readonly prepared: string | undefined;
  readonly seed: number;
  readonly random: Random;
  /** By steps that touch the disk, which a seed repeats, or by time, which also hits the inside of a step. */
  readonly how: 'steps' | 'time';
  /** The last one is a real SIGKILL; before it the process is held still while its files are copied. */
  readonly kills: number;
};

const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

/** Whether every thread of the process stands still: only then are its files those of one moment. */
const isStopped = (pid: number): boolean =>
  readdirSync(`/proc/${pid}/task`).every((thread) => readFileSync(`/proc/${pid}/task/${thread}/stat`, 'utf8').replace(/^.*\) /su, '').startsWith('T'));

const foundIn = (dir: string, isReallyKilled: boolean): Found => {
  const lines = readFileSync(join(dir, 'acked'), 'utf8').split('\n');
  // What follows the last line end was not written to its end.
  return { dir, acked: lines.slice(0, -1), isReallyKilled };
};

class Victim {
  readonly #child: ChildProcess;
  readonly #pid: number;
  readonly #until = performance.now() + LONGEST_MS;
  readonly exited: Promise<void>;
  readonly ready: Promise<void>;
  isGone = false;
  #error = '';
  code: number | null = null;

  constructor({ crash, seed, how }: Options, dir: string) {
    this.#child = fork(VICTIM, [crash.name, dir, String(seed), how], { stdio: ['ignore', 'ignore', 'pipe', 'ipc'], execArgv: [], env: { ...process.env, NODE_COMPILE_CACHE: CODE_CACHE_DIR } });
    this.#pid = this.#child.pid ?? 0;
    this.#child.stderr?.on('data', (bytes: Buffer) => {
      this.#error = (this.#error + bytes.toString()).slice(-2000);
    });
    this.exited = new Promise((resolve) => {
      this.#child.once('exit', (code) => {
        this.isGone = true;
        this.code = code;
        resolve();
      });
    });
    this.ready = Promise.race([new Promise<void>((resolve) => this.#child.once('message', () => resolve())), this.exited]);
  }

  get failure(): string | undefined {
    return this.isGone && this.code !== 0 && this.code !== null ? this.#error : undefined;
  }

  stop(): void {
    if (!this.isGone) this.#child.kill('SIGSTOP');
  }

  goOn(): void {
    this.#child.kill('SIGCONT');
  }

  async kill(): Promise<void> {
    this.#child.kill('SIGKILL');
    await this.exited;
  }

  /** True when it stands still; false when it ended by itself. */
  async stopped(): Promise<boolean> {
    while (!this.isGone) {
      if (this.isStill()) return true;
      if (performance.now() > this.#until) {
        await this.kill();
        throw new Error(`the life came to no end: ${this.#error}`);
      }
      await pause(LOOK_MS);
    }
    return false;
  }

  private isStill(): boolean {
    try {
      return isStopped(this.#pid);
    } catch {
      return false;
    }
  }
}

/** Lets a process live one life, and gives what each kill would have left. */
export const leaveCopies = async (options: Options): Promise<readonly Found[]> => {
  const { crash, home, prepared, random, how, kills } = options;
  const dir = join(home, 'alive');
  mkdirSync(home, { recursive: true });
  if (prepared === undefined) mkdirSync(dir);
  else cpSync(prepared, dir, { recursive: true });
  const victim = new Victim(options, dir);
  const found: Found[] = [];
  try {
    await victim.ready;
    for (let kill = 1; kill <= kills; kill += 1) {
      if (how === 'time') {
        await pause(fraction(random) * crash.msApart);
        victim.stop();
      }
      if (!(await victim.stopped()) || kill === kills) break;
      const copy = join(home, `kill ${kill}`);
      cpSync(dir, copy, { recursive: true });
      found.push(foundIn(copy, false));
      victim.goOn();
    }
    if (victim.failure !== undefined) throw new Error(`${crash.name} failed by itself: ${victim.failure}`);
  } finally {
    if (!victim.isGone) await victim.kill();
  }
  return [...found, foundIn(dir, true)];
};
