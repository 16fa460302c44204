/** Crockford's base 32: no letter that is taken for a digit, upper and lower case alike, and QR codes hold it densely. */
const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const READ_AS: Readonly<Record<string, string>> = { O: '0', I: '1', L: '1' };

export const toBase32 = (bytes: Uint8Array): string => {
  let text = '';
  let bits = 0;
  let held = 0;
  for (const byte of bytes) {
    held = (held << 8) | byte;
    bits += 8;
    while (bits >= 5) {
      bits -= 5;
      text += ALPHABET[(held >> bits) & 31];
    }
    held &= (1 << bits) - 1;
  }
  return bits > 0 ? text + ALPHABET[(held << (5 - bits)) & 31] : text;
};

/** The value of one character, or undefined when it is not of the alphabet. */
export const base32Digit = (character: string): number | undefined => {
  const upper = character.toUpperCase();
  const digit = ALPHABET.indexOf(READ_AS[upper] ?? upper);
  return digit >= 0 && upper.length === 1 ? digit : undefined;
};

/** Whole bytes of a row of digits; what is left of the last one is dropped. */
export const fromBase32 = (digits: readonly number[]): Uint8Array => {
  const bytes = new Uint8Array(Math.floor((digits.length * 5) / 8));
  let bits = 0;
  let held = 0;
  let at = 0;
  for (const digit of digits) {
    held = ((held << 5) | digit) & 0xfff;
    bits += 5;
    if (bits < 8) continue;
    bits -= 8;
    bytes[at++] = (held >> bits) & 255;
  }
  return bytes;
};
