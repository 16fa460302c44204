import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, expect, test } from 'vitest';
import { AppError } from '#contract';
import { type Keystore, machineKeystore, openDatabase, systemRandom } from '#platform';
import { CLUB, type Desk, FAMILY, forget, memoryDesk, overview, PASSPHRASE } from './memory-desk.ts';

const CONTEXT = { signal: new AbortController().signal };
const desks: Desk[] = [];
const desk = async (...given: Parameters<typeof memoryDesk>): Promise<Desk> => {
  const made = await memoryDesk(...given);
  desks.push(made);
  return made;
};
const restart = async (home: Desk, change: Parameters<Desk['again']>[0] = {}): Promise<Desk> => {
  desks.splice(desks.indexOf(home), 1);
  const made = await home.again(change);
  desks.push(made);
  return made;
};
afterEach(async () => {
  for (const made of desks.splice(0)) await made.close();
});

const filled = async (...given: Parameters<typeof memoryDesk>): Promise<Desk> => {
  const home = await desk(...given);
  home.chat.say('Alice', 'I live in Berlin, my phone number is 138 1234 5678');
  home.chat.say('Bob', 'I love sushi');
  home.chat.say('Bob', 'I love chess', { circle: CLUB });
  await home.memory.settled();
  home.memory.noteRead(FAMILY, { why: 'ask', tier: 'rules', model: undefined, messages: ['a.1'] });
  return home;
};
const items = async (home: Desk, circle = FAMILY) => (await overview(home, circle)).items.map(({ text }) => text);
const filesOf = (home: Desk, circle = FAMILY) => readdirSync(join(home.dir, 'memory')).filter((name) => name.startsWith(circle));

test('forgetting erases everything the AI knew, step by step, and the receipt says what and how it was checked', async () => {
  const home = await filled();
  const { memories, placeholders, reads } = await home.memory.handlers.preview({ circle: FAMILY }, CONTEXT);
  expect({ memories, reads }).toEqual({ memories: 2, reads: 2 });
  const { steps, receipt } = await forget(home);
  expect(steps).toEqual(['stop-jobs', 'destroy-key', 'erase-files', 'new-memory', 'drop-caches', 'check']);
  expect(receipt).toMatchObject({ circle: FAMILY, memories, placeholders, reads, checks: ['key-destroyed', 'files-gone', 'copy-unreadable', 'worker-ended'] });
  expect(receipt?.files).toBeGreaterThanOrEqual(1);
  expect(receipt?.bytes).toBeGreaterThan(4096);
  const after = await overview(home);
  expect(after).toMatchObject({ items: [], redacted: [], reads: [], on: true });
  expect(await home.memory.handlers.receipts({ circle: FAMILY }, CONTEXT)).toEqual([receipt]);
});

test('a copy of the file that was taken before opens with no key that is left', async () => {
  const home = await filled();
  const before = join(home.dir, 'copy');
  mkdirSync(before);
  const key = await home.keystore.read(`memory/${FAMILY}`);
  for (const name of filesOf(home)) cpSync(join(home.dir, 'memory', name), join(before, name));
  const copy = join(before, `${FAMILY}.db`);
  const opened = openDatabase({ file: copy, key: key ?? new Uint8Array(32) });
  expect(opened.prepare('SELECT count(*) FROM item').pluck().get()).toBe(2);
  opened.close();
  await forget(home);
  const left = await home.keystore.read(`memory/${FAMILY}`);
  expect(left).not.toEqual(key);
  expect(() => openDatabase({ file: copy, key: left ?? new Uint8Array(32) })).toThrow(AppError);
});

type Keys = { secrets: Record<string, string> };

test('a wrapped key that was copied before opens under no master that is left', async () => {
  const home = await filled();
  const file = join(home.dir, 'keys.json');
  const keys = (): Keys => JSON.parse(readFileSync(file, 'utf8')) as Keys;
  const name = `memory/${FAMILY}`;
  const wrapped = keys().secrets[name] ?? '';
  const unwrapped = async (): Promise<Uint8Array | undefined> => {
    const grafted = mkdtempSync(join(home.dir, 'graft-'));
    const now = keys();
    writeFileSync(join(grafted, 'keys.json'), JSON.stringify({ ...now, secrets: { ...now.secrets, [name]: wrapped } }));
    const keystore = machineKeystore({ dataDir: grafted, random: systemRandom, costLog2: 10 });
    await keystore.unlock(PASSPHRASE);
    return keystore.read(name);
  };
  expect(await unwrapped()).toEqual(await home.keystore.read(name));
  await forget(home);
  expect(await unwrapped()).toBeUndefined();
});

