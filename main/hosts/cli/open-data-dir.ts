import { existsSync } from 'node:fs';
import { homedir } from 'node:os';
import { join, resolve } from 'node:path';
import { createRouterClient } from '@orpc/server';
import { AppError, type Client } from '#contract';
import { type Core, startCore } from '#core';
import { appVersion, LOCAL_ENTRIES, unlockWithFile } from '#hosts/local';
import { userDataDir } from '#hosts/supervisor';
import { machineKeystore, nodeChildren, silentLog, systemClock, systemRandom } from '#platform';
import type { CommandIo } from './command.ts';

export type OpenDataDir = { readonly core: Core; readonly client: Client; readonly stop: () => Promise<void> };

type Options = { readonly dataDir?: string | undefined; readonly passphraseFile?: string | undefined };

/**
 * The core on a person's data directory (the app's own unless told otherwise), in this process and off the network, for one command.
 * Fails with `file-not-found` (nothing was ever set up there), `locked`, `passphrase-wrong`, and as `startCore` does.
 */
export const openDataDir = async ({ dataDir: wanted, passphraseFile }: Options, io: CommandIo): Promise<OpenDataDir> => {
  const userData = userDataDir(io.env, process.platform, homedir());
  const dataDir = resolve(io.cwd, wanted ?? join(userData, 'desktop'));
  if (!existsSync(dataDir)) throw new AppError('file-not-found', { file: dataDir });
  const keystore = machineKeystore({ dataDir, random: systemRandom });
  if (passphraseFile !== undefined) await unlockWithFile(keystore, resolve(io.cwd, passphraseFile));
  const core = await startCore({
    ports: { keystore, clock: systemClock, random: systemRandom, log: silentLog, children: nodeChildren(io.env) },
    entries: LOCAL_ENTRIES,
    dataDir,
    host: 'local',
    options: {
      version: appVersion(),
      meetingPoints: [],
      loopbackOnly: true,
      modelsDir: io.env['HEARTH_MODELS'] || join(userData, 'models'),
      isDataDirLocked: false,
      isOffline: true,
    },
  });
  if (!core.isReady()) {
    const state = await keystore.state();
    await core.stop();
    throw state === 'locked' ? new AppError('locked') : new AppError('file-not-found', { file: join(dataDir, 'keys.json') });
  }
  return { core, client: createRouterClient(core.router, { context: {} }), stop: () => core.stop() };
};
