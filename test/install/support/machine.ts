import { execFile, execFileSync, spawn } from 'node:child_process';
import { chmodSync, chownSync, closeSync, existsSync, lstatSync, mkdirSync, mkdtempSync, openSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { freePort } from '../../support/free-port.ts';
import { waitFor } from '../../support/wait-for.ts';

const LIMIT_MS = 280_000;

export type Ran = { readonly code: number; readonly out: string };

/** Runs a program to its end; both of its outputs, as one text. */
export const run = (program: string, args: readonly string[], env: Readonly<Record<string, string>> = {}): Promise<Ran> =>
  new Promise((resolve) => {
    execFile(program, [...args], { timeout: LIMIT_MS, maxBuffer: 64_000_000, env: { ...process.env, ...env } }, (error, out, err) => {
      resolve({ code: error === null ? 0 : typeof error.code === 'number' ? error.code : 1, out: `${out}${err}` });
    });
  });

const APT = { DEBIAN_FRONTEND: 'noninteractive', LANG: 'C.UTF-8' } as const;

/** `apt-get`, asking nothing. */
export const apt = (...words: readonly string[]): Promise<Ran> => run('apt-get', ['-y', '-q', ...words], APT);

/** What debconf will be told when it may not ask. */
export const preseed = (line: string): void => {
  execFileSync('debconf-set-selections', [], { input: `${line}\n`, timeout: 30_000 });
};

/** Nothing was ever answered here. */
export const forgetAnswers = (): void => {
  execFileSync('debconf-communicate', ['hearth'], { input: 'PURGE\n', timeout: 30_000 });
};

const processesOf = (uid: number): number[] =>
  readdirSync('/proc')
    .filter((name) => /^\d+$/u.test(name))
    .map(Number)
    .filter((pid) => {
      try {
        return lstatSync(`/proc/${pid}`).uid === uid;
      } catch {
        return false;
      }
    });

const end = (pid: number): void => {
  try {
    process.kill(pid, 'SIGKILL');
  } catch {
    // It ended by itself.
  }
};

/** What a program was started with, or nothing where it has ended. */
export const commandOf = (pid: number): string => {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ');
  } catch {
    return '';
  }
};

/** Somebody with an account of their own, made for a test, and a screen in front of them. */
export class Person {
  readonly name: string;
  readonly home: string;
  readonly debugPort: number;
  readonly #uid: number;
  readonly #said: string;
  readonly #env: Readonly<Record<string, string>>;

  private constructor(parts: { readonly name: string; readonly home: string; readonly uid: number; readonly said: string; readonly debugPort: number; readonly env: Readonly<Record<string, string>> }) {
    this.name = parts.name;
    this.home = parts.home;
    this.#uid = parts.uid;
    this.#said = parts.said;
    this.debugPort = parts.debugPort;
    this.#env = parts.env;
  }

  static async arrive(machine: TestMachine, { name, language }: { readonly name: string; readonly language: string }): Promise<Person> {
    const home = join(machine.folder, `围炉 ${name}`);
    execFileSync('useradd', ['--create-home', '--home-dir', home, name], { timeout: 30_000 });
    const uid = Number(execFileSync('id', ['-u', name], { encoding: 'utf8', timeout: 30_000 }));
    const runtime = join(machine.folder, `run-${name}`);
    mkdirSync(runtime, { mode: 0o700 });
    chownSync(runtime, uid, uid);
    const debugPort = await freePort();
    const env = {
      HOME: home, USER: name, LOGNAME: name, LANG: language, PATH: '/usr/bin:/bin', DISPLAY: machine.display, XDG_RUNTIME_DIR: runtime,
      HEARTH_BROWSER: machine.browser, HEARTH_TEST_PORT: String(debugPort),
    };
    return new Person({ name, home, uid, said: join(machine.folder, `said-by-${name}`), debugPort, env });
  }