test('old messages are not learned again, neither now, nor after a restart, nor when one is edited; new ones are', async () => {
  const home = await filled();
  await home.clock.advance(60_000);
  await forget(home);
  await home.memory.settled();
  expect(await items(home)).toEqual([]);
  const [first] = home.chat.of(FAMILY);
  if (first) home.chat.change(first, { text: 'I live in Rome', editedAt: home.clock.now() });
  const late = home.chat.say('Alice', 'I hate mondays', { at: home.clock.now() - 5000 });
  expect(late.sentAt).toBeLessThan(home.clock.now());
  const restarted = await restart(home);
  restarted.chat.say('Alice', 'I love tuesdays', { at: restarted.clock.now() + 1000 });
  await restarted.memory.settled();
  expect(await items(restarted)).toEqual(['Alice: I love tuesdays']);
});

test('the memory of another group is untouched', async () => {
  const home = await filled();
  const before = home.memory.hash(CLUB);
  await forget(home);
  expect(home.memory.hash(CLUB)).toBe(before);
  expect(await items(home, CLUB)).toEqual(['Bob: I love chess']);
});

test('the model\'s process is ended before anything is erased, and crashes erased before the receipt', async () => {
  const order: string[] = [];
  const home = await filled({
    endEngine: async () => void order.push('engine ended'),
    eraseCrashes: () => order.push('crashes erased') > 0,
    replaceCore: () => order.push('core replaced'),
  });
  for await (const event of await home.memory.handlers.forget({ id: crypto.randomUUID(), circle: FAMILY }, CONTEXT)) {
    order.push(event.type === 'step' ? event.step : 'receipt');
  }
  await new Promise((resolve) => setImmediate(resolve));
  const before = (one: string, other: string) => expect([one, order.indexOf(one) < order.indexOf(other)]).toEqual([one, true]);
  expect(order).toHaveLength(10);
  before('engine ended', 'destroy-key');
  before('crashes erased', 'check');
  before('receipt', 'core replaced');
  expect(order.at(-1)).toBe('core replaced');
});

test('a window that closes in the middle stops nothing', async () => {
  const home = await filled();
  for await (const event of await home.memory.handlers.forget({ id: crypto.randomUUID(), circle: FAMILY }, CONTEXT)) {
    if (event.type === 'step') break;
  }
  const { receipt } = await forget(home);
  const receipts = await home.memory.handlers.receipts({ circle: FAMILY }, CONTEXT);
  expect(receipts.map(({ memories }) => memories)).toContain(2);
  expect(receipt).toBeDefined();
  expect(await items(home)).toEqual([]);
});

test('two windows that press at once hear of one and the same forgetting', async () => {
  const home = await filled();
  const [one, other] = await Promise.all([forget(home), forget(home)]);
  expect(one.receipt).toEqual(other.receipt);
  expect(await home.memory.handlers.receipts({ circle: FAMILY }, CONTEXT)).toHaveLength(1);
});

test('while a circle is being forgotten, a job that asks for its vault is called off', async () => {
  const hold = Promise.withResolvers<void>();
  const home = await filled({ endEngine: () => hold.promise });
  const vault = home.memory.vaultOf(FAMILY);
  const forgetting = forget(home);
  await new Promise((resolve) => setImmediate(resolve));
  expect(() => vault.placeholderFor('PERSON', 'Alice')).toThrow(expect.objectContaining({ code: 'cancelled' }));
  expect(home.memory.vaultOf(CLUB).counts()).not.toEqual([]);
  hold.resolve();
  await forgetting;
  expect(vault.placeholderFor('PHONE', '139 0000 1111')).toBe('[PHONE_1]');
});

