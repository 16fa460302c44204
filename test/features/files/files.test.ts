import { randomUUID } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, describe, expect, it, onTestFinished } from 'vitest';
import { MAX_FILES_PER_MESSAGE, type DraftFile } from '#contract';
import { aliceCore, type OpenCore } from '../../support/open-core.ts';
import { EXIF_WORDS, JPEG, phonePhoto, WEBP } from '../../support/pictures.ts';
import { waitFor } from '../../support/wait-for.ts';

let desktop: OpenCore;
let circle = '';

const id = (): string => randomUUID();
const add = async (name: string, bytes: Uint8Array, at: OpenCore = desktop): Promise<DraftFile> => {
  const { draft } = await at.client.files.begin({ id: id(), circle, name, sizeBytes: bytes.length });
  for (let start = 0; start < bytes.length; start += 1_000_000) {
    await at.client.files.add({ id: id(), draft, part: new File([bytes.slice(start, start + 1_000_000)], 'part') });
  }
  return at.client.files.finish({ id: id(), draft });
};
const send = async (drafts: readonly DraftFile[], text = '') =>
  (await desktop.client.chat.send({ id: id(), circle, text, files: drafts.map(({ draft }) => draft) })).message;
const onDisk = (): string[] =>
  readdirSync(desktop.dataDir, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile()).map(({ parentPath, name }) => join(parentPath, name));
const blobFiles = (): string[] => onDisk().filter((file) => file.includes('/blobs/'));
const isAnywhere = (words: string): boolean => onDisk().some((file) => readFileSync(file).includes(Buffer.from(words)));
const read = (address: string): Buffer => Buffer.concat([...(desktop.core.openFile(address)?.pieces() ?? [])]);

beforeEach(async () => {
  desktop = await aliceCore();
  onTestFinished(() => desktop.stop());
  circle = (await desktop.client.circles.create({ id: id(), name: 'tea' })).id;
});

