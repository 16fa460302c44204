import { type ChildProcess, fork } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { machineKeystore, systemRandom } from '#platform';
import { canariesIn } from './canaries-in.ts';
import { FAMILY } from '../features/memory/memory-desk.ts';
import { tracesInProcess } from '../../main/hosts/cli/forensics/process-memory.ts';
import { type Canaries, encodingsOf, makeCanaries, tracesIn, tracesInFiles } from '../../main/hosts/cli/forensics/traces.ts';

const PASSPHRASE = 'correct horse battery';
const ENTRY = join(import.meta.dirname, 'memory-process.ts');
const isLinux = process.platform === 'linux';

let root: string;
let dataDir: string;
const children: ChildProcess[] = [];

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'hearth-forensic-'));
  dataDir = join(root, 'data');
});
afterEach(async () => {
  for (const child of children.splice(0)) {
    child.kill('SIGKILL');
    await gone(child);
  }
  rmSync(root, { recursive: true, force: true });
});

type Told = { readonly type: string; readonly [name: string]: unknown };
const heard = (child: ChildProcess, type: string): Promise<Told> =>
  new Promise((resolve, reject) => {
    child.on('message', (message) => ((message as Told).type === type ? resolve(message as Told) : undefined));
    child.once('exit', (code) => reject(new Error(`the process ended (${code}) before it said ${type}`)));
  });
const start = async (): Promise<{ readonly child: ChildProcess; readonly ready: Told }> => {
  mkdirSync(dataDir, { recursive: true });
  const child = fork(ENTRY, [dataDir, PASSPHRASE], { stdio: ['ignore', 'inherit', 'inherit', 'ipc'] });
  children.push(child);
  return { child, ready: await heard(child, 'ready') };
};
const ask = async (child: ChildProcess, order: object, answer: string): Promise<Told> => {
  const told = heard(child, answer);
  child.send(order);
  return told;
};
const gone = (child: ChildProcess): Promise<unknown> => new Promise((resolve) => (child.exitCode === null && child.signalCode === null ? child.once('exit', resolve) : resolve(undefined)));
const keysOf = async (folder: string) => {
  const keystore = machineKeystore({ dataDir: folder, random: systemRandom, costLog2: 10 });
  await keystore.unlock(PASSPHRASE);
  return keystore;
};

/** What can be told of a copy taken before: how many canaries it yields under a key. */
const yields = (copy: string, key: Uint8Array | undefined, { words }: Canaries): number => canariesIn({ copy, circle: FAMILY, key, words });

const learn = async (child: ChildProcess, canaries: Canaries): Promise<void> => {
  const stated = canaries.words.slice(0, 20);
  const hidden = canaries.words.slice(20);
  const learned = await ask(child, { type: 'say', texts: stated.map((word) => `I love ${word}`) }, 'learned');
  expect(learned['items']).toBe(20);
  await ask(child, { type: 'hide', originals: hidden }, 'hidden');
};

test('every way in which a word may lie in bytes is found, or the searches below would prove nothing', () => {
  const { marks, words } = makeCanaries(3);
  mkdirSync(dataDir);
  expect(tracesInFiles(dataDir, marks)).toEqual([]);
  for (const [place, mark] of marks.entries()) {
    const word = words.find((one) => one.startsWith(mark)) ?? '';
    for (const name of encodingsOf(mark).keys()) {
      const shift = Number(name.at(-1));
      const plain = name.startsWith('upper') ? word.toUpperCase() : word;
      const written = name.includes('utf-16le') ? Buffer.from(`x${plain}x`, 'utf16le')
        : name === 'json' ? Buffer.from(`x${JSON.stringify(plain).replaceAll(/[^ -~]/g, (letter) => `\\u${letter.charCodeAt(0).toString(16)}`)}x`)
        : name.startsWith('base64') ? Buffer.from(Buffer.from(`${'abc'.slice(0, shift)}${word}tail`).toString('base64'))
        : Buffer.from(`x${plain}x`);
      expect([name, tracesIn(written, marks)]).toEqual([name, expect.arrayContaining([`${place}: ${name}`])]);
    }
  }
  writeFileSync(join(dataDir, 'planted'), words[0] ?? '');
  expect(tracesInFiles(dataDir, marks).length).toBeGreaterThan(0);
});

