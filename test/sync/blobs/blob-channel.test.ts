import { expect, it } from 'vitest';
import type { SideWire } from '../../../main/sync/link/wire.ts';
import { BlobChannel } from '../../../main/sync/blobs/blob-channel.ts';
import { PIECE_BYTES } from '../../../main/sync/blobs/blob-format.ts';
import { BLOB_LIMITS } from '../../../main/sync/blobs/limits.ts';
import type { BlobMessage } from '../../../main/sync/blobs/wire/blob-message.ts';
import { FakeClock } from '../../support/fake-clock.ts';

const wireInto = (sent: Uint8Array[]): SideWire & { hear: (frame: Uint8Array) => void } => {
  let hear: (frame: Uint8Array) => void = () => undefined;
  return {
    open: () => undefined,
    send: (frame) => void sent.push(frame),
    bufferedBytes: () => 0,
    listen: ({ piece }) => {
      hear = piece;
    },
    hear: (frame) => hear(frame),
  };
};

const open = () => {
  const sent: Uint8Array[] = [];
  const heard: BlobMessage[] = [];
  const blamed: string[] = [];
  const wire = wireInto(sent);
  const channel = new BlobChannel(wire, new FakeClock(), {
    message: (message) => void heard.push(message),
    drained: () => undefined,
    blame: (why) => void blamed.push(why),
  });
  channel.start();
  return { sent, heard, blamed, wire, channel };
};

it('a full piece with its head goes in two frames, and comes out as it was', () => {
  const { sent, heard, blamed, wire, channel } = open();
  const piece: BlobMessage = { type: 'piece', address: new Uint8Array(32).fill(9), index: 3_071, data: new Uint8Array(PIECE_BYTES).fill(7) };
  channel.send(piece);
  expect(sent.map(({ length }) => length <= BLOB_LIMITS.pieceBytes)).toEqual([true, true]);
  for (const frame of sent) wire.hear(frame);
  expect(heard).toEqual([piece]);
  expect(blamed).toEqual([]);
});

it('a frame that is larger than any of this channel is blamed', () => {
  const { heard, blamed, wire } = open();
  wire.hear(new Uint8Array(BLOB_LIMITS.pieceBytes + 1));
  expect(blamed).toEqual(['blob-broken']);
  expect(heard).toEqual([]);
});