describe('a file that alice sends', () => {
  it('is sealed on disk, opens again byte for byte, and stands in the message', async () => {
    const bytes = Buffer.alloc(300_000, 'canary of the contract ');
    const message = await send([await add('Vertrag.pdf', bytes)], 'please sign');
    expect(message).toMatchObject({ text: 'please sign', files: [{ name: 'Vertrag.pdf', sizeBytes: 300_000, isProgram: false }] });
    const [file] = message.files ?? [];
    expect(Buffer.compare(read(file?.address ?? ''), bytes)).toBe(0);
    expect(blobFiles()).toHaveLength(1);
    expect(isAnywhere('canary of the contract')).toBe(false);
    expect(await desktop.client.files.drafts({ circle })).toEqual([]);
  });

  it('a photo is stored without place and device: not even on this disk is it otherwise', async () => {
    const draft = await add('IMG_0001.JPG', phonePhoto());
    expect(draft).toMatchObject({ picture: { type: 'image/jpeg', width: 16, height: 24 }, takenAt: '2026-05-01T09:30:00+08:00' });
    expect(draft.removed).toEqual(expect.arrayContaining(['place', 'device']));
    const message = await send([draft]);
    expect(message.text).toBe('');
    const clear = read(message.files?.[0]?.address ?? '').toString('latin1');
    for (const words of [...EXIF_WORDS, 'canary', '2026:05:01']) {
      expect(clear).not.toContain(words);
      expect(isAnywhere(words)).toBe(false);
    }
    expect(JSON.stringify(message)).not.toContain('2026-05-01T09');
  });

  it('a thumbnail of the page is parsed like any foreign picture, and travels in the message', async () => {
    const draft = await add('a.jpg', JPEG);
    const thumb = (bytes: Uint8Array<ArrayBuffer>) => desktop.client.files.setThumb({ id: id(), draft: draft.draft, thumb: new File([bytes], 'thumb') });
    await expect(thumb(Uint8Array.from(Buffer.from('<svg onload="alert(1)"/>')))).rejects.toMatchObject({ data: { code: 'picture-broken' } });
    await expect(thumb(new Uint8Array(7_000))).rejects.toMatchObject({ code: 'BAD_REQUEST' });
    await thumb(Uint8Array.from(WEBP));
    const message = await send([draft]);
    expect(message.files?.[0]?.picture?.thumb).toMatch(/^data:image\/webp;base64,UklGR/);
  });

  it('a picture is the same and still a picture however often it is opened, and one that is none is never shown as one', async () => {
    const message = await send([await add('a.jpg', JPEG), await add('b.webp', Buffer.from(WEBP))]);
    for (const { address = '' } of message.files ?? []) {
      const opened = [1, 2, 3].map(() => desktop.core.openFile(address));
      expect(new Set(opened.map((file) => file?.picture))).toEqual(new Set([opened[0]?.picture]));
      expect(opened[0]?.picture).toMatch(/^image/);
      for (const file of opened) {
        expect(Buffer.concat([...(file?.pieces() ?? [])])).toEqual(read(address));
        expect(file?.sizeBytes).toBe(read(address).length);
      }
    }
  });

  it('is found by its name, also in Chinese and by a part of it', async () => {
    const message = await send([await add('家庭预算 2026.xlsx', Buffer.from('x'))]);
    for (const query of ['预算', 'xlsx', '2026']) {
      const found = await desktop.client.chat.search({ circle, query, limit: 5 });
      expect(found.map(({ message: { id: of } }) => of)).toEqual([message.id]);
      expect(found[0]?.snippet).toContain('预算');
    }
  });

  it('is found by characters that no word index holds, beside newer messages that hold them', async () => {
    const message = await send([await add('a%_b(draft).pdf', Buffer.from('x'))]);
    const { message: newer } = await desktop.client.chat.send({ id: id(), circle, text: 'see %_b( of yesterday' });
    const found = await desktop.client.chat.search({ circle, query: '%_b(', limit: 5 });
    expect(found.map(({ message: { id: of } }) => of)).toEqual([newer.id, message.id]);
  });

  it('deleted with its message, it leaves the disk and cannot be found', async () => {
    const kept = await send([await add('kept.txt', Buffer.from('kept'))]);
    const gone = await send([await add('gone.txt', Buffer.from('gone'))]);
    expect(blobFiles()).toHaveLength(2);
    await desktop.client.chat.delete({ id: id(), circle, message: gone.id });
    await waitFor(() => blobFiles().length === 1);
    expect(blobFiles()[0]).toContain(kept.files?.[0]?.address);
    expect(desktop.core.openFile(gone.files?.[0]?.address ?? '')).toBeUndefined();
    expect(await desktop.client.chat.search({ circle, query: 'gone', limit: 5 })).toEqual([]);
  });

  it('dropped before it is sent, it leaves the disk', async () => {
    const draft = await add('a.txt', Buffer.from('a'));
    expect(await desktop.client.files.drafts({ circle })).toMatchObject([{ draft: draft.draft }]);
    await desktop.client.files.drop({ id: id(), draft: draft.draft });
    expect(blobFiles()).toEqual([]);
    await expect(send([draft])).rejects.toMatchObject({ data: { code: 'file-not-added' } });
  });

  it('added before all views are made again, it can still be sent', async () => {
    const draft = await add('a.txt', Buffer.from('a'));
    desktop.core.inspection().rebuild();
    expect(await desktop.client.files.drafts({ circle })).toEqual([draft]);
    expect((await send([draft])).files).toHaveLength(1);
  });

  it('its name passes the guard before an AI reads it', async () => {
    const message = await send([await add('张伟 13812345678.pdf', Buffer.from('x'))], 'here it is');
    const view = await desktop.client.guard.aiView({ circle, message: message.id });
    expect(view.redacted).toContain('here it is');
    expect(view.redacted).toContain('.pdf');
    expect(view.redacted).not.toContain('13812345678');
  });

  it('names are shown and kept without tricks', async () => {
    const draft = await add('..\\..\\evil\u202Efdp.exe', Buffer.from('MZ'));
    expect(draft).toMatchObject({ name: 'evilfdp.exe', isProgram: true });
  });
});

