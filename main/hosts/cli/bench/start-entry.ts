/** A core in a process of its own, for measuring its start: fills a data directory, or opens it and answers the first page. Started as a child. */
import { setTimeout as after } from 'node:timers/promises';
import { createRouterClient } from '@orpc/server';
import { z } from 'zod';
import type { Client } from '#contract';
import { type Core, startCore } from '#core';
import { LOCAL_ENTRIES } from '#hosts/local';
import { machineKeystore, nodeChildren, silentLog, systemClock, systemRandom } from '#platform';
import { openBareRows } from './bare-rows.ts';

const orderSchema = z.discriminatedUnion('type', [
  z.object({ type: z.literal('fill'), dataDir: z.string(), count: z.number().int(), sizeBytes: z.number().int() }),
  z.object({ type: z.literal('search'), dataDir: z.string(), circle: z.string(), queries: z.array(z.string()) }),
  z.object({ type: z.literal('entries'), dataDir: z.string(), circle: z.string(), count: z.number().int() }),
  z.object({ type: z.literal('start'), dataDir: z.string(), circle: z.string() }),
]);

const PASSPHRASE = 'only for the bench';
/** The passphrase is not what is measured. */
const CHEAP_SCRYPT = 10;

const keystoreOf = (dataDir: string) => machineKeystore({ dataDir, random: systemRandom, costLog2: CHEAP_SCRYPT });

const open = async (dataDir: string, keystore: ReturnType<typeof keystoreOf>): Promise<{ readonly core: Core; readonly client: Client }> => {
  const core = await startCore({
    ports: { keystore, clock: systemClock, random: systemRandom, log: silentLog, children: nodeChildren(process.env) },
    entries: LOCAL_ENTRIES,
    dataDir,
    host: 'local',
    options: { version: 'bench', meetingPoints: [], loopbackOnly: true, modelsDir: `${dataDir}/no-models`, isDataDirLocked: false },
  });
  return { core, client: createRouterClient(core.router, { context: {} }) };
};

const ONLINE_MS = 500;

/** A search indexes so many that wait before it answers. */
const INDEXED_BY_A_SEARCH = 200;

const indexAll = async (client: Client, circle: string, count: number): Promise<void> => {
  for (let left = count; left > 0; left -= INDEXED_BY_A_SEARCH) await client.chat.search({ circle, query: '湖边', limit: 1 });
};

/** Milliseconds of each query, in order. */
const searchAll = async (client: Client, { circle, queries }: { readonly circle: string; readonly queries: readonly string[] }): Promise<number[]> => {
  const ms: number[] = [];
  for (const query of queries) {
    const startedAt = performance.now();
    await client.chat.search({ circle, query, limit: 50 });
    ms.push(performance.now() - startedAt);
  }
  return ms;
};

const say = (message: object): unknown => process.send?.(message);

const obey = async (order: z.infer<typeof orderSchema>): Promise<void> => {
  const keystore = keystoreOf(order.dataDir);
  if (order.type === 'fill') {
    const { core, client } = await open(order.dataDir, keystore);
    await client.app.setUp({ name: 'Alice', language: 'en', keyKind: 'passphrase', passphrase: PASSPHRASE });
    const { id } = await client.circles.create({ id: crypto.randomUUID(), name: 'History' });
    core.inspection().fill(id, order.count, order.sizeBytes);
    // What is learned and indexed beside: the next start must not find work left over.
    await core.inspection().holdings(id);
    await indexAll(client, id, order.count);
    await core.stop();
    say({ type: 'filled', circle: id });
    return;
  }
  await keystore.unlock(PASSPHRASE);
  if (order.type === 'search' || order.type === 'entries') {
    const { core, client } = await open(order.dataDir, keystore);
    if (order.type === 'search') say({ type: 'searched', ms: await searchAll(client, order) });
    else {
      // It goes online a turn later: what listens then is part of the cost.
      await after(ONLINE_MS);
      const bare = openBareRows(order.dataDir);
      say({ type: 'entry-costs', ...(await core.inspection().entryCosts(order.circle, { count: order.count, beside: bare.write, folder: order.dataDir })) });
      bare.close();
    }
    await core.stop();
    return;
  }
  const calledAt = process.hrtime.bigint();
  const { core, client } = await open(order.dataDir, keystore);
  const page = await client.chat.page({ circle: order.circle, from: { at: 'end' }, limit: 50 });
  const answeredAt = process.hrtime.bigint();
  say({ type: 'started', messages: page.messages.length, startMs: Number(answeredAt - calledAt) / 1e6, answeredAtNs: answeredAt.toString() });
  await core.stop();
};

process.once('message', (message) => {
  obey(orderSchema.parse(message)).then(
    () => process.exit(0),
    (error: unknown) => {
      process.stderr.write(`${error instanceof Error ? error.message : 'failed'}\n`);
      process.exit(1);
    },
  );
});
process.once('disconnect', () => process.exit(0));
