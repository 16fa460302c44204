import { createHash } from 'node:crypto';
import { AppError } from '#contract';
import type { Invite } from '#ledger';

const MARK = 'HEARTH1';
const MAX_CODE_BYTES = 2048;
const MAX_MEETING_POINTS = 8;
const CHECK_BYTES = 4;
const KEY_BYTES = 32;
const SEED_BYTES = 16;
const MS_PER_MINUTE = 60_000;

const checkOf = (bytes: Uint8Array): Buffer => createHash('sha256').update('hearth/invite-code/1').update(bytes).digest().subarray(0, CHECK_BYTES);

const shortText = (text: string): Uint8Array => {
  const bytes = Buffer.from(text, 'utf8');
  return Buffer.concat([Uint8Array.of(bytes.length), bytes]);
};

/**
 * An invite as one word: `HEARTH1` and base64url of length (2 bytes), circle, inviter, seed, expiry (minutes since the epoch, 4 bytes),
 * name, meeting points (each with a length byte), and 4 bytes of SHA-256. It says its own length, so that words stuck to its end do no harm.
 */
export const encodeInvite = ({ circle, inviter, seed, expiresAt, name, meetingPoints }: Invite): string => {
  const expiry = Buffer.alloc(4);
  expiry.writeUInt32BE(Math.ceil(expiresAt / MS_PER_MINUTE));
  const points = meetingPoints.slice(0, MAX_MEETING_POINTS).filter((url) => url.length < 256);
  const content = Buffer.concat([
    Buffer.from(circle, 'base64url'), Buffer.from(inviter, 'base64url'), seed, expiry, shortText(name), Uint8Array.of(points.length), ...points.map(shortText),
  ]);
  const size = Buffer.alloc(2);
  size.writeUInt16BE(content.length);
  const body = Buffer.concat([size, content]);
  return `${MARK}${Buffer.concat([body, checkOf(body)]).toString('base64url')}`;
};

class Reader {
  readonly #bytes: Buffer;
  #at = 0;

  constructor(bytes: Buffer) {
    this.#bytes = bytes;
  }

  take(length: number): Buffer {
    const end = this.#at + length;
    if (end > this.#bytes.length) throw new AppError('invite-broken');
    const part = this.#bytes.subarray(this.#at, end);
    this.#at = end;
    return part;
  }

  byte(): number {
    return this.take(1)[0] ?? 0;
  }

  shortText(): string {
    return new TextDecoder('utf-8', { fatal: true }).decode(this.take(this.byte()));
  }
}

const isMeetingPoint = (url: string): boolean => {
  const parsed = URL.parse(url);
  return parsed !== null && /^wss?:$/.test(parsed.protocol) && parsed.username === '' && parsed.password === '';
};

const readContent = (content: Buffer): Invite => {
  const reader = new Reader(content);
  const circle = reader.take(KEY_BYTES).toString('base64url');
  const inviter = reader.take(KEY_BYTES).toString('base64url');
  const seed = Uint8Array.from(reader.take(SEED_BYTES));
  const expiresAt = reader.take(4).readUInt32BE() * MS_PER_MINUTE;
  const name = reader.shortText();
  const count = reader.byte();
  if (count > MAX_MEETING_POINTS) throw new AppError('invite-broken');
  const meetingPoints = Array.from({ length: count }, () => reader.shortText()).filter(isMeetingPoint);
  return { circle, inviter, seed, meetingPoints, name: name.slice(0, 64), expiresAt };
};

const decode = (code: string): Invite | undefined => {
  const bytes = Buffer.from(code.slice(0, Math.ceil((MAX_CODE_BYTES * 4) / 3)), 'base64url');
  if (bytes.length < 2) return undefined;
  const end = 2 + bytes.readUInt16BE();
  if (bytes.length < end + CHECK_BYTES) return undefined;
  if (!checkOf(bytes.subarray(0, end)).equals(bytes.subarray(end, end + CHECK_BYTES))) return undefined;
  try {
    return readContent(bytes.subarray(2, end));
  } catch {
    return undefined;
  }
};

/** Undoes what messengers and keyboards do to a text: width, zero-width characters, line breaks, quote marks. */
const straighten = (text: string): string => text.normalize('NFKC').replace(/[\p{Cf}\p{Variation_Selector}\s>]/gu, '');

/** The invite inside a pasted text, whatever stands around it. Fails with `invite-not-found`, `invite-broken`, `invite-foreign` (another version). */
export const findInvite = (pasted: string): Invite => {
  const text = straighten(pasted);
  const found = [...text.matchAll(/HEARTH1(?<code>[\w-]+)/g)];
  for (const match of found) {
    const invite = decode(match.groups?.['code'] ?? '');
    if (invite) return invite;
  }
  if (found.length > 0) throw new AppError('invite-broken');
  throw new AppError(/HEARTH\d+[\w-]{40}/.test(text) ? 'invite-foreign' : 'invite-not-found');
};
