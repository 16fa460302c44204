/** A whole core in a process of its own, so that a test can put it into a network of its own: the contract's calls, by messages. */
import { createRouterClient } from '@orpc/server';
import { LOCAL_ENTRIES } from '#hosts/local';
import { type Children, memoryKeystore, nodeChildren, silentLog, systemClock, systemRandom } from '#platform';
import { startCore } from '#core';
import { childrenWithPage } from './page-pipe.ts';

type Ask = { readonly call: number; readonly path: readonly [feature: string, procedure: string]; readonly input: unknown };
type Procedures = Readonly<Record<string, Readonly<Record<string, (input: unknown) => Promise<unknown>>>>>;

const [dataDir = '', pipeUrl = ''] = process.argv.slice(2);
const processes = nodeChildren(process.env);
const page = pipeUrl === '' ? undefined : childrenWithPage(pipeUrl);
const children: Children = { start: (entry, options) => (page && entry === LOCAL_ENTRIES.rtc ? page : processes).start(entry, options) };
const core = await startCore({
  ports: { keystore: memoryKeystore(), clock: systemClock, random: systemRandom, log: silentLog, children },
  entries: LOCAL_ENTRIES,
  dataDir,
  host: 'test',
  options: { version: 'test', meetingPoints: [], loopbackOnly: false, modelsDir: `${dataDir}/no-models`, isDataDirLocked: false },
});
const client = createRouterClient(core.router, { context: {} }) as unknown as Procedures;

process.on('message', async ({ call, path: [feature, procedure], input }: Ask) => {
  try {
    const asked = client[feature]?.[procedure];
    if (!asked) throw new Error(`there is no ${feature}.${procedure}`);
    process.send?.({ call, answer: await asked(input) });
  } catch (error) {
    process.send?.({ call, failure: `${feature}.${procedure}: ${JSON.stringify(error)} ${error instanceof Error ? error.stack : ''}` });
  }
});
const end = async (): Promise<void> => {
  await core.stop();
  process.exit();
};
process.on('disconnect', () => void end());
process.once('SIGTERM', () => void end());
process.send?.({ call: 0 });
