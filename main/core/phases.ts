import { AppError, type Contract, type Handlers, type Settings, type Status } from '#contract';
import type { ChangeHub } from '#features/app';
import { isDamaged, machineFailure } from '#platform';
import type { CoreSetup } from './core-setup.ts';
import { expectedError } from './expected-error.ts';
import { needRoom } from './need-room.ts';
import { beginRepair, DATABASE_FILES, isDatabaseThere, setFilesAside } from './repair/set-aside.ts';
import type { Ready } from './open-ready.ts';

/** After a disk was too full to go online. */
const ONLINE_AGAIN_MS = 30_000;
/** After a disk was too full to open: somebody is looking, and makes room. */
const OPEN_AGAIN_MS = 3_000;

/** What is open now, and how it gets opened: first run → ready, or locked → ready. */
export class Phases {
  readonly #setup: CoreSetup;
  readonly #hub: ChangeHub;
  /** Where the database lies. */
  readonly #homeDir: () => Promise<string>;
  readonly #open: (onRepair: () => void) => Promise<Ready>;
  #isRepairing = false;
  /** What hindered the last try to open. */
  #problem: AppError | undefined;
  #callOffAgain = (): void => undefined;
  #ready: Ready | undefined;
  #link: string | undefined;
  /** Opening, once: two windows that unlock at the same time open one core. */
  #opening: Promise<Ready> | undefined;

  constructor(setup: CoreSetup, { hub, homeDir, open }: { readonly hub: ChangeHub; readonly homeDir: () => Promise<string>; readonly open: (onRepair: () => void) => Promise<Ready> }) {
    this.#setup = setup;
    this.#homeDir = homeDir;
    this.#hub = hub;
    this.#open = open;
  }

