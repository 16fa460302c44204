/** A core in a process of its own, for measuring its start: fills a data directory, or opens it and answers the first page. Started as a child. */
import { createRouterClient } from '@orpc/server';
import { z } from 'zod';
import type { Client } from '#contract';
import { type Core, startCore } from '#core';
import { LOCAL_ENTRIES } from '#hosts/local';
import { machineKeystore, nodeChildren, silentLog, systemClock, systemRandom } from '#platform';

const orderSchema = z.discriminatedUnion('type', [
  z.object({ type: z.literal('fill'), dataDir: z.string(), count: z.number().int(), sizeBytes: z.number().int() }),
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

const say = (message: object): unknown => process.send?.(message);

const obey = async (order: z.infer<typeof orderSchema>): Promise<void> => {
  const keystore = keystoreOf(order.dataDir);
  if (order.type === 'fill') {
    const { core, client } = await open(order.dataDir, keystore);
    await client.app.setUp({ name: 'Alice', language: 'en', keyKind: 'passphrase', passphrase: PASSPHRASE });
    const { id } = await client.circles.create({ id: crypto.randomUUID(), name: 'History' });
    core.inspection().fill(id, order.count, order.sizeBytes);
    // What the AI remembers is learned beside; the next start must not find work left over.
    await core.inspection().holdings(id);
    await core.stop();
    say({ type: 'filled', circle: id });
    return;
  }
  await keystore.unlock(PASSPHRASE);
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
