import { createCipheriv, createDecipheriv, hkdfSync } from 'node:crypto';
import { deflateRawSync, inflateRawSync } from 'node:zlib';
import { z } from 'zod';
import { AppError } from '#contract';
import { findFramedText, framedText, type RoomCredentials } from '#ledger';
import type { Random } from '#platform';

const VERSION = 1;
const NONCE_BYTES = 12;
const TAG_BYTES = 16;
const MAX_SDP = 16 * 1024;
const MARK = /hearth-(call|answer)\s*:/giu;

/** What nearly every session description says: with it a text is half as long, and its QR picture half as dense. */
const DICTIONARY = Buffer.from(
  '{"id":"","sdp":"v=0\\r\\no=-  2 IN IP4 127.0.0.1\\r\\ns=-\\r\\nt=0 0\\r\\na=group:BUNDLE 0\\r\\na=extmap-allow-mixed\\r\\na=msid-semantic: WMS\\r\\nm=application  UDP/DTLS/SCTP webrtc-datachannel\\r\\n' +
    'c=IN IP4 0.0.0.0\\r\\na=candidate: 1 udp 2113937151 192.168. typ host generation 0 network-cost 999 network-id 1 raddr rport typ srflx typ relay 1 tcp tcptype passive\\r\\n' +
    'a=ice-ufrag:\\r\\na=ice-pwd:\\r\\na=ice-options:trickle\\r\\na=fingerprint:sha-256 \\r\\na=setup:actpass\\r\\na=setup:active\\r\\na=mid:0\\r\\na=sctp-port:5000\\r\\na=max-message-size:262144\\r\\n"}',
);

const contentSchema = z.object({ id: z.string().regex(/^[0-9a-f]{16}$/), sdp: z.string().max(MAX_SDP) });

/** `call`: an offer. `answer`: what the other side makes of it, for that offer alone. */
export type HandKind = 'call' | 'answer';
export type HandContent = z.infer<typeof contentSchema>;
/** A code found in a text; nothing is known of it yet but its kind. */
export type HandCode = { readonly kind: HandKind; readonly bytes: Uint8Array };

const keyOf = ({ name, password }: RoomCredentials): Uint8Array => new Uint8Array(hkdfSync('sha256', password, name, 'hearth/by-hand/1', 32));

/** A session description as a text to carry by hand: sealed with a key of the room, so that nobody else reads or makes one. */
export const writeHandCode = (kind: HandKind, content: HandContent, { room, random }: { readonly room: RoomCredentials; readonly random: Random }): string => {
  const nonce = random.bytes(NONCE_BYTES);
  const cipher = createCipheriv('aes-256-gcm', keyOf(room), nonce).setAAD(Buffer.from(kind));
  const plain = deflateRawSync(JSON.stringify(content), { level: 9, dictionary: DICTIONARY });
  const sealed = Buffer.concat([nonce, cipher.update(plain), cipher.final(), cipher.getAuthTag()]);
  return framedText(`HEARTH-${kind.toUpperCase()}`, VERSION, sealed);
};

/** Finds the code in what a person pasted. Fails with `hand-code-not-found`, `hand-code-broken` (cut off, another version). */
export const findHandCode = (pasted: string): HandCode => {
  const found = findFramedText(pasted, MARK);
  if (found === 'none') throw new AppError('hand-code-not-found');
  if (found === 'cut' || found.version !== VERSION || !found.isWhole) throw new AppError('hand-code-broken');
  return { kind: found.mark[1]?.toLowerCase() === 'call' ? 'call' : 'answer', bytes: found.bytes };
};

/** What a code says; undefined when it was not sealed for this room, or was changed. */
export const openHandCode = ({ kind, bytes }: HandCode, room: RoomCredentials): HandContent | undefined => {
  try {
    const [nonce, sealed, tag] = [bytes.subarray(0, NONCE_BYTES), bytes.subarray(NONCE_BYTES, -TAG_BYTES), bytes.subarray(-TAG_BYTES)];
    const decipher = createDecipheriv('aes-256-gcm', keyOf(room), nonce).setAAD(Buffer.from(kind)).setAuthTag(tag);
    const plain = Buffer.concat([decipher.update(sealed), decipher.final()]);
    const text = inflateRawSync(plain, { dictionary: DICTIONARY, maxOutputLength: 2 * MAX_SDP }).toString('utf8');
    return contentSchema.safeParse(JSON.parse(text)).data;
  } catch {
    return undefined;
  }
};
