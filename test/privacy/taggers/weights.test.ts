import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { zstdCompressSync } from 'node:zlib';
import { expect, onTestFinished, test } from 'vitest';
import { readWeights } from '../../../main/tagger-worker/weights.ts';

const PLAIN = 'models/taggers';
const ID = 'lac-small';
const FILE = 'vocabulary.json';

/** The taggers' files, one of them as a package has it: packed, in its place. */
const packed = (content: Uint8Array): string => {
  const folder = mkdtempSync(join(tmpdir(), '围炉 taggers '));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  cpSync(PLAIN, folder, { recursive: true });
  rmSync(join(folder, ID, FILE));
  writeFileSync(join(folder, ID, `${FILE}.zst`), content);
  return folder;
};

test('a packed file is the same as a plain one', async () => {
  const plain = readFileSync(join(PLAIN, ID, FILE));
  expect((await readWeights(packed(zstdCompressSync(plain)), ID)).get(FILE)).toEqual(plain);
});

test('a packed file that holds anything else is refused, however much that would be', async () => {
  const plain = readFileSync(join(PLAIN, ID, FILE));
  const cut = zstdCompressSync(plain).subarray(0, 1_000);
  for (const content of [zstdCompressSync(Buffer.alloc(plain.length)), zstdCompressSync(Buffer.alloc(50_000_000)), cut, Buffer.from('nothing that is packed')]) {
    await expect(readWeights(packed(content), ID)).rejects.toMatchObject({ reason: 'weights-changed' });
  }
});
