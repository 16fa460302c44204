import { randomUUID } from 'node:crypto';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { type Clock, type Keystore, machineKeystore, systemClock, systemRandom } from '#platform';
import type { Transport } from '#sync';
import { MemoryNetwork } from '../support/memory-network.ts';
import { openCore } from '../support/open-core.ts';
import { seededRandom, seedOfTheRun } from '../support/seeded-random.ts';
import { waitFor } from '../support/wait-for.ts';

const root = mkdtempSync(join(tmpdir(), '围炉 online '));
afterAll(() => rmSync(root, { recursive: true, force: true }));
let made = 0;
const PASSPHRASE = 'a long passphrase';
/** Whoever could not go online for want of room tries again after so long, which a test shortens. */
const AGAIN_MS = 30_000;
const impatient: Clock = { ...systemClock, after: (delayMs, run) => systemClock.after(delayMs === AGAIN_MS ? 20 : delayMs, run) };

type Home = { readonly dataDir: string; readonly circle: string; readonly keystore: () => Keystore };

/** Alice's data directory, with a group and one message in it. */
const home = async (): Promise<Home> => {
  const dataDir = join(root, `alice ${(made += 1)}`);
  const keystore = (): Keystore => machineKeystore({ dataDir, random: systemRandom, costLog2: 10 });
  const { core, client } = await openCore({ dataDir, keystore: keystore(), options: { isOffline: true } });
  await client.app.setUp({ name: 'Alice', language: 'en', keyKind: 'passphrase', passphrase: PASSPHRASE });
  const circle = (await client.circles.create({ id: randomUUID(), name: 'Readers' })).id;
  await client.chat.send({ id: randomUUID(), circle, text: 'tea?' });
  // Else this desktop's own relay would have every group meet anew, whatever came before.
  await client.connection.changeSettings({ id: randomUUID(), lan: false });
  await core.stop();
  return { dataDir, circle, keystore };
};

/** Opens it again; the first rooms that are entered meet these errors of SQLite's. */
const opensAgain = async ({ dataDir, keystore }: Home, { failures = [], clock = impatient }: { readonly failures?: readonly string[]; readonly clock?: Clock } = {}) => {
  const network = new MemoryNetwork(systemClock, seededRandom(seedOfTheRun(), 'network'));
  const entered: string[] = [];
  const left = [...failures];
  const way = (): Transport => {
    const transport = network.transport('alice', { clock: systemClock, random: systemRandom });
    const enter: Transport['enter'] = (options) => {
      entered.push(options.room.name);
      const code = left.shift();
      if (code !== undefined) throw Object.assign(new Error('told by the test'), { code });
      return transport.enter(options);
    };
    return { ...transport, enter };
  };
  const keys = keystore();
  await keys.unlock(PASSPHRASE);
  const opened = await openCore({ dataDir, keystore: keys, clock, transport: way() });
  return { ...opened, entered };
};

test('what is here is shown before the network begins', async () => {
  const alice = await home();
  const { core, client, entered } = await opensAgain(alice);
  const { messages } = await client.chat.page({ circle: alice.circle, from: { at: 'end' } });
  expect(messages.map(({ text }) => text)).toEqual(['tea?']);
  expect(entered).toEqual([]);
  await waitFor(() => entered.length > 0);
  await core.stop();
});

test('a core that is closed at once never begins with the network', async () => {
  const due = new Set<() => void>();
  const held: Clock = {
    ...systemClock,
    after: (delayMs, run) => {
      if (delayMs > 0) return systemClock.after(delayMs, run);
      due.add(run);
      return () => due.delete(run);
    },
  };
  const { core, entered } = await opensAgain(await home(), { clock: held });
  await core.stop();
  for (const run of due) run();
  expect(due.size).toBeGreaterThan(0);
  expect(entered).toEqual([]);
});

test('a damaged page that is met on the way online is repaired like one that a call meets', async () => {
  const alice = await home();
  const { core, client, entered } = await opensAgain(alice, { failures: ['SQLITE_CORRUPT'] });
  await waitFor(async () => entered.length > 1 && (await client.app.status()).phase === 'ready');
  expect(readdirSync(alice.dataDir).some((name) => name.startsWith('damaged'))).toBe(true);
  const { messages } = await client.chat.page({ circle: alice.circle, from: { at: 'end' } });
  expect(messages.map(({ text }) => text)).toEqual(['tea?']);
  await core.stop();
});

test('a full disk on the way online stops nothing, and it is tried again', async () => {
  const { core, client, entered } = await opensAgain(await home(), { failures: ['SQLITE_FULL', 'SQLITE_FULL'] });
  await waitFor(() => entered.length > 2);
  expect(await client.app.status()).toMatchObject({ phase: 'ready' });
  await core.stop();
});