test.runIf(isLinux)('after Forget nothing on the disk or in our memory yields a word of what the AI knew', async () => {
  const canaries = makeCanaries(30);
  const { child } = await start();
  await learn(child, canaries);

  // Before: the copy opens with the keystore and yields every canary, and the process holds them.
  const copy = join(root, 'copy');
  cpSync(join(dataDir, 'memory'), copy, { recursive: true });
  const oldKeys = join(root, 'old-keys');
  mkdirSync(oldKeys);
  cpSync(join(dataDir, 'keys.json'), join(oldKeys, 'keys.json'));
  const keyBefore = await (await keysOf(oldKeys)).read(`memory/${FAMILY}`);
  expect(yields(copy, keyBefore, canaries)).toBe(30);
  expect(tracesInProcess(child.pid ?? 0, canaries.marks).size).toBeGreaterThan(0);

  const { receipt } = await ask(child, { type: 'forget' }, 'receipt');
  expect(receipt).toMatchObject({ memories: 20, checks: ['key-destroyed', 'files-gone', 'copy-unreadable', 'worker-ended'] });
  await gone(child);

  // After: another process has taken its place.
  const { child: fresh, ready } = await start();
  expect(ready).toMatchObject({ items: 0, receipts: [{ checks: expect.arrayContaining(['core-replaced']) }] });
  const keystore = await keysOf(dataDir);
  for (const name of [`memory/${FAMILY}`, 'database']) expect([name, yields(copy, await keystore.read(name), canaries)]).toEqual([name, 0]);
  expect(tracesInFiles(dataDir, canaries.marks)).toEqual([]);
  expect([...tracesInProcess(fresh.pid ?? 0, canaries.marks)]).toEqual([]);

  // The searches see: a word held on purpose is found in the fresh process, and one planted in the folder too.
  const control = makeCanaries(1);
  await ask(fresh, { type: 'hold', text: `${control.words[0]}` }, 'held');
  expect(tracesInProcess(fresh.pid ?? 0, control.marks).size).toBeGreaterThan(0);
  writeFileSync(join(dataDir, 'memory', 'planted.tmp'), JSON.stringify(canaries.words));
  expect(tracesInFiles(dataDir, canaries.marks).length).toBeGreaterThan(0);
});

test.runIf(isLinux)('killed anywhere in a Forget, the next start finishes it', async () => {
  const canaries = makeCanaries(24);
  for (const step of ['stop-jobs', 'destroy-key', 'erase-files', 'new-memory', 'check']) {
    rmSync(dataDir, { recursive: true, force: true });
    const { child } = await start();
    await learn(child, canaries);
    const copy = mkdtempSync(join(root, 'copy-'));
    cpSync(join(dataDir, 'memory'), copy, { recursive: true });
    child.on('message', (message) => ((message as Told)['step'] === step ? child.kill('SIGKILL') : undefined));
    child.send({ type: 'forget' });
    await gone(child);
    const { ready } = await start();
    expect([step, ready['items']]).toEqual([step, 0]);
    expect(ready['receipts']).toMatchObject([{ memories: 20 }]);
    const keystore = await keysOf(dataDir);
    expect(yields(copy, await keystore.read(`memory/${FAMILY}`), canaries)).toBe(0);
    expect(existsSync(join(dataDir, 'memory', `${FAMILY}.forgotten`))).toBe(false);
    expect(readFileSync(join(dataDir, 'keys.json'), 'utf8')).toContain(`memory/${FAMILY}`);
    children.pop()?.kill('SIGKILL');
  }
});
