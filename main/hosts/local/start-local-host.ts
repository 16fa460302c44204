import { AppError, must } from '#contract';
import { type Children, type Clock, type Keystore, lockDataDir, type Log, type Random } from '#platform';
import { HostRelay } from './host-relay.ts';
import { CoreChild } from './core-child.ts';
import type { FromCore, Inspect, StartCore, ToldReading } from './core-messages.ts';
import { keepAddress, type KeptAddress, readKeptAddress } from './kept-address.ts';

export type LocalHostOptions = {
  readonly dataDir: string;
  readonly keystore: Keystore;
  readonly children: Children;
  readonly clock: Clock;
  readonly random: Random;
  readonly log: Log;
  readonly version: string;
  readonly entries: { readonly core: string } & StartCore['entries'];
  /** The built UI. */
  readonly uiDir: string;
  readonly modelsDir: string;
  /** Exactly this port, or fail; without it the port of last time, or another. */
  readonly port?: number | undefined;
  readonly loopbackOnly?: boolean;
  /** The core's log lines go to standard error. */
  readonly verbose?: boolean;
  /** Sees exactly what any tier of the AI reads, for the demo's counting. */
  readonly onPrompt?: (reading: ToldReading) => void;
  /** Runs once the data directory is ours, before the core starts. */
  readonly beforeCore?: () => Promise<void>;
  /** The core died and could not be started again. */
  readonly onGaveUp?: (error: AppError) => void;
};

export type LocalHost = {
  readonly origin: string;
  /** The same place for who cannot resolve the name. */
  readonly plainOrigin: string;
  readonly relayUrl: string;
  /** A link that signs in once; the one before it stops working. */
  signInUrl(): string;
  corePid(): number | undefined;
  /** For demo, bench and tests: see `Inspection` of `#core`. */
  inspect(question: Inspect): Promise<unknown>;
  /** A fresh core process on the same data: nothing of the old one's memory remains. The keys stay here, so nobody is asked again. */
  replaceCore(): Promise<void>;
  /** Children first, then the relay, then the data directory is let go. */
  stop(): Promise<void>;
};

const RESTARTS = 3;
const RESTARTS_WITHIN_MS = 60_000;
const REPLACED_WITHIN_MS = 400;

const secretText = (random: Random): string => Buffer.from(random.bytes(32)).toString('base64url');

/** Keeps one core process running. Invariant: at most one has been told to start and not ended. */
class Supervisor implements LocalHost {
  readonly #options: LocalHostOptions;
  readonly #relay: HostRelay;
  readonly #unlock: () => void;
  readonly #session: string;
  #address: KeptAddress;
  #core: CoreChild;
  #token: string | undefined;
  #restarts: number[] = [];
  #stopped = false;
  /** Replacements and the stop, one after the other. */
  #turn: Promise<unknown> = Promise.resolve();

  constructor(options: LocalHostOptions, parts: { readonly relay: HostRelay; readonly unlock: () => void; readonly address: KeptAddress }) {
    this.#options = options;
    this.#relay = parts.relay;
    this.#unlock = parts.unlock;
    this.#address = { ...parts.address, relayPort: parts.relay.port, ...(options.port !== undefined && { port: options.port }) };
    this.#session = secretText(options.random);
    this.#core = this.#newCore();
  }

  get relayUrl(): string {
    return this.#relay.url;
  }

  get origin(): string {
    return `http://${this.#address.name}:${this.#address.port}`;
  }

  get plainOrigin(): string {
    return `http://127.0.0.1:${this.#address.port}`;
  }

  corePid(): number | undefined {
    return this.#core.pid;
  }

  inspect(question: Inspect): Promise<unknown> {
    return this.#core.inspect(question);
  }

  signInUrl(): string {
    this.#token = secretText(this.#options.random);
    this.#core.post({ type: 'token', token: this.#token });
    return `${this.origin}/?token=${this.#token}`;
  }

  async start(): Promise<void> {
    const port = await this.#core.start(this.#startMessage(this.#options.port === undefined));
    this.#address = { ...this.#address, port };
    this.#keepAddress();
  }

