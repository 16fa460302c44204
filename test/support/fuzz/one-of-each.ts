import type { Message } from '../../../main/sync/wire/message.ts';

const bytes = (length: number): Uint8Array => new Uint8Array(length).fill(7);
const frontier = [{ feed: 'm:abc123', next: 4, head: bytes(32), bodiesFrom: 1 }];

/** One of each message between desktops. */
export const ONE_OF_EACH: readonly Message[] = [
  { type: 'greeting', version: 1, side: 'member', device: bytes(32), nonce: bytes(32) },
  { type: 'proof', signature: bytes(64) },
  { type: 'hello', frontier },
  { type: 'heads', changed: frontier },
  { type: 'pull', id: 3, frontier },
  { type: 'piece', id: 3, number: 0, update: bytes(1000) },
  { type: 'took', id: 3, pieces: 1 },
  { type: 'done', id: 3, pieces: 1 },
  { type: 'live', update: bytes(400) },
  { type: 'presence', frames: [{ way: 'from-author', sealed: bytes(300) }] },
  { type: 'ping', id: 1 },
  { type: 'pong', id: 1 },
  { type: 'knock', request: bytes(500) },
  { type: 'welcome', device: bytes(32), signature: bytes(64), updates: 2 },
  { type: 'signal', topic: 'T'.repeat(43), data: bytes(900), hops: 1 },
  { type: 'refused', code: 'invite-expired', device: bytes(32), signature: bytes(64) },
  { type: 'release' },
  { type: 'pairCommit', commitment: bytes(32) },
  { type: 'pairKey', key: bytes(32) },
  { type: 'pairReveal', key: bytes(32) },
  { type: 'pairConfirm', proof: bytes(32) },
  { type: 'pairOffer', circle: bytes(32), person: bytes(16), name: bytes(9), language: 'en' },
  { type: 'wantBodies', id: 9, wanted: [{ feed: 'm:abc123', seqs: [0, 3] }] },
  { type: 'bodies', id: 9, bytes: bytes(300) },
];
