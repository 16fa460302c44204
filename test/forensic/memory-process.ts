/** A desktop's memory in a process of its own, so that the process can be searched, killed and replaced. Told what to do over IPC. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { createMemory, memoryMigrations } from '#features/memory';
import { machineKeystore, migrate, openDatabase, silentLog, systemClock, systemRandom } from '#platform';
import { rulesAlone } from '#privacy';
import { FAMILY, PaperChat } from '../features/memory/memory-desk.ts';
import { noModel } from '../support/scripted-engine.ts';

const orderSchema = z.discriminatedUnion('type', [
  z.object({ type: z.literal('say'), texts: z.array(z.string()) }),
  z.object({ type: z.literal('hide'), originals: z.array(z.string()) }),
  z.object({ type: z.literal('hold'), text: z.string() }),
  z.object({ type: z.literal('forget') }),
]);

const [dataDir = '', passphrase = ''] = process.argv.slice(2);
const keystore = machineKeystore({ dataDir, random: systemRandom, costLog2: 10 });
if ((await keystore.state()) === 'unset') await keystore.setUp({ kind: 'passphrase', passphrase });
else await keystore.unlock(passphrase);
const file = join(dataDir, 'hearth.db');
if (!existsSync(file)) await keystore.write('database', systemRandom.bytes(32));
const db = openDatabase({ file, key: (await keystore.read('database')) ?? new Uint8Array(32) });
migrate(db, memoryMigrations);
const chat = new PaperChat();
const held: string[] = [];
const say = (message: object): void => void process.send?.(message);

const memory = createMemory({
  db, homeDir: dataDir, keystore, random: systemRandom, log: silentLog, clock: systemClock,
  tell: () => undefined,
  circles: () => [FAMILY],
  chat: chat.port,
  detect: () => ({ names: ['Alice'] }),
  taggers: rulesAlone,
  language: () => 'en',
  engine: noModel,
  wantsSecondLook: () => true,
  endEngine: async () => undefined,
  // The host's part: this process goes, and another comes.
  replaceCore: () => process.exit(0),
});
await memory.start();
const { signal } = new AbortController();

const obey = async (order: z.infer<typeof orderSchema>): Promise<void> => {
  switch (order.type) {
    case 'say':
      for (const text of order.texts) chat.say('Alice', text, { at: systemClock.now() });
      await memory.settled();
      return say({ type: 'learned', items: (await memory.handlers.overview({ circle: FAMILY }, { signal })).items.length });
    case 'hide':
      for (const original of order.originals) memory.vaultOf(FAMILY).placeholderFor('SECRET', original);
      return say({ type: 'hidden' });
    case 'hold':
      held.push(order.text);
      return say({ type: 'held' });
    case 'forget':
      for await (const event of await memory.handlers.forget({ id: crypto.randomUUID(), circle: FAMILY }, { signal })) say(event);
  }
};
process.on('message', (message) => void obey(orderSchema.parse(message)));
process.on('disconnect', () => process.exit(0));
const receipts = await memory.handlers.receipts({ circle: FAMILY }, { signal });
const { items } = await memory.handlers.overview({ circle: FAMILY }, { signal });
say({ type: 'ready', receipts, items: items.length });