const broken = (keystore: Keystore, fails: () => boolean): Keystore => ({
  ...keystore,
  destroy: async (name) => {
    if (fails()) throw Object.assign(new Error('no space left on device'), { code: 'ENOSPC' });
    await keystore.destroy(name);
  },
});

test('on a full disk the key goes as soon as the files have made room', async () => {
  const first = await filled();
  let calls = 0;
  const home = await restart(first, { keystore: broken(first.keystore, () => (calls += 1) === 1) });
  const { receipt } = await forget(home);
  expect(calls).toBe(2);
  expect(receipt?.checks).toContain('key-destroyed');
});

test('a key that cannot be destroyed is said, and the next start finishes what was begun', async () => {
  const first = await filled();
  const home = await restart(first, { keystore: broken(first.keystore, () => true) });
  await expect(forget(home)).rejects.toMatchObject({ code: 'forget-incomplete', params: { what: 'key' } });
  expect(filesOf(home)).toEqual([]);
  expect(await home.memory.handlers.receipts({ circle: FAMILY }, CONTEXT)).toEqual([]);
  const next = await restart(home, { keystore: first.keystore });
  expect(await next.memory.handlers.receipts({ circle: FAMILY }, CONTEXT)).toMatchObject([{ memories: 2, reads: 2, checks: expect.arrayContaining(['key-destroyed', 'core-replaced']) }]);
  expect(await items(next)).toEqual([]);
});

test('a worker that cannot be ended is said', async () => {
  const home = await filled({ endEngine: () => Promise.reject(new Error('stuck')) });
  await expect(forget(home)).rejects.toMatchObject({ code: 'forget-incomplete', params: { what: 'worker' } });
});

test('what a crash left and cannot be erased is said, and erased by the next start', async () => {
  const home = await filled({ eraseCrashes: () => false });
  await expect(forget(home)).rejects.toMatchObject({ code: 'forget-incomplete', params: { what: 'files' } });
  expect(await home.memory.handlers.receipts({ circle: FAMILY }, CONTEXT)).toEqual([]);
  const next = await restart(home, { eraseCrashes: () => true });
  expect(await next.memory.handlers.receipts({ circle: FAMILY }, CONTEXT)).toMatchObject([{ memories: 2, reads: 2 }]);
});

test('the process that follows erases what the forgetting one left over its end, and only then says that it was replaced', async () => {
  const home = await filled({ replaceCore: () => undefined });
  await forget(home);
  home.db.exec("UPDATE memory_receipt SET awaits_core_after = 'a process that is gone'");
  let crashes = 1;
  const checks = async (desk: Desk) => (await desk.memory.handlers.receipts({ circle: FAMILY }, CONTEXT))[0]?.checks.includes('core-replaced');
  const stuck = await restart(home, { eraseCrashes: () => crashes === 0 });
  expect(await checks(stuck)).toBe(false);
  const next = await restart(stuck, { eraseCrashes: () => (crashes = 0) === 0 });
  expect([await checks(next), crashes]).toEqual([true, 0]);
});

test('a forgetting that died right after the mark is finished by the next start, with the counts of before', async () => {
  const home = await filled({ endEngine: () => new Promise(() => undefined) });
  void forget(home).catch(() => undefined);
  await new Promise((resolve) => setImmediate(resolve));
  expect(existsSync(join(home.dir, 'memory', `${FAMILY}.forgotten`))).toBe(true);
  const snapshot = readFileSync(join(home.dir, 'memory', `${FAMILY}.forgotten`));
  expect(snapshot.length).toBeGreaterThan(0);
  const other = await memoryDesk();
  desks.push(other);
  // The dead process is imitated by its directory alone.
  cpSync(home.dir, other.dir, { recursive: true });
  const next = await restart(other);
  expect(await next.memory.handlers.receipts({ circle: FAMILY }, CONTEXT)).toMatchObject([{ memories: 2, reads: 2, checks: expect.arrayContaining(['files-gone', 'core-replaced']) }]);
  expect(filesOf(next).some((name) => name.endsWith('forgotten'))).toBe(false);
  desks.splice(desks.indexOf(home), 1);
  rmSync(home.dir, { recursive: true, force: true });
});
