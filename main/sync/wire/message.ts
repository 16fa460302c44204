import * as decoding from 'lib0/decoding';
import * as encoding from 'lib0/encoding';
import { bodies } from './bodies.ts';
import { type Codec, type ValueOf } from './codec.ts';
import { done } from './done.ts';
import { greeting } from './greeting.ts';
import { heads } from './heads.ts';
import { hello } from './hello.ts';
import { knock } from './knock.ts';
import { live } from './live.ts';
import { piece } from './piece.ts';
import { pairCommit } from './pair-commit.ts';
import { pairConfirm } from './pair-confirm.ts';
import { pairKey } from './pair-key.ts';
import { pairOffer } from './pair-offer.ts';
import { pairReveal } from './pair-reveal.ts';
import { ping } from './ping.ts';
import { pong } from './pong.ts';
import { presence } from './presence.ts';
import { proof } from './proof.ts';
import { pull } from './pull.ts';
import { refused } from './refused.ts';
import { release } from './release.ts';
import { signal } from './signal.ts';
import { took } from './took.ts';
import { wantBodies } from './want-bodies.ts';
import { welcome } from './welcome.ts';

/** Every message between desktops. Its place in this list is its first byte on the wire. */
export const MESSAGES = {
  greeting,
  proof,
  hello,
  heads,
  pull,
  piece,
  took,
  done,
  live,
  presence,
  ping,
  pong,
  knock,
  welcome,
  refused,
  signal,
  release,
  pairCommit,
  pairKey,
  pairReveal,
  pairConfirm,
  pairOffer,
  wantBodies,
  bodies,
} as const;

type Messages = typeof MESSAGES;
export type MessageType = keyof Messages;
export type Message = { readonly [T in MessageType]: { readonly type: T } & ValueOf<Messages[T]> }[MessageType];
export type MessageOf<T extends MessageType> = Extract<Message, { type: T }>;

/** Messages of handshakes, lobbies and pairings: none of them has a place on a link between members. */
const ELSEWHERE = ['greeting', 'proof', 'knock', 'welcome', 'refused', 'pairCommit', 'pairKey', 'pairReveal', 'pairConfirm', 'pairOffer'] as const;
type Elsewhere = (typeof ELSEWHERE)[number];
export type MemberMessage = Exclude<Message, { type: Elsewhere }>;
export const isMemberMessage = (message: Message): message is MemberMessage => !(ELSEWHERE as readonly string[]).includes(message.type);

const TYPES = Object.keys(MESSAGES) as MessageType[];

/** The bytes of a message. */
export const encodeMessage = (message: Message): Uint8Array => {
  const to = encoding.createEncoder();
  encoding.writeUint8(to, TYPES.indexOf(message.type));
  (MESSAGES[message.type] as unknown as Codec<Message>).write(to, message);
  return encoding.toUint8Array(to);
};

/** The message in these bytes; undefined when they are not exactly one. */
export const decodeMessage = (data: Uint8Array): Message | undefined => {
  const type = TYPES[data[0] ?? 255];
  if (type === undefined) return undefined;
  try {
    const from = decoding.createDecoder(data);
    from.pos = 1;
    const value = MESSAGES[type].read(from);
    return from.pos === data.length ? ({ type, ...value } as Message) : undefined;
  } catch {
    return undefined;
  }
};
