import { createHash } from 'node:crypto';
import type { CircleId, DeviceId, PersonId } from '#contract';
import { emojiOf } from '#sync';

const DOMAIN = 'hearth/verify/1';
const DIGITS = 60;
const GROUP = 5;

/** Somebody with the keys of their present devices in one circle. */
export type KeyHolder = { readonly person: PersonId; readonly keys: readonly DeviceId[] };
export type KeyNumber = { readonly emoji: readonly number[]; readonly number: string; readonly full: string };

const bytesOf = (id: string): Buffer => Buffer.from(id, 'base64url');
const inOrder = (parts: readonly Buffer[]): readonly Buffer[] => parts.toSorted((a, b) => Buffer.compare(a, b));
const partOf = ({ person, keys }: KeyHolder): Buffer => Buffer.concat([bytesOf(person), Buffer.of(keys.length >> 8, keys.length & 255), ...inOrder(keys.map(bytesOf))]);

const digitsOf = (digest: Buffer): string => {
  const digits = (BigInt(`0x${digest.toString('hex')}`) % 10n ** BigInt(DIGITS)).toString().padStart(DIGITS, '0');
  return digits.match(new RegExp(`.{${GROUP}}`, 'g'))?.join(' ') ?? digits;
};

/**
 * What two people compare to know that nobody stands between them: equal on both screens when both see the same keys.
 * SHA-256 over the domain, the circle and one part for each of the two, in the order of their bytes: 16 bytes of person, two bytes of how many
 * keys, the Ed25519 keys of 32 bytes in order. Who is asked and in which order changes nothing; any key, on either side, changes all of it.
 * Each part says whose its keys are, so that a key that passes from one to the other changes it too.
 *
 * `emoji`: seven numbers below 64, the first 42 bits: for a look. Whoever can choose keys on both sides finds two that look alike in some
 * 2^21 tries. `number`: the value modulo 10^60 in groups of five (as many digits as Signal's safety number, 2^199): for certainty.
 * `full`: all 32 bytes in hex behind a mark, for a QR picture.
 */
export const keyNumberOf = (circle: CircleId, [one, other]: readonly [KeyHolder, KeyHolder]): KeyNumber => {
  const digest = createHash('sha256').update(DOMAIN).update(bytesOf(circle));
  for (const part of inOrder([partOf(one), partOf(other)])) digest.update(part);
  const value = digest.digest();
  return { emoji: emojiOf(value), number: digitsOf(value), full: `HEARTH-KEYS:${value.toString('hex').toUpperCase()}` };
};
