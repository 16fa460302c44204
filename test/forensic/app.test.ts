import { randomUUID } from 'node:crypto';
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Client, Receipt } from '#contract';
import { machineKeystore, systemRandom } from '#platform';
import { tracesInProcess } from '../../main/hosts/cli/forensics/process-memory.ts';
import { makeCanaries, tracesInFiles } from '../../main/hosts/cli/forensics/traces.ts';
import { comesBack } from '../support/comes-back.ts';
import { type LocalDesktop, localDesktop } from '../support/local-desktop.ts';
import { waitFor } from '../support/wait-for.ts';
import { canariesIn } from './canaries-in.ts';

const PASSPHRASE = 'correct horse battery';
const CANARIES = 24;

let root: string;
let desktop: LocalDesktop;
beforeEach(async () => {
  root = mkdtempSync(join(tmpdir(), 'hearth-app-'));
  const dataDir = join(root, '数据 dir');
  mkdirSync(dataDir);
  const keystore = machineKeystore({ dataDir, random: systemRandom, costLog2: 12 });
  desktop = await localDesktop({ dataDir, keystore, name: 'Alice', keyKind: 'passphrase', passphrase: PASSPHRASE });
});
afterEach(async () => {
  await desktop.stop();
  rmSync(root, { recursive: true, force: true });
});

const keyNow = async (circle: string): Promise<Uint8Array | undefined> => {
  const keystore = machineKeystore({ dataDir: desktop.dataDir, random: systemRandom, costLog2: 12 });
  await keystore.unlock(PASSPHRASE);
  return keystore.read(`memory/${circle}`);
};

/** Says things that memory keeps, by the way every message goes. */
const tell = async (client: Client, circle: string, words: readonly string[]): Promise<void> => {
  for (const word of words) await client.chat.send({ id: randomUUID(), circle, text: `I love ${word}` });
  await waitFor(async () => (await client.memory.preview({ circle })).memories >= words.length);
};

test.runIf(process.platform === 'linux')('the whole app forgets: files, key and the memory of its processes, while the chat stays', async () => {
  const { client } = desktop;
  const { id: circle } = await client.circles.create({ id: randomUUID(), name: 'Family' });
  const canaries = makeCanaries(2 * CANARIES);
  // Chat canaries are said; AI-only ones stand nowhere but in the vault.
  const said = canaries.words.slice(0, CANARIES);
  const hidden = makeCanaries(CANARIES);
  await tell(client, circle, said);
  await desktop.host.inspect({ about: 'plant', circle, words: [...hidden.words] });
  const copy = join(root, 'copy');
  cpSync(join(desktop.dataDir, 'memory'), copy, { recursive: true });
  const before = canariesIn({ copy, circle, key: await keyNow(circle), words: [...said, ...hidden.words] });
  expect(before).toBe(2 * CANARIES);
  // As Chromium writes it where a page of the app crashes.
  mkdirSync(join(desktop.dataDir, 'crashes', 'pending'), { recursive: true });
  writeFileSync(join(desktop.dataDir, 'crashes', 'pending', '1.dmp'), hidden.words.join(' '));
  const oldCore = desktop.host.corePid() ?? 0;
  expect(tracesInProcess(oldCore, hidden.marks).size).toBeGreaterThan(0);

  let receipt: Receipt | undefined;
  for await (const event of await client.memory.forget({ id: randomUUID(), circle })) if (event.type === 'receipt') receipt = event.receipt;
  expect(receipt).toMatchObject({ memories: CANARIES, checks: ['key-destroyed', 'files-gone', 'copy-unreadable', 'worker-ended'] });
  await waitFor(() => desktop.host.corePid() !== oldCore);
  const fresh = await comesBack(desktop);
  expect(await fresh.memory.receipts({ circle })).toMatchObject([{ checks: expect.arrayContaining(['core-replaced']) }]);

  expect(canariesIn({ copy, circle, key: await keyNow(circle), words: [...said, ...hidden.words] })).toBe(0);
  expect(tracesInFiles(desktop.dataDir, [...hidden.marks, ...canaries.marks])).toEqual([]);
  expect([...tracesInProcess(desktop.host.corePid() ?? 0, hidden.marks)]).toEqual([]);
  expect(await fresh.memory.overview({ circle })).toMatchObject({ items: [], redacted: [], reads: [] });

  // The chat stays, and is not learned from again.
  const found = await fresh.chat.page({ circle, from: { at: 'end' }, limit: 100 });
  expect(found.messages.filter(({ text }) => said.some((word) => text.includes(word)))).toHaveLength(CANARIES);
  expect(await fresh.memory.preview({ circle })).toMatchObject({ memories: 0 });
});