  replaceCore(): Promise<void> {
    return this.#inTurn(async () => {
      if (this.#stopped) return;
      const fresh = await this.#loadedCore();
      // Read late: the old one may have died meanwhile, and another started in its place.
      const old = this.#core;
      this.#core = fresh;
      await old.stop({ keep: true, limitMs: REPLACED_WITHIN_MS });
      // One that dies from here on is started again as any core is.
      await fresh.start(this.#startMessage(false)).catch((error: unknown) => {
        if (!fresh.isGone) throw error;
      });
    });
  }

  /** A core whose modules are loaded, while the old one still answers: the gap is then the time to open the database. */
  async #loadedCore(): Promise<CoreChild> {
    for (let tries = 0; tries < RESTARTS; tries += 1) {
      const fresh = this.#newCore();
      await fresh.loaded();
      if (!fresh.isGone) return fresh;
    }
    throw new AppError('internal');
  }

  stop(): Promise<void> {
    this.#stopped = true;
    return this.#inTurn(async () => {
      await this.#core.stop({ keep: false });
      await this.#relay.stop();
      this.#unlock();
    });
  }

  /** Without it (a full disk) everything works but finding the same ports next time. */
  #keepAddress(): void {
    try {
      keepAddress(this.#options.dataDir, this.#address);
    } catch {
      this.#options.log.warn('address-not-kept');
    }
  }

  #newCore(): CoreChild {
    const { children, entries, keystore } = this.#options;
    const core: CoreChild = new CoreChild({
      children,
      entry: entries.core,
      keystore,
      onMessage: (message) => this.#heard(core, message),
      onDied: () => this.#died(core),
    });
    return core;
  }

  #heard(core: CoreChild, message: FromCore): void {
    if (core !== this.#core) return;
    if (message.type === 'token-used') this.#token = undefined;
    if (message.type === 'prompt') this.#options.onPrompt?.(message.reading);
    if (message.type === 'open-relay') void this.#openRelay(core, message);
    if (message.type === 'replace') this.replaceCore().catch((error: unknown) => this.#giveUp(error));
  }

  async #openRelay(core: CoreChild, { call, reach }: Extract<FromCore, { type: 'open-relay' }>): Promise<void> {
    try {
      core.post({ type: 'relay-opened', call, port: await this.#relay.openTo(reach) });
    } catch {
      this.#options.log.warn('relay-not-opened');
      core.post({ type: 'relay-opened', call });
    }
  }

  #died(core: CoreChild): void {
    if (core !== this.#core || this.#stopped) return;
    const now = this.#options.clock.now();
    this.#restarts = [...this.#restarts.filter((at) => at > now - RESTARTS_WITHIN_MS), now];
    this.#options.log.warn('core-died', { restarts: this.#restarts.length });
    if (this.#restarts.length > RESTARTS) return this.#giveUp(new AppError('internal'));
    const next = this.#newCore();
    this.#core = next;
    next.start(this.#startMessage(false)).catch((error: unknown) => {
      // One that died is counted above; one that was replaced meanwhile is nobody's concern.
      if (next === this.#core && !next.isGone) this.#giveUp(error);
    });
    return undefined;
  }

  #giveUp(error: unknown): void {
    if (this.#stopped) return;
    this.#options.onGaveUp?.(error instanceof AppError ? error : new AppError('internal', {}, { cause: error }));
  }

  #startMessage(orAnotherPort: boolean): StartCore {
    const { dataDir, entries, version, modelsDir, uiDir, loopbackOnly = false, verbose = false, onPrompt } = this.#options;
    const { name, port } = this.#address;
    const web = { name, port, orAnotherPort, session: this.#session, uiDir, ...(this.#token !== undefined && { token: this.#token }) };
    return {
      type: 'start', dataDir, version, modelsDir, loopbackOnly, verbose, web,
      observePrompts: onPrompt !== undefined,
      entries,
      meetingPoints: [this.relayUrl],
    };
  }

  #inTurn(action: () => Promise<void>): Promise<void> {
    const next = this.#turn.then(action);
    this.#turn = next.catch(() => undefined);
    return next;
  }
}

/**
 * Starts Hearth on this machine without Electron and without a window: keys and relay here, the core in a child process.
 * Fails with `data-dir-in-use`, `data-dir-unwritable`, `port-in-use`, and as `startCore` does; then nothing is left running.
 */
export const startLocalHost = async (options: LocalHostOptions): Promise<LocalHost> => {
  const { dataDir, random, clock, log } = options;
  must(dataDir !== '', 'there is a data directory');
  const unlock = lockDataDir(dataDir);
  const address = readKeptAddress(dataDir, random);
  const relay = await HostRelay.start({ port: address.relayPort, loopbackOnly: options.loopbackOnly ?? false, clock, log }).catch((error: unknown) => {
    unlock();
    throw error;
  });
  const supervisor = new Supervisor(options, { relay, unlock, address });
  try {
    await options.beforeCore?.();
    await supervisor.start();
  } catch (error) {
    await supervisor.stop();
    throw error;
  }
  return supervisor;
};
