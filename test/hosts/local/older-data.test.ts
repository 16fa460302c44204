import { createHash } from 'node:crypto';
import { globSync, mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { type LocalDesktop, localDesktop } from '../../support/local-desktop.ts';
import { copyOlderData, OLDER_HEARTHS } from '../../support/older-data/copies.ts';
import { noteNewerRoom } from '../../support/older-data/newer-room.ts';
import { OLDER_PASSPHRASE, storySeen } from '../../support/older-data/story.ts';
import { emptyDisk, fillDisk, withSmallDisk } from '../../support/small-disk.ts';

const ROOM_BYTES = 8 * 1024 * 1024;

const folder = (): string => {
  const dataDir = mkdtempSync(join(tmpdir(), '围炉 older '));
  onTestFinished(() => rmSync(dataDir, { recursive: true, force: true }));
  return dataDir;
};
const unlock = ({ client }: LocalDesktop) => client.app.unlock({ passphrase: OLDER_PASSPHRASE });
const seenBy = async ({ client, cookie, host }: LocalDesktop): Promise<unknown> => {
  const fetchFile = async (address: string) => new Uint8Array(await (await fetch(`${host.plainOrigin}/blob/${address}`, { headers: { cookie } })).arrayBuffer());
  return JSON.parse(JSON.stringify(await storySeen({ client, fetchFile })));
};
/** What is opened, written and gone again at every start. */
const PASSING = /(?:^|\/)(?:lock|host\.json|.*-wal)$/u;
const bytesBelow = (dataDir: string): Readonly<Record<string, string>> => {
  const files = globSync('**', { cwd: dataDir }).filter((file) => !PASSING.test(file) && statSync(join(dataDir, file)).isFile());
  return Object.fromEntries(files.map((file) => [file, createHash('sha256').update(readFileSync(join(dataDir, file))).digest('hex')]));
};

test.each(OLDER_HEARTHS)('what the Hearth of %s wrote is all there under this one: messages, draft, files, memory, agreements, settings; and again after another start', async (commit) => {
  const dataDir = folder();
  const seen = copyOlderData(commit, dataDir);
  for (const _ of ['first', 'again']) {
    const desk = await localDesktop({ dataDir });
    await unlock(desk);
    const now = await seenBy(desk);
    await desk.stop();
    expect(now).toMatchObject(seen);
  }
});

test.for(OLDER_HEARTHS)('the disk is full when data of %s is opened first: that is said, and once there is room everything is there', async (commit, { skip }) => {
  await withSmallDisk({ sizeBytes: ROOM_BYTES, skip }, async (disk) => {
    const seen = copyOlderData(commit, disk);
    fillDisk(disk);
    const desk = await localDesktop({ dataDir: disk });
    const before = bytesBelow(disk);
    await expect(unlock(desk)).rejects.toMatchObject({ data: { code: 'disk-full' } });
    expect(bytesBelow(disk)).toEqual(before);
    emptyDisk(disk);
    await desk.client.app.tryAgain();
    if ((await desk.client.app.status()).phase === 'locked') await unlock(desk);
    expect(await seenBy(desk)).toMatchObject(seen);
    await desk.stop();
  });
});

test.each(OLDER_HEARTHS)('data of %s that a newer Hearth has gone on with is refused with a sentence, and not a byte of it is changed', async (commit) => {
  const dataDir = folder();
  const seen = copyOlderData(commit, dataDir);
  const takeAway = await noteNewerRoom(dataDir, OLDER_PASSPHRASE);
  const before = bytesBelow(dataDir);
  const desk = await localDesktop({ dataDir });
  await expect(unlock(desk)).rejects.toMatchObject({ data: { code: 'database-newer' } });
  await desk.stop();
  expect(bytesBelow(dataDir)).toEqual(before);
  await takeAway();
  const newer = await localDesktop({ dataDir });
  await unlock(newer);
  expect(await seenBy(newer)).toMatchObject(seen);
  await newer.stop();
});
