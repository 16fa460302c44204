import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createRouterClient } from '@orpc/server';
import type { Client } from '#contract';
import { type Core, type CoreSetup, startCore } from '#core';
import { LOCAL_ENTRIES } from '#hosts/local';
import type { Transport } from '#sync';
import { type Clock, type Keystore, type Log, memoryKeystore, nodeChildren, silentLog, systemClock, systemRandom } from '#platform';

export type OpenCore = { readonly core: Core; readonly client: Client; readonly dataDir: string; readonly stop: () => Promise<void> };

type Options = { readonly dataDir?: string; readonly keystore?: Keystore; readonly clock?: Clock; readonly log?: Log; readonly transport?: Transport; readonly entries?: Partial<CoreSetup['entries']>; readonly options?: Partial<CoreSetup['options']> };

/** A core in this process, without relay, window or network, and a client that calls it directly. Not set up yet. */
export const openCore = async ({ dataDir = mkdtempSync(join(tmpdir(), '围炉 core ')), keystore = memoryKeystore(), clock = systemClock, log = silentLog, transport, entries, options }: Options = {}): Promise<OpenCore> => {
  const core = await startCore({
    ports: { keystore, clock, random: systemRandom, log, children: nodeChildren(process.env), ...(transport && { transport }) },
    entries: { ...LOCAL_ENTRIES, ...entries },
    dataDir,
    host: 'test',
    options: { version: 'test', meetingPoints: [], loopbackOnly: true, modelsDir: join(dataDir, 'no-models'), isDataDirLocked: false, ...options },
  });
  const client: Client = createRouterClient(core.router, { context: {} });
  return {
    core,
    client,
    dataDir,
    stop: async () => {
      await core.stop();
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
};

/** The same, set up for alice with keys in memory. */
export const aliceCore = async (options: Options = {}): Promise<OpenCore> => {
  const open = await openCore(options);
  await open.client.app.setUp({ name: 'Alice', language: 'en', keyKind: 'memory' });
  return open;
};