  #words(command: string, more: Readonly<Record<string, string>>): string[] {
    const env = Object.entries({ ...this.#env, ...more }).map(([name, value]) => `${name}=${value}`);
    return ['-u', this.name, '--', 'env', '-i', '-C', this.home, ...env, '/bin/sh', '-c', command];
  }

  /** Starts a command as their desktop does, and goes on. What it says is kept outside their home. */
  starts(command: string): void {
    const said = openSync(this.#said, 'a');
    spawn('runuser', this.#words(command, {}), { stdio: ['ignore', said, said], detached: true }).unref();
    closeSync(said);
  }

  /** The end of what was said by what they started. */
  lastSaid(characters: number): string {
    return existsSync(this.#said) ? readFileSync(this.#said, 'utf8').slice(-characters) : '';
  }

  /** Runs a command to its end. */
  runs(command: string, env: Readonly<Record<string, string>> = {}): Promise<Ran> {
    return run('runuser', this.#words(command, env));
  }

  /** What they run of what was installed. */
  hearths(): string[] {
    return this.processes().map(commandOf).filter((command) => command.startsWith('/usr/lib/hearth/node'));
  }

  /** Ids of all their processes. */
  processes(): readonly number[] {
    return processesOf(this.#uid);
  }

  /** Ends everything they run, as a logout does: in order. */
  async ends(): Promise<void> {
    for (const pid of this.processes()) if (commandOf(pid).includes('/app/hearth.js')) process.kill(pid, 'SIGTERM');
    await waitFor(() => this.hearths().length === 0);
  }

  /** Gives them what somebody else has laid into their home. */
  owns(path: string): void {
    execFileSync('chown', ['-R', `${this.name}:`, path], { timeout: 30_000 });
  }

  /** Files below their home that have a text in them or in their name. */
  filesWith(text: string): string[] {
    if (!existsSync(this.home)) return [];
    const files = readdirSync(this.home, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
    return files.map((entry) => join(entry.parentPath, entry.name)).filter((file) => file.slice(this.home.length).includes(text) || readFileSync(file).includes(text));
  }

  async leave(): Promise<void> {
    await waitFor(() => {
      const left = processesOf(this.#uid);
      for (const pid of left) end(pid);
      return left.length === 0;
    });
    await run('userdel', [this.name]);
  }
}

/** A screen, a browser that tests may drive, and people; all of it goes with `close`. */
export class TestMachine {
  readonly folder = mkdtempSync(join(tmpdir(), 'hearth install '));
  readonly browser = join(this.folder, 'browser');
  #display = '';
  #stopScreen: () => void = () => undefined;
  readonly #people: Person[] = [];

  static async open(): Promise<TestMachine> {
    const machine = new TestMachine();
    chmodSync(machine.folder, 0o755);
    writeFileSync(machine.browser, '#!/bin/sh\n# A machine for tests may lack the locales of the people, and Chromium needs one to read the names of folders.\nexport LC_ALL=C.UTF-8\nexec /usr/bin/chromium --no-sandbox --disable-gpu "--remote-debugging-port=$HEARTH_TEST_PORT" "$@"\n');
    chmodSync(machine.browser, 0o755);
    await machine.#openScreen();
    return machine;
  }

  get display(): string {
    return this.#display;
  }

  async person(name: string, language: string): Promise<Person> {
    const person = await Person.arrive(this, { name, language });
    this.#people.push(person);
    return person;
  }

  async close(): Promise<void> {
    for (const person of this.#people) await person.leave();
    this.#stopScreen();
    rmSync(this.folder, { recursive: true, force: true });
  }

  /** Xvfb says which number it found free. */
  #openScreen(): Promise<void> {
    const screen = spawn('Xvfb', ['-displayfd', '1', '-screen', '0', '1280x800x24', '-ac', '-nolisten', 'tcp'], { stdio: ['ignore', 'pipe', 'ignore'] });
    this.#stopScreen = () => void screen.kill();
    return new Promise((resolve, reject) => {
      screen.once('error', reject);
      screen.stdout.once('data', (told: Buffer) => {
        this.#display = `:${told.toString().trim()}`;
        resolve();
      });
    });
  }
}
