import { randomUUID } from 'node:crypto';
import { closeSync, copyFileSync, existsSync, mkdirSync, mkdtempSync, openSync, readdirSync, readFileSync, readSync, rmSync, statSync, truncateSync, writeFileSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import type { Client } from '#contract';
import { type Keystore, machineKeystore, silentLog, systemClock, systemRandom } from '#platform';
import { MemoryNetwork } from '../support/memory-network.ts';
import { openCore, type OpenCore } from '../support/open-core.ts';
import { seededRandom, seedOfTheRun } from '../support/seeded-random.ts';
import { waitFor } from '../support/wait-for.ts';

const root = mkdtempSync(join(tmpdir(), '围炉 repair '));
afterAll(() => rmSync(root, { recursive: true, force: true }));
let made = 0;
const id = () => randomUUID();
const PASSPHRASE = 'a long passphrase';

type Person = { readonly name: string; readonly dataDir: string; readonly keystore: () => Keystore };
const person = (name: string): Person => {
  const dataDir = join(root, `${name} ${(made += 1)}`);
  return { name, dataDir, keystore: () => machineKeystore({ dataDir, random: systemRandom, costLog2: 10 }) };
};

type Opened = OpenCore & { readonly close: () => Promise<void> };
const opens = async ({ name, dataDir, keystore }: Person, network?: MemoryNetwork, hasScreen = true): Promise<Opened> => {
  const around = { clock: systemClock, random: systemRandom, log: silentLog };
  const core = await openCore({ dataDir, keystore: keystore(), options: { hasScreen, meetingPoints: ['ws://127.0.0.1:4499'] }, ...(network && { transport: network.transport(name, around) }) });
  const { phase } = await core.client.app.status();
  if (phase === 'first-run') await core.client.app.setUp({ name, language: 'en', keyKind: 'passphrase', passphrase: PASSPHRASE });
  if (phase === 'locked') await core.client.app.unlock({ passphrase: PASSPHRASE });
  return { ...core, close: () => core.core.stop({ keep: true }) };
};

const says = async (client: Client, circle: string, text: string): Promise<void> => void (await client.chat.send({ id: id(), circle, text }));
const texts = async (client: Client, circle: string): Promise<string[]> => {
  const ready = (await client.circles.list()).some((one) => one.id === circle && one.state === 'ready');
  return ready ? (await client.chat.page({ circle, from: { at: 'end' }, limit: 200 })).messages.map(({ text }) => text) : [];
};
const sees = (client: Client, circle: string, wanted: readonly string[]): Promise<void> =>
  waitFor(async () => {
    const seen = await texts(client, circle);
    return wanted.every((text) => seen.includes(text)) && seen.length === wanted.length;
  });

type Scene = { readonly network: MemoryNetwork; readonly alice: Opened; readonly her: Person; readonly bob: Person; readonly circle: string; readonly history: string[] };

/** Alice and Bob in one group, with a history. */
const together = async (): Promise<Scene & { readonly bobs: Opened }> => {
  const network = new MemoryNetwork(systemClock, seededRandom(seedOfTheRun(), 'network'));
  const her = person('alice');
  const alice = await opens(her, network);
  const bob = person('bob');
  const bobs = await opens(bob, network);
  const circle = (await alice.client.circles.create({ id: id(), name: 'Readers' })).id;
  const { text } = await alice.client.circles.invite({ id: id(), circle });
  await bobs.client.circles.join({ id: id(), text });
  const history = ['tea?', 'yes', 'at five'];
  await says(alice.client, circle, 'tea?');
  await sees(bobs.client, circle, ['tea?']);
  await says(bobs.client, circle, 'yes');
  await says(alice.client, circle, 'at five');
  await sees(bobs.client, circle, history);
  await sees(alice.client, circle, history);
  await bobs.client.chat.saveDraft({ circle, text: 'a draft of mine' });
  await bobs.client.app.changeSettings({ id: id(), theme: 'dark' });
  return { network, alice, her, bob, bobs, circle, history };
};

/** The same, when Bob's core is closed. */
const group = async (): Promise<Scene> => {
  const { bobs, ...scene } = await together();
  await bobs.close();
  return scene;
};

const database = ({ dataDir }: Person): string => join(dataDir, 'hearth.db');

const contentOf = (file: string): string | undefined => (existsSync(file) ? readFileSync(file, 'base64') : undefined);

const flip = (file: string, at: number): void => {
  const handle = openSync(file, 'r+');
  const byte = Buffer.alloc(1);
  readSync(handle, byte, 0, 1, at);
  byte[0] = (byte[0] ?? 0) ^ 0x55;
  writeSync(handle, byte, 0, 1, at);
  closeSync(handle);
};

const DAMAGES: Readonly<Record<string, (file: string) => void>> = {
  'its first page was changed': (file) => flip(file, 50),
  'it was cut in half': (file) => truncateSync(file, Math.floor(statSync(file).size / 2)),
  'it is empty': (file) => truncateSync(file, 0),
  'it is gone': (file) => rmSync(file),
  'another program wrote over it': (file) => writeFileSync(file, 'SQLite format 3\0 and then something else'),
  'it is a text': (file) => writeFileSync(file, 'hello'.repeat(5000)),
};

// Side by side: each has people, folders and a network of its own, and mostly waits for them to meet.
for (const [how, damage] of Object.entries(DAMAGES)) {
  test.concurrent(`bob's database is set aside when ${how}: his group comes back from its members, and the report says so`, async () => {
    const { network, alice, bob, circle, history } = await group();
    damage(database(bob));
    const left = contentOf(database(bob));
    const back = await opens(bob, network);
    expect(await back.client.app.status()).toMatchObject({ phase: 'ready', name: 'bob' });
    expect(await back.client.app.settings()).toMatchObject({ name: 'bob', theme: 'dark' });
    await sees(back.client, circle, history);
    await says(back.client, circle, 'I am back');
    await sees(alice.client, circle, [...history, 'I am back']);
    const report = await back.client.repair.report();
    expect(report).toMatchObject({ back: ['Readers'], waiting: [], lost: [] });
    expect(contentOf(join(bob.dataDir, report?.folder ?? '', 'hearth.db'))).toEqual(left);
    await back.client.repair.dismiss({ id: id() });
    expect(await back.client.repair.report()).toBeNull();
    await back.close();
    expect(readdirSync(bob.dataDir).filter((name) => /repair|open/.test(name))).toEqual([]);
    await alice.close();
  });
}

test.concurrent('a group whose members are away waits, over restarts too, and is there when one comes', async () => {
  const { network, alice, her, bob, circle, history } = await group();
  await alice.close();
  flip(database(bob), 50);
  const first = await opens(bob, network);
  expect((await first.client.circles.list()).map(({ name, state }) => [name, state])).toEqual([['Readers', 'returning']]);
  expect(await first.client.repair.report()).toMatchObject({ back: [], waiting: ['Readers'] });
  await first.close();
  const second = await opens(bob, network);
  expect(await second.client.repair.report()).toMatchObject({ waiting: ['Readers'] });
  const hers = await opens(her, network);
  await sees(second.client, circle, history);
  expect(await second.client.repair.report()).toMatchObject({ back: ['Readers'], waiting: [] });
  await second.close();
  await hers.close();
});

test.concurrent('a group that bob was removed from before his database was lost is not waited for, and the report says so', async () => {
  const { network, alice, bob, bobs: before, circle } = await together();
  const person = (await alice.client.members.group({ circle })).members.find(({ isMe }) => !isMe)?.person ?? '';
  await waitFor(async () => (await alice.client.circles.list())[0]?.online === 2);
  await alice.client.members.remove({ id: id(), circle, person });
  await waitFor(async () => (await before.client.circles.list())[0]?.ended !== undefined);
  await before.close();
  rmSync(database(bob));
  const back = await opens(bob, network);
  expect(await back.client.repair.report()).toMatchObject({ back: [], waiting: [], over: ['Readers'] });
  expect(await back.client.circles.list()).toEqual([]);
  await back.close();
  await alice.close();
});

test.concurrent('a group that does not come back can be taken off the list, for good', async () => {
  const { network, alice, bob, circle } = await group();
  await alice.close();
  rmSync(database(bob));
  const first = await opens(bob, network);
  expect((await first.client.circles.list()).map(({ state }) => state)).toEqual(['returning']);
  await first.client.members.takeOff({ id: id(), circle });
  expect(await first.client.circles.list()).toEqual([]);
  await first.close();
  const second = await opens(bob, network);
  expect(await second.client.circles.list()).toEqual([]);
  await second.close();
});

test.concurrent('a page that is damaged is met while the app runs: what can be read is kept, drafts and unsent messages too, and the app goes on', async () => {
  const { network, alice, bob, circle, history } = await group();
  network.partition(['alice'], ['bob']);
  const before = await opens(bob, network);
  await says(before.client, circle, 'nobody has this yet');
  await before.close();
  const whole = readFileSync(database(bob));
  const seed = seedOfTheRun();
  const random = seededRandom(seed, 'pages');
  let salvaged = 0;
  for (let tries = 0; tries < 12; tries += 1) {
    writeFileSync(database(bob), whole);
    const page = 1 + Math.floor(((random.bytes(1)[0] ?? 0) / 256) * (whole.length / 4096 - 1));
    flip(database(bob), page * 4096 + 100);
    const hurt = await opens(bob, network);
    // Whatever page it was: reading everything meets it, or it holds nothing.
    const reads = async (): Promise<unknown> => Promise.all([texts(hurt.client, circle), hurt.client.chat.draft({ circle }), hurt.client.chat.search({ circle, query: 'tea' }), hurt.client.circles.members({ circle })]);
    await reads().catch(() => undefined);
    await waitFor(async () => (await hurt.client.app.status()).phase === 'ready');
    const [one] = await hurt.client.circles.list();
    const seen = await texts(hurt.client, circle);
    if (one?.state === 'ready' && seen.includes('nobody has this yet')) salvaged += 1;
    expect(await hurt.client.app.settings()).toMatchObject({ name: 'bob' });
    await hurt.close();
  }
  console.info(`SEED=${seed}: ${salvaged} of 12 damaged pages left the message that nobody had`);
  // Where the page held the list of tables, or what leads to the message, it is only in the file that was set aside.
  expect(salvaged).toBeGreaterThan(0);
  writeFileSync(database(bob), whole);
  network.heal();
  const last = await opens(bob, network);
  await sees(last.client, circle, [...history, 'nobody has this yet']);
  await last.close();
  await alice.close();
});

test.concurrent('a repair that was interrupted is taken up at the next start, and the damaged file is still there', async () => {
  const { network, alice, bob, circle, history } = await group();
  flip(database(bob), 50);
  const left = readFileSync(database(bob));
  writeFileSync(join(bob.dataDir, 'repair.json'), JSON.stringify({ folder: 'damaged 2026-05-01-12-00-00' }));
  writeFileSync(join(bob.dataDir, 'hearth.db.repaired'), 'half of it');
  const folder = join(bob.dataDir, 'damaged 2026-05-01-12-00-00');
  const back = await opens(bob, network);
  await sees(back.client, circle, history);
  expect(readFileSync(join(folder, 'hearth.db')).equals(left)).toBe(true);
  await back.close();
  await alice.close();
});

test.concurrent('the write-ahead log was taken away: bob goes on in new feeds, and what the group holds of the lost end comes back without a fork', async () => {
  const { network, alice, bob, circle, history } = await group();
  const running = await opens(bob, network);
  await says(running.client, circle, 'soon forgotten here');
  await sees(alice.client, circle, [...history, 'soon forgotten here']);
  // As a killed process leaves it, and then somebody cleans up.
  const copy = person('bob');
  copyWithoutLog(bob, copy);
  await running.close();
  expect(existsSync(join(copy.dataDir, 'hearth.db-wal'))).toBe(false);
  const again = await opens(copy, network);
  await says(again.client, circle, 'written at once');
  await sees(alice.client, circle, [...history, 'soon forgotten here', 'written at once']);
  await sees(again.client, circle, [...history, 'soon forgotten here', 'written at once']);
  await again.close();
  await alice.close();
});

/** All that a killed process leaves but the write-ahead log. */
const copyWithoutLog = (from: Person, to: Person): void => {
  mkdirSync(to.dataDir, { recursive: true });
  for (const name of ['hearth.db', 'keys.json', 'open']) copyFileSync(join(from.dataDir, name), join(to.dataDir, name));
};

test.concurrent('the file with the keys is gone: it is said, nothing is touched, and putting it back is enough', async () => {
  const { alice, bob } = await group();
  const keys = readFileSync(join(bob.dataDir, 'keys.json'));
  for (const lose of [() => rmSync(join(bob.dataDir, 'keys.json')), () => writeFileSync(join(bob.dataDir, 'keys.json'), '{"version":1')]) {
    lose();
    const { client, close } = await opens(bob);
    expect(await client.app.status()).toMatchObject({ phase: 'blocked', problem: 'keys-lost' });
    await expect(client.app.setUp({ name: 'Bob', language: 'en', keyKind: 'passphrase', passphrase: PASSPHRASE })).rejects.toMatchObject({ data: { code: 'keys-lost' } });
    await expect(client.circles.list()).rejects.toMatchObject({ data: { code: 'keys-lost' } });
    writeFileSync(join(bob.dataDir, 'keys.json'), keys);
    expect(await client.app.tryAgain()).toMatchObject({ phase: 'locked' });
    await client.app.unlock({ passphrase: PASSPHRASE });
    expect((await client.circles.list()).map(({ name }) => name)).toEqual(['Readers']);
    await close();
  }
  await alice.close();
});

test.concurrent('with the keys gone for good bob begins anew, and the old files lie in a folder of their own', async () => {
  const { alice, bob } = await group();
  rmSync(join(bob.dataDir, 'keys.json'));
  const { client, close } = await opens(bob);
  expect(await client.app.beginAnew({ id: id() })).toMatchObject({ phase: 'first-run' });
  await client.app.setUp({ name: 'Bob', language: 'en', keyKind: 'passphrase', passphrase: PASSPHRASE });
  expect(await client.circles.list()).toEqual([]);
  await expect(client.app.beginAnew({ id: id() })).rejects.toMatchObject({ data: { code: 'not-allowed' } });
  const aside = readdirSync(bob.dataDir).find((name) => name.startsWith('set aside')) ?? '';
  expect(readdirSync(join(bob.dataDir, aside))).toContain('hearth.db');
  await close();
  await alice.close();
});

test.concurrent('a group that alice left leaves no way back in her keystore', async () => {
  const alice = person('alice');
  const hers = await opens(alice);
  const circle = (await hers.client.circles.create({ id: id(), name: 'Readers' })).id;
  const kit = async (): Promise<Uint8Array | undefined> => {
    const keystore = alice.keystore();
    await keystore.unlock(PASSPHRASE);
    return keystore.read(`rejoin/${circle}`);
  };
  await waitFor(async () => (await kit()) !== undefined);
  await hers.client.members.leave({ id: id(), circle, keep: false });
  await waitFor(async () => (await kit()) === undefined);
  await hers.close();
  expect(await kit()).toBeUndefined();
});
