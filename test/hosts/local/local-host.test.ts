import { randomUUID } from 'node:crypto';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { isDefinedError, safe } from '@orpc/client';
import { afterAll, expect, test } from 'vitest';
import { localDesktop } from '../../support/local-desktop.ts';
import { waitFor } from '../../support/wait-for.ts';

const PASSPHRASE = '一口 hearth 两口 ember';
const root = mkdtempSync(join(tmpdir(), '张 伟 '));
afterAll(() => rmSync(root, { recursive: true, force: true }));

const isAlive = (pid: number | undefined): boolean => {
  try {
    return pid !== undefined && process.kill(pid, 0);
  } catch {
    return false;
  }
};
const codeOf = async (call: Promise<unknown>): Promise<string> => {
  const { error } = await safe(call);
  return isDefinedError(error) ? (error as { data: { code: string } }).data.code : String(error);
};

test('a desktop under a path with a space and Chinese keeps everything over a restart, and asks for its passphrase', async () => {
  const dataDir = join(root, 'desk 一');
  const first = await localDesktop({ dataDir, name: '张伟', language: 'zh-CN', keyKind: 'passphrase', passphrase: PASSPHRASE });
  const { id: circle } = await first.client.circles.create({ id: randomUUID(), name: '读书会' });
  await first.client.chat.send({ id: randomUUID(), circle, text: '明天见' });
  const [origin, pid] = [first.host.origin, first.host.corePid()];
  await first.stop();
  expect(isAlive(pid)).toBe(false);

  const again = await localDesktop({ dataDir });
  expect(again.host.origin).toBe(origin);
  expect(await again.client.app.status()).toMatchObject({ phase: 'locked', keyKind: 'passphrase' });
  expect(await codeOf(again.client.circles.list())).toBe('locked');
  expect(await codeOf(again.client.app.unlock({ passphrase: 'not this one' }))).toBe('passphrase-wrong');
  expect(await again.client.app.unlock({ passphrase: PASSPHRASE })).toMatchObject({ phase: 'ready', name: '张伟', language: 'zh-CN' });
  expect((await again.client.chat.page({ circle, from: { at: 'end' } })).messages.map(({ text }) => text)).toEqual(['明天见']);
  await again.stop();
  expect(readdirSync(dataDir).toSorted()).not.toContain('lock.pid');
  const files = readdirSync(dataDir, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  for (const { parentPath, name } of files) expect(readFileSync(join(parentPath, name)).includes('明天见')).toBe(false);
});

test('a second app on the same data directory is told so, and the first goes on', async () => {
  const dataDir = join(root, 'twice');
  const first = await localDesktop({ dataDir, name: 'Alice' });
  await expect(localDesktop({ dataDir })).rejects.toMatchObject({ code: 'data-dir-in-use', params: { pid: String(process.pid) } });
  expect((await first.client.app.status()).phase).toBe('ready');
  await first.stop();
});

test('a chosen port that is taken is said, and leaves nothing running', async () => {
  const other = createServer();
  const port = await new Promise<number>((done) => void other.listen(0, '127.0.0.1', () => done((other.address() as { port: number }).port)));
  const dataDir = join(root, 'port');
  await expect(localDesktop({ dataDir, port })).rejects.toMatchObject({ code: 'port-in-use', params: { port } });
  const free = await localDesktop({ dataDir });
  await free.stop();
  other.close();
});

test('a kept port that somebody took meanwhile is replaced by another', async () => {
  const dataDir = join(root, 'kept');
  const first = await localDesktop({ dataDir });
  const { port } = new URL(first.host.plainOrigin);
  await first.stop();
  const other = createServer();
  await new Promise<void>((done) => void other.listen(Number(port), '127.0.0.1', () => done()));
  const moved = await localDesktop({ dataDir });
  expect(new URL(moved.host.plainOrigin).port).not.toBe(port);
  await moved.stop();
  other.close();
});

test('a data directory that cannot be written is said', async () => {
  const file = join(root, 'a file');
  writeFileSync(file, '');
  await expect(localDesktop({ dataDir: join(file, 'below') })).rejects.toMatchObject({ code: 'data-dir-unwritable' });
});

test('a replaced core answers again, with the same cookie and without a passphrase, and the old process is gone', async () => {
  const dataDir = join(root, 'replaced');
  const alice = await localDesktop({ dataDir, name: 'Alice', keyKind: 'passphrase', passphrase: PASSPHRASE });
  const { id: circle } = await alice.client.circles.create({ id: randomUUID(), name: 'Readers' });
  await alice.client.chat.send({ id: randomUUID(), circle, text: 'still here' });
  const before = alice.host.corePid();
  await alice.host.replaceCore();
  const client = await alice.reconnect();
  expect(await client.app.status()).toMatchObject({ phase: 'ready', name: 'Alice' });
  expect((await client.chat.page({ circle, from: { at: 'end' } })).messages).toHaveLength(1);
  expect(alice.host.corePid()).not.toBe(before);
  await waitFor(() => !isAlive(before));
  await alice.stop();
});

test('who is just trying keeps everything while the core is replaced, and nothing after closing', async () => {
  const dataDir = join(root, 'trying');
  const alice = await localDesktop({ dataDir, name: 'Alice', keyKind: 'memory' });
  const { id: circle } = await alice.client.circles.create({ id: randomUUID(), name: 'Readers' });
  await alice.host.replaceCore();
  const client = await alice.reconnect();
  expect((await client.circles.list()).map(({ id }) => id)).toEqual([circle]);
  expect(readdirSync(dataDir)).toContain('trying');
  await alice.stop();
  expect(readdirSync(dataDir).toSorted()).toEqual(['host.json', 'lock']);
});

test('a core that was killed is started again, and nothing that was acknowledged is lost', async () => {
  const dataDir = join(root, 'killed');
  const alice = await localDesktop({ dataDir, name: 'Alice', keyKind: 'passphrase', passphrase: PASSPHRASE });
  const { id: circle } = await alice.client.circles.create({ id: randomUUID(), name: 'Readers' });
  await alice.client.chat.send({ id: randomUUID(), circle, text: 'acknowledged' });
  const killed = alice.host.corePid() ?? 0;
  process.kill(killed, 'SIGKILL');
  await waitFor(() => alice.host.corePid() !== killed);
  let client = alice.client;
  await waitFor(async () => alice.reconnect().then((line) => ((client = line), true), () => false));
  expect((await client.chat.page({ circle, from: { at: 'end' } })).messages.map(({ text }) => text)).toEqual(['acknowledged']);
  await alice.stop();
});
