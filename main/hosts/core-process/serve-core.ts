import { AppError, assertNever, must, type ErrorCode, type ErrorParams, type Status } from '#contract';
import { type Core, type CoreOptions, startCore } from '#core';
import { type FromCore, type Inspect, isLoginEntryOn, keepLoginEntry, type StartCore, type ToCore, toCoreSchema } from '#hosts/supervisor';
import { type Children, errorPlace, type KeyLine, lineLog, type Log, remoteKeystore, systemClock, systemRandom } from '#platform';
import { answerInspection } from './answer-inspection.ts';
import { onUncaught } from './on-uncaught.ts';
import { RelayCalls } from './relay-calls.ts';

/** The page's way to a core that has started. */
export type OpenDoor = {
  /** Of its web server, where it has one. */
  readonly port?: number;
  useToken?(token: string): void;
  stop(): Promise<void>;
};

/** What differs between the hosts: how the supervisor, other processes and the page are reached. */
export type CoreProcess = {
  readonly line: KeyLine;
  readonly children: Children;
  readonly host: Status['host'];
  /** Fails with `port-in-use`. */
  readonly openDoor: (core: Core, web: StartCore['web'], say: (message: FromCore) => void) => Promise<OpenDoor>;
  /** Calls back when the supervisor is gone. */
  readonly onOrphaned: (listener: () => void) => void;
};

type Running = { readonly core: Core; readonly door: OpenDoor };

const STOP_LIMIT_MS = 5000;

/** A core and what its supervisor may ask of it. */
class ServedCore {
  readonly #process: CoreProcess;
  readonly #log: Log;
  readonly #relayCalls: RelayCalls;
  #isVerbose = false;
  #running: Promise<Running> | undefined;

  constructor(served: CoreProcess) {
    this.#process = served;
    this.#log = lineLog((text) => void (this.#isVerbose && process.stderr.write(`${text}\n`)), () => systemClock.now());
    this.#relayCalls = new RelayCalls((call, reach) => this.#say({ type: 'open-relay', call, reach }));
  }

  get log(): Log {
    return this.#log;
  }

  heard(message: ToCore): void {
    switch (message.type) {
      case 'start':
        this.#running ??= this.#start(message);
        this.#running.then(
          ({ door: { port } }) => this.#say({ type: 'started', ...(port !== undefined && { port }) }),
          (error: unknown) => this.#say({ type: 'failed', error: this.#failure(error) }),
        );
        return;
      case 'relay-opened':
        return this.#relayCalls.answered(message.call, message.port);
      case 'token':
        void this.#running?.then(({ door }) => door.useToken?.(message.token));
        return;
      case 'link':
        void this.#running?.then(({ core }) => core.openLink(message.link));
        return;
      case 'inspect':
        void this.#inspect(message.id, message.question);
        return;
      case 'stop':
        void this.stop(message.keep);
        return;
      default:
        assertNever(message);
    }
  }

  /** Ends in order, and then the process. */
  async stop(keep: boolean): Promise<void> {
    const parts = await this.#running?.catch(() => undefined);
    await parts?.door.stop();
    await parts?.core.stop({ keep });
    process.exit(0);
  }

  #say(message: FromCore): void {
    this.#process.line.post(message);
  }

  async #start({ type: _type, web, entries, dataDir, verbose, observePrompts, loginEntry, ...options }: StartCore): Promise<Running> {
    const { line, children, host, openDoor } = this.#process;
    this.#isVerbose = verbose;
    const ports = { keystore: remoteKeystore(line), clock: systemClock, random: systemRandom, log: this.#log, children };
    const replaceCore = (): void => this.#say({ type: 'replace' });
    const onPrompt: NonNullable<CoreOptions['onPrompt']> = (reading) => this.#say({ type: 'prompt', reading });
    const loginStart = loginEntry && { file: loginEntry.file, isOn: () => isLoginEntryOn(loginEntry.file), keep: (wanted: boolean) => keepLoginEntry(loginEntry, wanted) };
    const given = { isDataDirLocked: true, hasScreen: true, replaceCore, openRelay: this.#relayCalls.open, ...(loginStart && { loginStart }), ...(observePrompts && { onPrompt }) };
    const core = await startCore({ ports, entries, dataDir, host, options: { ...options, ...given } });
    try {
      return { core, door: await openDoor(core, web, (message) => this.#say(message)) };
    } catch (error) {
      await core.stop({ keep: true });
      throw error;
    }
  }

  async #inspect(id: number, question: Inspect): Promise<void> {
    try {
      const parts = await this.#running;
      must(parts !== undefined, 'the core was started');
      this.#say({ type: 'inspected', id, answer: await answerInspection(parts.core.inspection(), question) });
    } catch (error) {
      this.#say({ type: 'inspected', id, answer: null, failed: error instanceof AppError ? error.code : 'internal' });
    }
  }

  #failure(error: unknown): { code: ErrorCode; params: ErrorParams } {
    if (error instanceof AppError) return { code: error.code, params: error.params };
    this.#log.warn('core-start-failed', { kind: error instanceof Error ? error.name : 'unknown', at: errorPlace(error) });
    return { code: 'internal', params: {} };
  }
}

/** Runs a core for its supervisor until told to stop. It ends with its supervisor; what a person wrote and what keys open lives here alone. */
export const serveCore = (served: CoreProcess): void => {
  const core = new ServedCore(served);
  // Libraries print there what they choke on, with its words: a line that is no JSON may hold what a person wrote.
  console.error = (thrown: unknown): void => core.log.warn('library-error', { kind: thrown instanceof Error ? thrown.name : typeof thrown });
  process.on('uncaughtException', (error) => onUncaught(error, { log: core.log, write: (text) => void process.stderr.write(`${text}\n`), exit: () => process.exit(1) }));
  served.line.onMessage((received) => {
    const message = toCoreSchema.safeParse(received).data;
    if (message) core.heard(message);
  });
  // A supervisor that died takes its core with it, in order or not: nobody else would end it.
  served.onOrphaned(() => {
    setTimeout(() => process.exit(1), STOP_LIMIT_MS).unref();
    void core.stop(false);
  });
  // Ctrl-C reaches the whole group of processes: the supervisor decides in which order they end.
  process.on('SIGINT', () => undefined);
  process.on('SIGTERM', () => undefined);
  served.line.post({ type: 'loaded' } satisfies FromCore);
};