describe('what cannot be sent, with a sentence each', () => {
  const begin = (sizeBytes: number) => desktop.client.files.begin({ id: id(), circle, name: 'x.bin', sizeBytes });

  it('an empty file, a file of 201 MB, a ninth file', async () => {
    await expect(begin(0)).rejects.toMatchObject({ data: { code: 'file-empty', params: { name: 'x.bin' } } });
    await expect(begin(201_000_000)).rejects.toMatchObject({ data: { code: 'file-too-large' } });
    for (let nth = 0; nth < MAX_FILES_PER_MESSAGE; nth += 1) await begin(10);
    await expect(begin(10)).rejects.toMatchObject({ data: { code: 'files-too-many' } });
  });

  it('a file that is shorter or longer than it said, and then nothing stays of it', async () => {
    const shorter = (await begin(100)).draft;
    await desktop.client.files.add({ id: id(), draft: shorter, part: new File(['short'], 'part') });
    await expect(desktop.client.files.finish({ id: id(), draft: shorter })).rejects.toMatchObject({ data: { code: 'file-unreadable' } });
    const longer = (await begin(3)).draft;
    await expect(desktop.client.files.add({ id: id(), draft: longer, part: new File(['longer'], 'part') })).rejects.toMatchObject({ data: { code: 'file-too-large' } });
    expect(blobFiles()).toEqual([]);
  });

  it('a HEIC photo, a broken picture', async () => {
    await expect(add('a.heic', Buffer.concat([Buffer.from([0, 0, 0, 24]), Buffer.from('ftypheic\0\0\0\0mif1heic'), Buffer.alloc(100)]))).rejects.toMatchObject({ data: { code: 'picture-format' } });
    await expect(add('a.jpg', JPEG.subarray(0, 300))).rejects.toMatchObject({ data: { code: 'picture-broken' } });
    expect(blobFiles()).toEqual([]);
  });

  it('a text of 20 KB beside files', async () => {
    const draft = await add('a.txt', Buffer.from('a'));
    await expect(send([draft], 'x'.repeat(20_000))).rejects.toMatchObject({ data: { code: 'caption-too-long' } });
    expect((await send([draft], 'short')).files).toHaveLength(1);
  });
});

describe('the room that files take', () => {
  it('is shown with who sent what; a file removed from this machine is not here, and is not fetched by itself', async () => {
    const message = await send([await add('a.jpg', JPEG)]);
    const address = message.files?.[0]?.address ?? '';
    const before = await desktop.client.files.overview({ circle });
    expect(before.usedBytes).toBeGreaterThan(200);
    expect(before.files).toMatchObject([{ name: 'a.jpg', authorName: 'Alice', isMine: true, message: message.id }]);
    await desktop.client.files.remove({ id: id(), circle, address });
    expect(blobFiles()).toEqual([]);
    expect(await desktop.client.files.states({ circle, addresses: [address] })).toMatchObject([{ state: { kind: 'absent' } }]);
  });

  it('has a limit: what is over it is not fetched, and says why', async () => {
    const message = await send([await add('a.bin', Buffer.alloc(100_000))]);
    const address = message.files?.[0]?.address ?? '';
    await desktop.client.files.remove({ id: id(), circle, address });
    await add('big.bin', Buffer.alloc(51_000_000));
    await desktop.client.files.setLimit({ id: id(), circle, limitBytes: 50_000_000 });
    await expect(desktop.client.files.fetch({ id: id(), circle, address })).rejects.toMatchObject({ data: { code: 'files-full' } });
    await desktop.client.files.setLimit({ id: id(), circle, limitBytes: 100_000_000 });
    await desktop.client.files.fetch({ id: id(), circle, address });
    expect(await desktop.client.files.states({ circle, addresses: [address] })).toMatchObject([{ state: { kind: 'nobody' } }]);
  });

  it('a file no message speaks of cannot be asked for', async () => {
    await expect(desktop.client.files.fetch({ id: id(), circle, address: 'ab'.repeat(32) })).rejects.toMatchObject({ data: { code: 'file-not-here' } });
  });
});
