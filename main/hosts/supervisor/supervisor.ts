import { AppError } from '#contract';
import type { Child, Clock, Keystore, Log } from '#platform';
import { CoreChild } from './core-child.ts';
import type { FromCore, StartCore, ToldReading, WebOptions } from './core-messages.ts';
import type { HostRelay } from './host-relay.ts';

/** How the page reaches a core: what the host knows of it, and no other part does. */
export type Door<Process extends Child> = {
  /** For the start message of a core; undefined where the page is handed a port. */
  web(isFirst: boolean): WebOptions | undefined;
  /** A core has started; `port` of its web server, where it has one. */
  opened(core: CoreChild<Process>, port: number | undefined): void;
  /** What the core in charge said. */
  heard?(message: FromCore): void;
};

export type SupervisorOptions<Process extends Child> = {
  /** Starts the process of a core. */
  readonly startCore: () => Process;
  readonly keystore: Keystore;
  readonly relay: HostRelay;
  readonly clock: Clock;
  readonly log: Log;
  readonly door: Door<Process>;
  /** For every core alike. */
  readonly start: Pick<StartCore, 'dataDir' | 'entries' | 'version' | 'modelsDir' | 'loopbackOnly' | 'verbose' | 'loginEntry' | 'canCheckUpdates'>;
  /** Sees exactly what any tier of the AI reads, for the demo's counting. */
  readonly onPrompt?: ((reading: ToldReading) => void) | undefined;
  /** The core died and could not be started again. */
  readonly onGaveUp?: ((error: AppError) => void) | undefined;
};

const RESTARTS = 3;
const RESTARTS_WITHIN_MS = 60_000;
const REPLACED_WITHIN_MS = 400;

/** Keeps one core process running. Invariant: at most one has been told to start and not ended. */
export class Supervisor<Process extends Child> {
  readonly #options: SupervisorOptions<Process>;
  #core: CoreChild<Process>;
  #restarts: number[] = [];
  #stopped = false;
  #gaveUp = false;
  /** Of a beginning under way: whether a core runs. */
  #begun: ((runs: boolean) => void) | undefined;
  /** Replacements and the stop, one after the other. */
  #turn: Promise<unknown> = Promise.resolve();

  constructor(options: SupervisorOptions<Process>) {
    this.#options = options;
    this.#core = this.#newCore();
  }

  /** The core in charge. */
  get core(): CoreChild<Process> {
    return this.#core;
  }

  /** Fails as `CoreChild.start` does. */
  async start(): Promise<void> {
    await this.#startThis(this.#core, true);
  }

  /**
   * Starts the first core, or after giving up another, and one that dies over it again, with as many tries as ever.
   * @returns whether a core runs; if not, `onGaveUp` has heard why
   */
  begin(): Promise<boolean> {
    return this.#inTurn(async () => {
      if (this.#stopped) return false;
      if (this.#gaveUp) {
        await this.#core.stop({ keep: true });
        this.#core = this.#newCore();
        this.#gaveUp = false;
      }
      const runs = new Promise<boolean>((resolve) => {
        this.#begun = resolve;
      });
      this.#restarts = [];
      this.#startOrGiveUp(this.#core);
      return runs;
    });
  }

  /** A fresh core process on the same data. The keys stay here, so nobody is asked again. */
  replaceCore(): Promise<void> {
    return this.#inTurn(async () => {
      if (this.#stopped) return;
      const fresh = await this.#loadedCore();
      // Read late: the old one may have died meanwhile, and another started in its place.
      const old = this.#core;
      this.#core = fresh;
      await old.stop({ keep: true, limitMs: REPLACED_WITHIN_MS });
      // One that dies from here on is started again as any core is.
      await this.#startThis(fresh, false).catch((error: unknown) => {
        if (!fresh.isGone) throw error;
      });
    });
  }

  /** Ends the core in order; no other comes after it. */
  stop(): Promise<void> {
    this.#stopped = true;
    this.#begun?.(false);
    return this.#inTurn(() => this.#core.stop({ keep: false }));
  }

  /** A core whose modules are loaded, while the old one still answers: the gap is then the time to open the database. */
  async #loadedCore(): Promise<CoreChild<Process>> {
    for (let tries = 0; tries < RESTARTS; tries += 1) {
      const fresh = this.#newCore();
      await fresh.loaded();
      if (!fresh.isGone) return fresh;
    }
    throw new AppError('internal');
  }

  #newCore(): CoreChild<Process> {
    const core: CoreChild<Process> = new CoreChild<Process>({
      child: this.#options.startCore(),
      keystore: this.#options.keystore,
      onMessage: (message) => this.#heard(core, message),
      onDied: () => this.#died(core),
    });
    return core;
  }

  async #startThis(core: CoreChild<Process>, isFirst: boolean): Promise<void> {
    const { start, door, relay, onPrompt } = this.#options;
    const web = door.web(isFirst);
    const message: StartCore = { type: 'start', ...start, observePrompts: onPrompt !== undefined, meetingPoints: [relay.url], ...(web && { web }) };
    door.opened(core, await core.start(message));
    if (core === this.#core) this.#begun?.(true);
  }

  #startOrGiveUp(core: CoreChild<Process>): void {
    this.#startThis(core, false).catch((error: unknown) => {
      // One that died is counted as it dies; one that was replaced meanwhile is nobody's concern.
      if (core === this.#core && !core.isGone) this.#giveUp(error);
    });
  }

  #heard(core: CoreChild<Process>, message: FromCore): void {
    if (core !== this.#core) return;
    this.#options.door.heard?.(message);
    if (message.type === 'prompt') this.#options.onPrompt?.(message.reading);
    if (message.type === 'open-relay') void this.#openRelay(core, message);
    if (message.type === 'replace') this.replaceCore().catch((error: unknown) => this.#giveUp(error));
  }

  async #openRelay(core: CoreChild<Process>, { call, reach }: Extract<FromCore, { type: 'open-relay' }>): Promise<void> {
    try {
      core.post({ type: 'relay-opened', call, port: await this.#options.relay.openTo(reach) });
    } catch {
      this.#options.log.warn('relay-not-opened');
      core.post({ type: 'relay-opened', call });
    }
  }

  #died(core: CoreChild<Process>): void {
    if (core !== this.#core || this.#stopped) return;
    const now = this.#options.clock.now();
    this.#restarts = [...this.#restarts.filter((at) => at > now - RESTARTS_WITHIN_MS), now];
    this.#options.log.warn('core-died', { restarts: this.#restarts.length });
    if (this.#restarts.length > RESTARTS) return this.#giveUp(new AppError('internal'));
    this.#core = this.#newCore();
    return this.#startOrGiveUp(this.#core);
  }

  #giveUp(error: unknown): void {
    if (this.#stopped || this.#gaveUp) return;
    this.#gaveUp = true;
    void this.#core.stop({ keep: true });
    this.#begun?.(false);
    this.#options.onGaveUp?.(error instanceof AppError ? error : new AppError('internal', {}, { cause: error }));
  }

  #inTurn<Value>(action: () => Promise<Value>): Promise<Value> {
    const next = this.#turn.then(action);
    this.#turn = next.catch(() => undefined);
    return next;
  }
}
