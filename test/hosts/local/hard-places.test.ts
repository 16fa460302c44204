import { randomUUID } from 'node:crypto';
import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { isDefinedError, safe } from '@orpc/client';
import { expect, test } from 'vitest';
import type { Client } from '#contract';
import { localDesktop } from '../../support/local-desktop.ts';
import { emptyDisk, fillDisk, setReadOnly, withSmallDisk } from '../../support/small-disk.ts';
import { waitFor } from '../../support/wait-for.ts';

const PASSPHRASE = '一口 hearth 两口 ember';
const SIZE_BYTES = 12 * 1024 * 1024;
const alice = { name: 'Alice', keyKind: 'passphrase', passphrase: PASSPHRASE } as const;
const codeOf = async (call: Promise<unknown>): Promise<string> => {
  const { error } = await safe(call);
  if (error === null) return 'done';
  return isDefinedError(error) ? (error as { data: { code: string } }).data.code : String((error as { code?: string }).code ?? error);
};
const texts = async (client: Client, circle: string): Promise<string[]> =>
  (await client.chat.page({ circle, from: { at: 'end' }, limit: 200 })).messages.map(({ text }) => text.slice(0, 20));
const id = () => randomUUID();

test('a disk that fills up while alice writes: each call says so, reading goes on, the core lives, and nothing acknowledged is lost', async ({ skip }) => {
  await withSmallDisk({ sizeBytes: SIZE_BYTES, skip }, async (disk) => {
    const desk = await localDesktop({ dataDir: disk, ...alice });
    const { client, host } = desk;
    const circle = (await client.circles.create({ id: id(), name: 'Readers' })).id;
    await client.chat.send({ id: id(), circle, text: 'hello' });
    await waitFor(async () => (await client.chat.search({ circle, query: 'hello' })).length === 1);
    const core = host.corePid();
    fillDisk(disk);
    const acknowledged = ['hello'];
    for (let at = 0; at < 40; at += 1) {
      const outcome = await codeOf(client.chat.send({ id: id(), circle, text: `${at} ${'full '.repeat(4000)}` }));
      expect(['done', 'disk-full']).toContain(outcome);
      if (outcome === 'done') acknowledged.push(`${at} ${'full '.repeat(4000)}`.slice(0, 20));
    }
    const writing = [
      client.circles.create({ id: id(), name: 'More' }), client.circles.invite({ id: id(), circle }), client.app.changeSettings({ id: id(), name: 'A'.repeat(60) }),
      client.agreements.create({ id: id(), circle, title: 'Read', rule: 'read 20 pages a day', timeZone: 'Asia/Shanghai' }), client.memory.setOn({ id: id(), circle, on: false }),
    ];
    for (const call of writing) expect(['done', 'disk-full']).toContain(await codeOf(call));
    const reading = [client.memory.overview({ circle }), client.catchUp.highlights({ circle }), client.guard.inspect({ circle, text: '13912340987', by: 'all' })];
    for (const call of reading) expect(await codeOf(call)).toBe('done');
    expect(await client.chat.search({ circle, query: 'hello' })).toHaveLength(1);
    expect(host.corePid()).toBe(core);
    emptyDisk(disk);
    await client.chat.send({ id: id(), circle, text: 'room again' });
    expect(await texts(client, circle)).toEqual([...acknowledged, 'room again']);
    await desk.stop();
    const again = await localDesktop({ dataDir: disk });
    await again.client.app.unlock({ passphrase: PASSPHRASE });
    expect(await texts(again.client, circle)).toEqual([...acknowledged, 'room again']);
    await again.stop();
  });
});

test('on a disk that is full from the start Hearth opens and says so, and goes on by itself once there is room', async ({ skip }) => {
  await withSmallDisk({ sizeBytes: SIZE_BYTES, skip }, async (disk) => {
    fillDisk(disk);
    const desk = await localDesktop({ dataDir: disk });
    const { client } = desk;
    expect(await client.app.status()).toMatchObject({ phase: 'blocked', problem: 'disk-full' });
    expect(await codeOf(client.app.setUp({ ...alice, language: 'en' }))).toBe('disk-full');
    emptyDisk(disk);
    await waitFor(async () => (await client.app.status()).phase === 'first-run');
    expect(await client.app.setUp({ ...alice, language: 'en' })).toMatchObject({ phase: 'ready' });
    await desk.stop();
  });
});

test('a data directory that became read-only is said at start, and everything is there once it can be written again', async ({ skip }) => {
  await withSmallDisk({ sizeBytes: SIZE_BYTES, skip }, async (disk) => {
    const first = await localDesktop({ dataDir: disk, ...alice });
    const circle = (await first.client.circles.create({ id: id(), name: 'Readers' })).id;
    await first.client.chat.send({ id: id(), circle, text: 'hello' });
    await first.stop();
    setReadOnly(disk, true);
    expect(await codeOf(localDesktop({ dataDir: disk }))).toBe('data-dir-unwritable');
    expect(await codeOf(localDesktop({ dataDir: join(disk, 'below') }))).toBe('data-dir-unwritable');
    setReadOnly(disk, false);
    const again = await localDesktop({ dataDir: disk });
    await again.client.app.unlock({ passphrase: PASSPHRASE });
    expect(await texts(again.client, circle)).toEqual(['hello']);
    await again.stop();
  });
});

test('a folder where a small file belongs hinders nobody', async ({ skip }) => {
  await withSmallDisk({ sizeBytes: SIZE_BYTES, skip }, async (disk) => {
    mkdirSync(join(disk, 'host.json'));
    const desk = await localDesktop({ dataDir: disk, ...alice });
    expect(await desk.client.app.status()).toMatchObject({ phase: 'ready' });
    await desk.stop();
    rmSync(join(disk, 'host.json'), { recursive: true });
  });
});
