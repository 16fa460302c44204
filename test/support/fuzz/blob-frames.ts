import { isDeepStrictEqual } from 'node:util';
import { type BlobMessage, decodeBlobMessage, encodeBlobMessage } from '../../../main/sync/blobs/wire/blob-message.ts';
import { diceFor, type FuzzPart, holds } from './fuzz-part.ts';
import { mutate } from './mutate.ts';

const TRIES = 1_000;
const address = new Uint8Array(32).fill(3);
const SAMPLES: readonly BlobMessage[] = [
  { type: 'look', address },
  { type: 'holds', address, bits: new Uint8Array(20).fill(255) },
  { type: 'listWanted', address, sizeBytes: 5_000_000 },
  { type: 'list', address, list: new Uint8Array(96) },
  { type: 'get', address, index: 77, count: 5 },
  { type: 'piece', address, index: 3, data: new Uint8Array(200) },
  { type: 'lacks', address, index: 1 },
];

/** Messages of the blob channel damaged on the wire: what is read at all reads the same when written again. */
export const blobFrames: FuzzPart = {
  name: 'blob frames',
  tries: TRIES,
  run: async (seed) => {
    const dice = diceFor('blob frames', seed);
    for (let count = 0; count < TRIES; count += 1) {
      const message = SAMPLES[count % SAMPLES.length];
      const read = message && decodeBlobMessage(mutate(encodeBlobMessage(message), dice));
      if (read) holds(isDeepStrictEqual(decodeBlobMessage(encodeBlobMessage(read)), read), `a damaged ${message.type} reads differently the second time`);
    }
  },
};
