import { createSecretKey } from 'node:crypto';
import { isDeepStrictEqual } from 'node:util';
import { readClientFrame } from '../../../main/relay/wire.ts';
import { openFrame, sealFrame } from '../../../main/sync/signaling/sealed-frame.ts';
import { readSignalFrame } from '../../../main/sync/signaling/signal-frame.ts';
import { diceFor, type FuzzPart, holds } from './fuzz-part.ts';
import { mutate, mutateText } from './mutate.ts';

const TRIES = 1_000;
const [FROM, TO] = ['m-00000000-0000-4000-8000-000000000001', 'm-00000000-0000-4000-8000-000000000002'];
const NUMBERED = { session: '0123456789abcdef', count: 7 };
const SIGNALS = [
  { type: 'announce', from: FROM, ...NUMBERED },
  { type: 'signal', from: FROM, to: TO, ...NUMBERED, signal: { type: 'offer', sdp: 'v=0\r\na=fingerprint:sha-256 AA:BB\r\n' } },
  { type: 'signal', from: FROM, to: TO, ...NUMBERED, signal: { type: 'candidate', candidate: { candidate: 'candidate:1 1 udp 1 127.0.0.1 9 typ host', sdpMid: '0', sdpMLineIndex: 0 } } },
];

const parsed = (text: string): unknown => {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return text;
  }
};

/** What meeting points pass on, damaged: the relay's reader and the desktops' readers refuse it or read what was said, and never throw. */
export const relayMessages: FuzzPart = {
  name: 'relay messages',
  tries: TRIES,
  run: (seed) => {
    const dice = diceFor('relay messages', seed);
    const key = createSecretKey(new Uint8Array(32).fill(7));
    const sealed = SIGNALS.map((signal) => sealFrame(signal, key));
    for (let count = 0; count < TRIES; count += 1) {
      const signal = SIGNALS[count % SIGNALS.length];
      const data = sealed[count % sealed.length] ?? '';
      const frame = readClientFrame(mutateText(JSON.stringify({ type: 'publish', topic: 'tea', data }), dice));
      holds(frame === undefined || ['publish', 'ping', 'subscribe', 'unsubscribe'].includes(frame.type), 'a frame of no kind was read');
      readSignalFrame(parsed(mutateText(JSON.stringify(signal), dice)));
      const damaged = Buffer.from(mutate(Buffer.from(data, 'base64'), dice)).toString('base64');
      const opened = openFrame(damaged, key);
      holds(opened === undefined || isDeepStrictEqual(opened, signal), 'a damaged frame was opened as another');
    }
    return Promise.resolve();
  },
};
