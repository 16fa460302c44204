import { expect, it } from 'vitest';
import { BlobChannel } from '../../../main/sync/blobs/blob-channel.ts';
import { PIECE_BYTES } from '../../../main/sync/blobs/blob-format.ts';
import type { BlobMessage } from '../../../main/sync/blobs/wire/blob-message.ts';
import type { SideWire } from '../../../main/sync/link/wire.ts';
import { FakeClock } from '../../support/fake-clock.ts';

const ADDRESS = new Uint8Array(32).fill(1);
type Ears = Parameters<SideWire['listen']>[0];

/** A channel whose frames come back to itself. */
const echo = (hear: (message: BlobMessage) => void): BlobChannel => {
  let ears: Ears | undefined;
  const wire: SideWire = { open: () => undefined, send: (frame) => ears?.piece(frame), bufferedBytes: () => 0, listen: (told) => (ears = told) };
  const blame = (why: string): void => {
    throw new Error(why);
  };
  const channel = new BlobChannel(wire, new FakeClock(), { message: hear, drained: () => undefined, blame });
  channel.start();
  return channel;
};

it('brings every piece as it was, one after the other through the same memory', () => {
  const heard: Uint8Array[] = [];
  const channel = echo((message) => message.type === 'piece' && heard.push(message.data.slice()));
  const pieces = [PIECE_BYTES, 10, PIECE_BYTES, 1].map((sizeBytes, nth) => new Uint8Array(sizeBytes).fill(nth + 1));
  pieces.forEach((data, index) => channel.send({ type: 'piece', address: ADDRESS, index, data }));
  expect(heard).toEqual(pieces);
});

it('leaves what is kept of other messages alone when a piece follows', () => {
  const kept: BlobMessage[] = [];
  const channel = echo((message) => message.type !== 'piece' && kept.push(message));
  const list = new Uint8Array(96 * 32).fill(5);
  const bits = new Uint8Array(300).fill(6);
  channel.send({ type: 'list', address: ADDRESS, list });
  channel.send({ type: 'holds', address: ADDRESS, bits });
  channel.send({ type: 'piece', address: ADDRESS, index: 0, data: new Uint8Array(PIECE_BYTES).fill(9) });
  expect(kept).toEqual([{ type: 'list', address: ADDRESS, list }, { type: 'holds', address: ADDRESS, bits }]);
});
