import { mkdtempSync, readdirSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeEach, describe, expect, it, onTestFinished } from 'vitest';
import { PIECE_BYTES } from '../../../main/sync/blobs/blob-format.ts';
import { type BlobShelf, BlobStore } from '../../../main/sync/blobs/store/blob-store.ts';
import { seededRandom } from '../../support/seeded-random.ts';

const CIRCLE = 'c'.repeat(43);
const random = seededRandom(7, 'blobs');

let dir = '';
const shelf = (folder = dir): BlobShelf => new BlobStore(folder, random).shelf(CIRCLE);
const fresh = (): string => {
  const made = mkdtempSync(join(tmpdir(), 'hearth-shelf-'));
  onTestFinished(() => rmSync(made, { recursive: true, force: true }));
  return made;
};
const files = (): string[] => readdirSync(dir, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile()).map(({ parentPath, name }) => join(parentPath, name));
const write = (at: BlobShelf, sizes: readonly number[]) => {
  const writer = at.write();
  const pieces = sizes.map((size) => random.bytes(size));
  for (const piece of pieces) writer.add(piece);
  return { name: writer.finish(), pieces };
};

beforeEach(() => {
  dir = fresh();
});

describe('the shelf of one circle', () => {
  it('keeps a file by its address, and finds it after a restart', () => {
    const { name, pieces } = write(shelf(), [PIECE_BYTES, PIECE_BYTES, 5]);
    const again = shelf();
    expect(again.isWhole(name.address)).toBe(true);
    expect(pieces.map((piece, index) => Buffer.compare(piece, again.find(name.address)?.piece(index) ?? Buffer.alloc(0)))).toEqual([0, 0, 0]);
    expect(again.list()).toEqual([{ address: name.address, heldBytes: 2 * PIECE_BYTES + 5, isWhole: true }]);
  });

  it('takes a file piece by piece in any order, over restarts, and only the right ones', () => {
    const elsewhere = shelf(fresh());
    const { name, pieces } = write(elsewhere, [PIECE_BYTES, PIECE_BYTES, 100]);
    const list = elsewhere.find(name.address)?.list ?? new Uint8Array(0);
    expect(shelf().begin(name, list.slice(32))).toBeUndefined();
    expect(shelf().begin({ ...name, sizeBytes: name.sizeBytes - 1 }, list)).toBeUndefined();
    expect(shelf().begin(name, list)?.put(2, pieces[2] ?? list)).toBe(true);
    const later = shelf().find(name.address);
    expect(later?.has(2)).toBe(true);
    expect(later?.put(0, pieces[1] ?? list)).toBe(false);
    expect(later?.put(3, pieces[1] ?? list)).toBe(false);
    expect(later?.put(0, (pieces[0] ?? list).subarray(1))).toBe(false);
    expect(later?.missing).toBe(2);
    later?.put(1, pieces[1] ?? list);
    expect(files().every((file) => file.endsWith('.part'))).toBe(true);
    later?.put(0, pieces[0] ?? list);
    expect(files().map((file) => file.endsWith('.part'))).toEqual([false]);
    expect(shelf().isWhole(name.address)).toBe(true);
  });

  it('takes a piece that rotted on disk for missing, and takes it again', () => {
    const { name, pieces } = write(shelf(), [PIECE_BYTES, 100]);
    const [file = ''] = files();
    const bytes = readFileSync(file);
    bytes[10] = (bytes[10] ?? 0) ^ 1;
    writeFileSync(file, bytes);
    const rotten = shelf().find(name.address);
    expect(rotten?.piece(0)).toBeUndefined();
    expect(rotten?.missing).toBe(1);
    const mended = shelf().find(name.address);
    expect(mended?.missing).toBe(1);
    expect(mended?.put(0, pieces[0] ?? new Uint8Array(0))).toBe(true);
    expect(shelf().isWhole(name.address)).toBe(true);
  });

  it('gives a file its name that was killed between its last piece and the name, and takes what the disk lost of it for missing', () => {
    const { name, pieces } = write(shelf(), [PIECE_BYTES, 100]);
    const [file = ''] = files();
    const bytes = readFileSync(file);
    bytes[10] = (bytes[10] ?? 0) ^ 1;
    writeFileSync(`${file}.part`, bytes);
    rmSync(file);
    const found = shelf();
    expect(found.isWhole(name.address)).toBe(true);
    expect(files()).toEqual([file]);
    expect(found.find(name.address)?.piece(0)).toBeUndefined();
    expect(files()).toEqual([`${file}.part`]);
    expect(found.find(name.address)?.put(0, pieces[0] ?? new Uint8Array(0))).toBe(true);
    expect(shelf().isWhole(name.address)).toBe(true);
  });

  it('knows nothing of a file that was cut, grown or put under another name', () => {
    const { name } = write(shelf(), [PIECE_BYTES, 100]);
    const [file = ''] = files();
    const whole = readFileSync(file);
    for (const bytes of [whole.subarray(0, 50), whole.subarray(0, -1), Buffer.concat([whole, whole]), Buffer.alloc(0)]) {
      writeFileSync(file, bytes);
      expect(shelf().find(name.address)).toBeUndefined();
    }
    writeFileSync(file.replace(name.address, 'ab'.repeat(32)), whole);
    expect(shelf().find('ab'.repeat(32))).toBeUndefined();
    truncateSync(file);
    expect(shelf().find('../../etc/passwd')).toBeUndefined();
  });

  it('sweeps what nothing speaks of, and unfinished files of an earlier run', () => {
    const at = shelf();
    const kept = write(at, [10]).name;
    const gone = write(at, [11]).name;
    at.write().add(random.bytes(PIECE_BYTES));
    at.sweep((address) => address === kept.address, { drafts: false });
    expect(files()).toHaveLength(2);
    shelf().sweep((address) => address === kept.address, { drafts: true });
    expect(files().map((file) => file.slice(-64))).toEqual([kept.address]);
    expect(shelf().find(gone.address)).toBeUndefined();
  });

  it('drops a circle that is here no longer', () => {
    const store = new BlobStore(dir, random);
    write(store.shelf(CIRCLE), [10]);
    write(store.shelf('d'.repeat(43)), [10]);
    store.keepOnly([CIRCLE]);
    expect(files()).toHaveLength(1);
  });
});