  /** Fails with `locked`, or with what hinders opening. */
  get ready(): Ready {
    if (!this.#ready) throw this.#problem ?? new AppError('locked');
    return this.#ready;
  }

  get isReady(): boolean {
    return this.#ready !== undefined;
  }

  /** With a screen, what hinders is told there, and tried again by itself where the disk is full; without one it is thrown. */
  async openWhenPossible(): Promise<void> {
    const { dataDir, options, ports } = this.#setup;
    this.#callOffAgain();
    try {
      const state = await ports.keystore.state();
      if (state === 'unset' && isDatabaseThere(dataDir)) throw new AppError('keys-lost', { file: 'keys.json' });
      // Else a person would choose a name and a passphrase first, and then hear that nothing can be kept.
      if (state === 'unset' && options.hasScreen) needRoom(dataDir);
      if (state === 'open') await this.#openReady();
      this.#problem = undefined;
    } catch (error) {
      if (!options.hasScreen) throw error;
      this.#problem = expectedError(error, 'app.open', ports.log);
      if (this.#problem.code === 'disk-full') this.#callOffAgain = ports.clock.after(OPEN_AGAIN_MS, () => void this.#openOnceThereIsRoom());
    }
  }

  /** A page was not what was written: what can be read is saved into a new database, and everything starts again on that. */
  async repair(): Promise<void> {
    const ready = this.#ready;
    if (!ready) return;
    this.#ready = undefined;
    this.#opening = undefined;
    this.#isRepairing = true;
    this.#hub.tell({ topic: 'status' });
    await ready.stop().catch(() => this.#setup.ports.log.warn('not-stopped-in-order'));
    try {
      beginRepair(await this.#homeDir(), this.#setup.ports.clock.now());
      await this.#openReady();
    } catch (error) {
      this.#problem = expectedError(error, 'app.repair', this.#setup.ports.log);
    }
    await this.#tellStatus();
  }

  async close(): Promise<void> {
    this.#callOffAgain();
    const ready = this.#ready ?? (await this.#opening?.catch(() => undefined));
    this.#ready = undefined;
    await ready?.stop();
  }

  async status(): Promise<Status> {
    const { ports, options, host, dataDir } = this.#setup;
    const { keystore } = ports;
    const [state, keyKinds, keyKind] = await Promise.all([keystore.state().catch(() => 'unset' as const), keystore.kinds(), keystore.kind().catch(() => undefined)]);
    const settings = this.#ready?.settings.read();
    return {
      phase: this.#phase(state),
      ...(!this.#ready && this.#problem && { problem: this.#problem.code }),
      keyKinds: [...keyKinds],
      ...(keyKind && { keyKind }),
      ...(settings && { name: settings.name, language: settings.language }),
      version: options.version,
      dataDir,
      host,
      canStartAtLogin: host === 'electron' || (options.loginStart !== undefined && keyKind !== 'memory'),
      canCheckUpdates: options.canCheckUpdates ?? false,
    };
  }

  async #openOnceThereIsRoom(): Promise<void> {
    await this.openWhenPossible();
    if (this.#problem?.code !== 'disk-full') await this.#tellStatus();
  }

  #phase(keys: 'unset' | 'locked' | 'open'): Status['phase'] {
    if (this.#ready) return 'ready';
    if (this.#isRepairing) return 'repairing';
    if (this.#problem) return 'blocked';
    return keys === 'unset' ? 'first-run' : 'locked';
  }

  handlers(): Handlers<Contract['app']> {
    const { keystore } = this.#setup.ports;
    return {
      status: () => this.status(),
      setUp: async ({ name, language, keyKind, passphrase }) => {
        if (this.#problem?.code === 'keys-lost') throw this.#problem;
        await keystore.setUp({ kind: keyKind, passphrase });
        const ready = await this.#openReady();
        ready.settings.change({ name, language });
        return this.#tellStatus();
      },
      unlock: async ({ passphrase }) => {
        await keystore.unlock(passphrase);
        await this.#openReady();
        return this.#tellStatus();
      },
      tryAgain: async () => {
        this.#problem = undefined;
        await this.openWhenPossible();
        return this.#tellStatus();
      },
      beginAnew: async () => {
        if (this.#problem?.code !== 'keys-lost') throw new AppError('not-allowed');
        const keys = (await keystore.state().catch(() => 'unset')) === 'open' ? [] : ['keys.json'];
        setFilesAside(this.#setup.dataDir, [...keys, ...DATABASE_FILES, 'memory'], this.#setup.ports.clock.now());
        this.#problem = undefined;
        await this.openWhenPossible();
        return this.#tellStatus();
      },
      takeLink: () => this.#takeLink(),
      settings: () => this.#asItIs(this.ready.settings.read()),
      changeSettings: ({ id: _id, ...change }) => this.#changeSettings(change),
      changes: async ({ cursor }, { signal }) => this.#hub.changes(cursor, signal),
    };
  }

  /** Kept for the page that asks next, through first run and unlocking. */
  openLink(link: string): void {
    this.#link = link;
  }

  #takeLink(): { link?: string } {
    const link = this.#link;
    this.#link = undefined;
    return link === undefined ? {} : { link };
  }

  #changeSettings(change: { readonly [Name in keyof Settings]?: Settings[Name] | undefined }): Settings {
    const { settings, renamed, lookAgain } = this.ready;
    const before = settings.read();
    const { startAtLogin, ...others } = change;
    const kept = this.#keepLoginStart(startAtLogin) ? others : change;
    const after = this.#asItIs(settings.change(kept as Partial<Settings>));
    if (after.name !== before.name) renamed(after.name, before.name);
    if (after.secondLook && !before.secondLook) lookAgain();
    // Reasons of verdicts are worded by the core, in the reader's language: everything shown is read again.
    this.#hub.tell({ topic: after.language === before.language ? 'settings' : 'reset' });
    return after;
  }

  /** A person may have changed in their desktop's settings what a login starts. */
  #asItIs(settings: Settings): Settings {
    const { loginStart } = this.#setup.options;
    return loginStart ? { ...settings, startAtLogin: loginStart.isOn() } : settings;
  }

  /** @returns whether the system keeps it. Fails with `login-start-not-kept`. */
  #keepLoginStart(wanted: boolean | undefined): boolean {
    const { loginStart } = this.#setup.options;
    if (!loginStart) return false;
    try {
      if (wanted !== undefined) loginStart.keep(wanted);
    } catch (error) {
      this.#setup.ports.log.warn('login-start-not-kept');
      throw new AppError('login-start-not-kept', { file: loginStart.file.slice(0, 500) }, { cause: error });
    }
    return true;
  }

  #openReady(): Promise<Ready> {
    this.#opening ??= this.#open(() => {
      this.#isRepairing = true;
      this.#hub.tell({ topic: 'status' });
    })
      .then((ready) => {
        this.#ready = ready;
        this.#problem = undefined;
        this.#goOnline(ready, 0);
        return ready;
      })
      .catch((error: unknown) => {
        this.#opening = undefined;
        throw error;
      })
      .finally(() => {
        this.#isRepairing = false;
      });
    return this.#opening;
  }

  /** Who opens the app sees what is here first: the network begins once what is asked by then has been answered. */
  #goOnline(ready: Ready, delayMs: number): void {
    const { clock, log } = this.#setup.ports;
    clock.after(delayMs, () => {
      if (this.#ready !== ready) return;
      try {
        ready.goOnline();
      } catch (error) {
        if (isDamaged(error)) return void this.repair();
        const failure = machineFailure(error);
        if (!failure) throw error;
        log.warn('not-online', { code: failure.code });
        this.#goOnline(ready, ONLINE_AGAIN_MS);
      }
    });
  }

  async #tellStatus(): Promise<Status> {
    this.#hub.tell({ topic: 'status' });
    return this.status();
  }
}
