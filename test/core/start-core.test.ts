import { randomUUID } from 'node:crypto';
import { existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { isDefinedError, safe } from '@orpc/client';
import { afterAll, expect, test } from 'vitest';
import { contract } from '#contract';
import { machineKeystore, memoryKeystore, openDatabase, silentLog, systemRandom } from '#platform';
import { aliceCore, openCore } from '../support/open-core.ts';

const root = mkdtempSync(join(tmpdir(), '围炉 cores '));
afterAll(() => rmSync(root, { recursive: true, force: true }));
let made = 0;
const folder = () => join(root, `core ${(made += 1)}`);
const codeOf = async (call: Promise<unknown>): Promise<string> => {
  const { error } = await safe(call);
  return isDefinedError(error) ? (error as { data: { code: string } }).data.code : `not expected: ${String(error)}`;
};
const passphrase = 'a long passphrase';
const locked = (dataDir: string) => machineKeystore({ dataDir, random: systemRandom, costLog2: 12 });
const person = { name: 'Alice', language: 'en' } as const;

test('at first run nothing can be done but setting up, and that once', async () => {
  const { client, stop } = await openCore({ keystore: locked(folder()) });
  expect(await client.app.status()).toMatchObject({ phase: 'first-run', keyKinds: expect.arrayContaining(['passphrase', 'memory']) });
  for (const call of [client.circles.list(), client.app.settings(), client.models.list()]) expect(await codeOf(call)).toBe('locked');
  expect(await codeOf(client.app.setUp({ ...person, keyKind: 'passphrase', passphrase: 'short' }))).toBe('passphrase-weak');
  expect(await client.app.status()).toMatchObject({ phase: 'first-run' });
  expect(await client.app.setUp({ ...person, keyKind: 'memory' })).toMatchObject({ phase: 'ready', name: 'Alice', language: 'en', keyKind: 'memory' });
  expect(await codeOf(client.app.setUp({ ...person, keyKind: 'memory' }))).toBe('already-set-up');
  await stop();
});

test('every procedure of the contract has somebody behind it', async () => {
  const { core, client, stop } = await openCore();
  await client.app.setUp({ ...person, keyKind: 'memory' });
  expect(core.isReady()).toBe(true);
  const circle = (await client.circles.create({ id: randomUUID(), name: 'Readers' })).id;
  const anything = { circle, id: randomUUID(), text: 'x', message: '0.1', agreement: '0.1', checkIn: '0.1', model: 'none', item: 'none', question: 'x', query: 'x' };
  for (const [feature, procedures] of Object.entries(contract)) {
    for (const name of Object.keys(procedures)) {
      if (['setUp', 'unlock', 'changes', 'createSample', 'forget'].includes(name)) continue;
      const call = (client as unknown as Record<string, Record<string, (input: unknown) => Promise<unknown>>>)[feature]?.[name];
      const outcome = await codeOf(Promise.resolve(call?.(anything)));
      expect([feature, name, outcome]).not.toEqual([feature, name, 'internal']);
    }
  }
  await stop();
});

test('two cores do not share a data directory, and the second may have it after the first', async () => {
  const dataDir = folder();
  const first = await openCore({ dataDir });
  await expect(openCore({ dataDir })).rejects.toMatchObject({ code: 'data-dir-in-use' });
  await first.core.stop();
  await (await openCore({ dataDir })).core.stop();
});

test('two windows that unlock at once open one core', async () => {
  const dataDir = folder();
  const first = await openCore({ dataDir, keystore: locked(dataDir) });
  await first.client.app.setUp({ ...person, keyKind: 'passphrase', passphrase });
  await first.core.stop();
  const { client, core } = await openCore({ dataDir, keystore: locked(dataDir) });
  expect(await client.app.status()).toMatchObject({ phase: 'locked' });
  const both = await Promise.all([client.app.unlock({ passphrase }), client.app.unlock({ passphrase })]);
  expect(both.map(({ phase }) => phase)).toEqual(['ready', 'ready']);
  await core.stop();
});

test('settings and circles are there after a restart; a name that was never given is not', async () => {
  const dataDir = folder();
  const first = await openCore({ dataDir, keystore: locked(dataDir) });
  await first.client.app.setUp({ ...person, keyKind: 'passphrase', passphrase });
  await first.client.app.changeSettings({ id: randomUUID(), theme: 'dark', language: 'zh-CN' });
  const sample = await first.client.circles.createSample({ id: randomUUID(), language: 'zh-CN' });
  await first.core.stop();
  const again = await openCore({ dataDir, keystore: locked(dataDir) });
  await again.client.app.unlock({ passphrase });
  expect(await again.client.app.settings()).toEqual({ name: 'Alice', language: 'zh-CN', theme: 'dark', modelPageSeen: false, showTyping: true, autoFetch: 'pictures', guardStrictness: 'likely', secondLook: true, notifications: 'full', keepReceiving: 'unasked', startAtLogin: false, checkUpdates: false });
  expect((await again.client.circles.list()).map(({ id }) => id)).toEqual([sample.id]);
  await again.core.stop();
});

test('who was just trying leaves no file of it behind', async () => {
  const dataDir = folder();
  const { client, core } = await openCore({ dataDir });
  await client.app.setUp({ ...person, keyKind: 'memory' });
  await client.circles.createSample({ id: randomUUID(), language: 'en' });
  expect(existsSync(join(dataDir, 'trying', 'hearth.db'))).toBe(true);
  await core.stop();
  expect(readdirSync(dataDir)).toEqual(['lock']);
});

const openKeystore = async (dataDir: string) => {
  const keystore = memoryKeystore();
  await keystore.setUp({ kind: 'memory' });
  return { ...keystore, kind: async () => 'passphrase' as const, dataDir };
};

test('a database whose key is gone is said, and left as it was; one that its key does not open is set aside, not deleted', async () => {
  const dataDir = folder();
  const keystore = await openKeystore(dataDir);
  await (await openCore({ dataDir, keystore })).core.stop();
  const key = (await keystore.read('database')) ?? new Uint8Array();
  await keystore.destroy('database');
  await expect(openCore({ dataDir, keystore })).rejects.toMatchObject({ code: 'keys-lost' });
  expect(await keystore.read('database')).toBeUndefined();
  await keystore.write('database', systemRandom.bytes(32));
  const { core, client } = await openCore({ dataDir, keystore });
  const report = await client.repair.report();
  await core.stop();
  openDatabase({ file: join(dataDir, report?.folder ?? '', 'hearth.db'), key }).close();
});

test('a database from a newer Hearth is said, and the directory is free again', async () => {
  const dataDir = folder();
  const keystore = await openKeystore(dataDir);
  await (await openCore({ dataDir, keystore })).core.stop();
  const db = openDatabase({ file: join(dataDir, 'hearth.db'), key: (await keystore.read('database')) ?? new Uint8Array() });
  db.prepare("INSERT INTO migration (room, number) VALUES ('chat', 999)").run();
  db.close();
  await expect(openCore({ dataDir, keystore })).rejects.toMatchObject({ code: 'database-newer' });
  await expect(openCore({ dataDir, keystore })).rejects.toMatchObject({ code: 'database-newer' });
});

test('a login start that the system does not take is logged without its words, and the rest of that change is not kept', async () => {
  const warned: string[] = [];
  const log = { ...silentLog, warn: (event: string) => void warned.push(event) };
  const loginStart = {
    file: '/x/hearth.desktop',
    isOn: () => false,
    keep: () => {
      throw new Error('EACCES');
    },
  };
  const { client, stop } = await aliceCore({ log, options: { loginStart } });
  expect(await codeOf(client.app.changeSettings({ id: randomUUID(), startAtLogin: true, theme: 'dark' }))).toBe('login-start-not-kept');
  expect(warned).toEqual(['login-start-not-kept']);
  expect(await client.app.settings()).toMatchObject({ startAtLogin: false, theme: 'system' });
  await stop();
});
