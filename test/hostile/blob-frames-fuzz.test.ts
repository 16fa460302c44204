import { describe, expect, it, onTestFailed } from 'vitest';
import { fraction } from '../../main/platform/index.ts';
import { Reassembly, toPieces } from '../../main/sync/link/framing.ts';
import { type BlobMessage, decodeBlobMessage, encodeBlobMessage, MOST_BLOB_MESSAGE_BYTES } from '../../main/sync/blobs/wire/blob-message.ts';
import { seededRandom, seedOfTheRun } from '../support/seeded-random.ts';

const MUTATIONS = 20_000;

describe('blob frames', () => {
  it('20,000 mutations of blob messages decode to themselves or to nothing', () => {
    const seed = seedOfTheRun();
    onTestFailed(() => console.error(`SEED=${seed}`));
    const random = seededRandom(seed, 'blob frames');
    const address = random.bytes(32);
    const samples: readonly BlobMessage[] = [
      { type: 'look', address },
      { type: 'holds', address, bits: random.bytes(20) },
      { type: 'listWanted', address, sizeBytes: 5_000_000 },
      { type: 'list', address, list: random.bytes(96) },
      { type: 'get', address, index: 77, count: 5 },
      { type: 'piece', address, index: 3, data: random.bytes(200) },
      { type: 'lacks', address, index: 1 },
    ];
    const encoded = samples.map((sample) => encodeBlobMessage(sample));
    let understood = 0;
    for (let round = 0; round < MUTATIONS; round += 1) {
      const bytes = (encoded[round % encoded.length] ?? new Uint8Array(0)).slice();
      const changes = 1 + Math.floor(fraction(random) * 4);
      for (let change = 0; change < changes; change += 1) bytes[Math.floor(fraction(random) * Math.min(bytes.length, 40))] = random.bytes(1)[0] ?? 0;
      const cut = fraction(random) < 0.2 ? bytes.subarray(0, Math.floor(fraction(random) * bytes.length)) : bytes;
      const message = decodeBlobMessage(cut);
      if (!message) continue;
      understood += 1;
      expect(decodeBlobMessage(encodeBlobMessage(message))).toEqual(message);
    }
    expect(understood).toBeGreaterThan(MUTATIONS / 10);
    expect(understood).toBeLessThan(MUTATIONS);
  });

  it('a varint bomb and a length bomb ask for no memory', () => {
    const look = encodeBlobMessage({ type: 'list', address: new Uint8Array(32), list: new Uint8Array(0) });
    for (const tail of [[0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0x7f], [0xff, 0xff, 0xff, 0x7f], [0x80, 0x80, 0x80, 0x80, 0x80, 0x80]]) {
      expect(decodeBlobMessage(Uint8Array.from([...look.subarray(0, 33), ...tail]))).toBeUndefined();
    }
  });

  it('a frame bomb ends at the longest message there is', () => {
    const reassembly = new Reassembly();
    const outcomes = toPieces(new Uint8Array(10_000_000)).map((piece) => reassembly.add(piece, MOST_BLOB_MESSAGE_BYTES));
    expect(outcomes.findIndex((outcome) => outcome === 'too-large')).toBeLessThan(8);
  });
});
