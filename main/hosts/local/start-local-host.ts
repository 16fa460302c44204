import { type AppError, must } from '#contract';
import { type CoreChild, type FromCore, HostRelay, type Inspect, type LoginEntry, type StartCore, Supervisor, type ToldReading, type WebOptions } from '#hosts/supervisor';
import { type Child, type Children, type Clock, type Keystore, lockDataDir, type Log, type Random } from '#platform';
import { keepAddress, type KeptAddress, readKeptAddress } from './kept-address.ts';
import { CODE_CACHE_DIR } from './local-entries.ts';

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
  /** What a login starts when the person wants that; absent in a Hearth that is not installed. */
  readonly loginEntry?: LoginEntry | undefined;
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
  /** The next page that is opened shows what this `hearth://…` link leads to. */
  openLink(link: string): void;
  corePid(): number | undefined;
  /** For demo, bench and tests: see `Inspection` of `#core`. */
  inspect(question: Inspect): Promise<unknown>;
  /** A fresh core process on the same data: nothing of the old one's memory remains. The keys stay here, so nobody is asked again. */
  replaceCore(): Promise<void>;
  /** Children first, then the relay, then the data directory is let go. */
  stop(): Promise<void>;
};

const secretText = (random: Random): string => Buffer.from(random.bytes(32)).toString('base64url');

/** The desktop's own address on 127.0.0.1, and who may sign in there. */
class WebDoor {
  readonly #options: LocalHostOptions;
  readonly #session: string;
  #address: KeptAddress;
  #token: string | undefined;

  constructor(options: LocalHostOptions, address: KeptAddress) {
    this.#options = options;
    this.#address = { ...address, ...(options.port !== undefined && { port: options.port }) };
    this.#session = secretText(options.random);
  }

  get origin(): string {
    return `http://${this.#address.name}:${this.#address.port}`;
  }

  get plainOrigin(): string {
    return `http://127.0.0.1:${this.#address.port}`;
  }

  newToken(): string {
    this.#token = secretText(this.#options.random);
    return this.#token;
  }

  web(isFirst: boolean): WebOptions {
    const { name, port } = this.#address;
    const orAnotherPort = isFirst && this.#options.port === undefined;
    return { name, port, orAnotherPort, session: this.#session, uiDir: this.#options.uiDir, ...(this.#token !== undefined && { token: this.#token }) };
  }

  opened(_core: CoreChild, port: number | undefined): void {
    must(port !== undefined, 'a core with a web server has a port');
    this.#address = { ...this.#address, port };
  }

  heard(message: FromCore): void {
    if (message.type === 'token-used') this.#token = undefined;
  }

  /** Without it (a full disk) everything works but finding the same ports next time. */
  keep(): void {
    try {
      keepAddress(this.#options.dataDir, this.#address);
    } catch {
      this.#options.log.warn('address-not-kept');
    }
  }
}

type Held = { readonly relay: HostRelay; readonly unlock: () => void; readonly address: KeptAddress };

const supervise = (options: LocalHostOptions, { relay, unlock, address }: Held): { readonly host: LocalHost; readonly start: () => Promise<void> } => {
  const { dataDir, keystore, children, clock, log, version, modelsDir, loopbackOnly = false, verbose = false, loginEntry, onPrompt, onGaveUp } = options;
  const { core, ...entries } = options.entries;
  const door = new WebDoor(options, { ...address, relayPort: relay.port });
  const supervisor = new Supervisor<Child>({
    startCore: () => children.start(core, { name: 'core', env: { NODE_COMPILE_CACHE: CODE_CACHE_DIR } }),
    start: { dataDir, entries, version, modelsDir, loopbackOnly, verbose, loginEntry },
    keystore, relay, clock, log, door, onPrompt, onGaveUp,
  });
  const host: LocalHost = {
    get origin() {
      return door.origin;
    },
    get plainOrigin() {
      return door.plainOrigin;
    },
    get relayUrl() {
      return relay.url;
    },
    signInUrl: () => {
      const token = door.newToken();
      supervisor.core.post({ type: 'token', token });
      return `${door.origin}/?token=${token}`;
    },
    openLink: (link) => supervisor.core.post({ type: 'link', link }),
    corePid: () => supervisor.core.child.pid,
    inspect: (question) => supervisor.core.inspect(question),
    replaceCore: () => supervisor.replaceCore(),
    stop: async () => {
      await supervisor.stop();
      await relay.stop();
      unlock();
    },
  };
  const start = async (): Promise<void> => {
    await supervisor.start();
    door.keep();
  };
  return { host, start };
};

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
  const { host, start } = supervise(options, { relay, unlock, address });
  try {
    await options.beforeCore?.();
    await start();
  } catch (error) {
    await host.stop();
    throw error;
  }
  return host;
};
