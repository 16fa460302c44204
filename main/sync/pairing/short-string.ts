import { createHash, hkdfSync, timingSafeEqual } from 'node:crypto';

const DOMAIN = 'hearth/pair/1';
const EMOJI = 7;
const EMOJI_BITS = 6;

/** What both ends must have seen alike: the room, the very connection, and both ephemeral keys in the order they were bound. */
export type Exchange = { readonly room: string; readonly link: Uint8Array; readonly commitment: Uint8Array; readonly newKey: Uint8Array; readonly oldKey: Uint8Array };

const hash = (...parts: readonly (string | Uint8Array)[]): Uint8Array => {
  const digest = createHash('sha256');
  for (const part of parts) digest.update(part);
  return new Uint8Array(digest.digest());
};

/** The name of a key before it is shown. */
export const commitmentTo = (key: Uint8Array): Uint8Array => hash(`${DOMAIN} commitment `, key);

const derive = (secret: Uint8Array, { room, link, commitment, newKey, oldKey }: Exchange, info: string): Uint8Array =>
  new Uint8Array(hkdfSync('sha256', secret, hash(`${DOMAIN} transcript `, hash(room), link, commitment, newKey, oldKey), `${DOMAIN} ${info}`, 32));

/** Seven numbers below 64, first bits first (as in Matrix, "SAS method: emoji"): of 2^42 strings whoever stands between gets one try. */
export const emojiOf = (bytes: Uint8Array): readonly number[] => {
  const bits = [...bytes.subarray(0, 6)].map((byte) => byte.toString(2).padStart(8, '0')).join('');
  return Array.from({ length: EMOJI }, (_, at) => Number.parseInt(bits.slice(at * EMOJI_BITS, (at + 1) * EMOJI_BITS), 2));
};

/** What a secret and its exchange give: the emoji for the people, and a proof of confirmation for each end. */
export const shortStringOf = (secret: Uint8Array, exchange: Exchange) => ({
  emoji: emojiOf(derive(secret, exchange, 'emoji')),
  proofOf: (end: 'old' | 'new'): Uint8Array => derive(secret, exchange, `confirmed by the ${end} device`),
});
export type ShortString = ReturnType<typeof shortStringOf>;

export const isSameProof = (one: Uint8Array, other: Uint8Array): boolean => one.length === other.length && timingSafeEqual(one, other);
