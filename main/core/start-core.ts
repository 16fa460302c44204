import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { ChangeHub } from '#features/app';
import type { OpenedFile } from '#features/files';
import { lockDataDir } from '#platform';
import { buildRouter, type CoreRouter, type FindHandler } from './build-router.ts';
import { CallOnce } from './call-once.ts';
import type { CoreSetup } from './core-setup.ts';
import type { Inspection } from './inspect.ts';
import { openReady } from './open-ready.ts';
import { Phases } from './phases.ts';

export type Core = {
  readonly router: CoreRouter;
  /** Whether the keys are open and everything runs. */
  readonly isReady: () => boolean;
  /** The page that asks next shows what this `hearth://…` link leads to. */
  readonly openLink: (link: string) => void;
  /** A file that is whole on this machine, by its address; undefined when there is none, or the keys are not open. */
  readonly openFile: (address: string) => OpenedFile | undefined;
  /** Fails with `locked`. */
  readonly inspection: () => Inspection;
  /** Ends everything cleanly. `keep`: another core goes on with this directory, so what was only tried stays. */
  stop(options?: { readonly keep?: boolean }): Promise<void>;
};

/** Where everything lives when a person is just trying: removed when the core stops. */
const tryingDir = (dataDir: string): string => join(dataDir, 'trying');

/**
 * Starts Hearth's core on a data directory: without a screen, ready at once when the keystore is open, else waiting for `app.setUp` or `app.unlock`.
 * Fails with `data-dir-in-use`, `data-dir-unwritable`, `database-newer`, `database-broken`, `keys-lost`, `keyring-unavailable`.
 */
export const startCore = async (setup: CoreSetup): Promise<Core> => {
  const { ports, dataDir, options } = setup;
  const unlock = options.isDataDirLocked ? () => undefined : lockDataDir(dataDir);
  const hub = new ChangeHub(Buffer.from(ports.random.bytes(6)).toString('hex'));
  const homeDir = async (): Promise<string> => ((await ports.keystore.kind()) === 'memory' ? tryingDir(dataDir) : dataDir);
  const removeTried = (): void => rmSync(tryingDir(dataDir), { recursive: true, force: true });
  const phases = new Phases(setup, { hub, homeDir, open: async (onRepair) => openReady(setup, { hub, homeDir: await homeDir(), onRepair }) });
  const find: FindHandler = (feature, procedure) => {
    const handlers = feature === 'app' ? phases.handlers() : phases.ready.handlers[feature];
    const handler = (handlers as Readonly<Record<string, ReturnType<FindHandler>>> | undefined)?.[procedure];
    if (!handler) throw new Error(`there is no ${feature}.${procedure}`);
    return handler;
  };
  const stop: Core['stop'] = async ({ keep = false } = {}) => {
    await phases.close();
    if (!keep) removeTried();
    unlock();
  };
  try {
    // What a crash left of somebody's trying: its keys died with that process.
    if ((await ports.keystore.state().catch(() => undefined)) === 'unset') removeTried();
    await phases.openWhenPossible();
  } catch (error) {
    await stop({ keep: true });
    throw error;
  }
  return {
    router: buildRouter({ find, once: new CallOnce(), log: ports.log, onDamage: () => void phases.repair() }),
    isReady: () => phases.isReady,
    openLink: (link) => phases.openLink(link),
    openFile: (address) => (phases.isReady ? phases.ready.openFile(address) : undefined),
    inspection: () => phases.ready.inspection,
    stop,
  };
};
