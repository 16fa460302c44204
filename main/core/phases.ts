import { AppError, type Contract, type Handlers, type Settings, type Status } from '#contract';
import type { ChangeHub } from '#features/app';
import type { CoreSetup } from './core-setup.ts';
import type { Ready } from './open-ready.ts';

/** What is open now, and how it gets opened: first run → ready, or locked → ready. */
export class Phases {
  readonly #setup: CoreSetup;
  readonly #hub: ChangeHub;
  readonly #open: () => Promise<Ready>;
  #ready: Ready | undefined;
  /** Opening, once: two windows that unlock at the same time open one core. */
  #opening: Promise<Ready> | undefined;

  constructor(setup: CoreSetup, hub: ChangeHub, open: () => Promise<Ready>) {
    this.#setup = setup;
    this.#hub = hub;
    this.#open = open;
  }

  /** Fails with `locked`. */
  get ready(): Ready {
    if (!this.#ready) throw new AppError('locked');
    return this.#ready;
  }

  get isReady(): boolean {
    return this.#ready !== undefined;
  }

  async openWhenPossible(): Promise<void> {
    if ((await this.#setup.ports.keystore.state()) === 'open') await this.#openReady();
  }

  async close(): Promise<void> {
    const ready = this.#ready ?? (await this.#opening?.catch(() => undefined));
    this.#ready = undefined;
    await ready?.stop();
  }

  async status(): Promise<Status> {
    const { ports, options, host, dataDir } = this.#setup;
    const [state, keyKinds, keyKind] = await Promise.all([ports.keystore.state(), ports.keystore.kinds(), ports.keystore.kind()]);
    const settings = this.#ready?.settings.read();
    return {
      phase: this.#ready ? 'ready' : state === 'unset' ? 'first-run' : 'locked',
      keyKinds: [...keyKinds],
      ...(keyKind && { keyKind }),
      ...(settings && { name: settings.name, language: settings.language }),
      version: options.version,
      dataDir,
      host,
    };
  }

  handlers(): Handlers<Contract['app']> {
    const { keystore } = this.#setup.ports;
    return {
      status: () => this.status(),
      setUp: async ({ name, language, keyKind, passphrase }) => {
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
      settings: () => this.ready.settings.read(),
      changeSettings: ({ id: _id, ...change }) => this.#changeSettings(change),
      changes: async ({ cursor }, { signal }) => this.#hub.changes(cursor, signal),
    };
  }

  #changeSettings(change: { readonly [Name in keyof Settings]?: Settings[Name] | undefined }): Settings {
    const { settings, renamed } = this.ready;
    const before = settings.read();
    const after = settings.change(change as Partial<Settings>);
    if (after.name !== before.name) renamed(after.name, before.name);
    // Reasons of verdicts are worded by the core, in the reader's language: everything shown is read again.
    this.#hub.tell({ topic: after.language === before.language ? 'settings' : 'reset' });
    return after;
  }

  #openReady(): Promise<Ready> {
    this.#opening ??= this.#open().then(
      (ready) => {
        this.#ready = ready;
        return ready;
      },
      (error: unknown) => {
        this.#opening = undefined;
        throw error;
      },
    );
    return this.#opening;
  }

  async #tellStatus(): Promise<Status> {
    this.#hub.tell({ topic: 'status' });
    return this.status();
  }
}
