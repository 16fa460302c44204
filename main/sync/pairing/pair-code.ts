import { createHash, hkdfSync } from 'node:crypto';
import { AppError } from '#contract';
import { codeDigits, fromBase32, plainPasted, type RoomCredentials, toBase32 } from '#ledger';
import type { Random } from '#platform';
import { readMeetingPoint } from '../meeting-point.ts';
import { ephemeralAgreement } from './ephemeral-keys.ts';
import { commitmentTo } from './short-string.ts';

const VERSION = 1;
const SECRET_BYTES = 8;
const CHECK_BYTES = 2;
const HEAD_BYTES = 3;
const COMMITMENT_BYTES = 32;
const MOST_POINTS = 3;
const MARK = /hearth-device\s*:/giu;
const MOST_MARKS = 16;
const GROUP = 4;
/** Typed without its mark: nothing but digits and what people put between them. */
const BARE = /^[\s\-0-9a-z]{20,}$/iu;
const PLAIN_RELAY = /^ws:\/\/(\d{1,3}(?:\.\d{1,3}){3}):(\d{1,5})$/;

/** Where two devices of one person find each other, once. `commitment`: the name of the old one's ephemeral key, in the long form only. */
export type PairCode = { readonly secret: Uint8Array; readonly commitment: Uint8Array | undefined; readonly meetingPoints: readonly string[] };

/** A code nobody has used yet. `seed`: the old device's ephemeral key, which the code names. */
export const newPairCode = ({ seed, random, meetingPoints }: { readonly seed: Uint8Array; readonly random: Random; readonly meetingPoints: readonly string[] }): PairCode => ({
  secret: random.bytes(SECRET_BYTES),
  commitment: commitmentTo(ephemeralAgreement(seed).publicKey),
  meetingPoints,
});

const checkOf = (bytes: Uint8Array): Uint8Array => createHash('sha256').update('hearth/pair-code/1').update(bytes).digest().subarray(0, CHECK_BYTES);

/** A relay at an IPv4 address is 7 bytes; any other place is its length and itself. */
const writePoint = (url: string): Uint8Array => {
  const [, address, port] = PLAIN_RELAY.exec(url) ?? [];
  if (address === undefined) return Buffer.concat([Buffer.of(url.length), Buffer.from(url)]);
  return Buffer.of(0, ...address.split('.').map(Number), Number(port) >> 8, Number(port) & 255);
};

const readPoint = (bytes: Uint8Array, at: number): { readonly url: string | undefined; readonly next: number } => {
  const length = bytes[at] ?? 0;
  if (length > 0) return { url: readMeetingPoint(Buffer.from(bytes.subarray(at + 1, at + 1 + length)).toString('latin1')), next: at + 1 + length };
  const [a, b, c, d, high = 0, low = 0] = bytes.subarray(at + 1, at + 7);
  return { url: readMeetingPoint(`ws://${a}.${b}.${c}.${d}:${high * 256 + low}`), next: at + 7 };
};

const readPoints = (bytes: Uint8Array, from: number): readonly string[] => {
  const points: string[] = [];
  let at = from;
  while (at < bytes.length) {
    const { url, next } = readPoint(bytes, at);
    if (url === undefined || next > bytes.length || points.length === MOST_POINTS) throw new AppError('pair-code-broken');
    points.push(url);
    at = next;
  }
  return points;
};

const lengthOf = (head: Uint8Array): number => HEAD_BYTES + (head[1] ?? 0) * 256 + (head[2] ?? 0);

const digitsOf = ({ secret, commitment, meetingPoints }: PairCode): string => {
  const points = meetingPoints.slice(0, MOST_POINTS).map(writePoint);
  const content = Buffer.concat([Buffer.of(commitment ? 1 : 0), secret, commitment ?? Buffer.alloc(0), ...points]);
  const length = content.length + CHECK_BYTES;
  const whole = Buffer.concat([Buffer.of(VERSION, length >> 8, length & 255), content]);
  return toBase32(Buffer.concat([whole, checkOf(whole)]));
};

/** The long form, for a QR picture or to be pasted: with it nobody between can pass for the old device, whether or not people compare. */
export const longPairCode = (code: PairCode): string => `HEARTH-DEVICE:${digitsOf(code)}`;

/** The short form, to be typed from one screen to the other. */
export const shortPairCode = (code: PairCode): string => {
  const digits = digitsOf({ ...code, commitment: undefined, meetingPoints: code.meetingPoints.slice(0, 1) });
  return digits.match(new RegExp(`.{1,${GROUP}}`, 'g'))?.join('-') ?? digits;
};

const readBytes = (bytes: Uint8Array): PairCode => {
  const content = bytes.subarray(HEAD_BYTES, -CHECK_BYTES);
  const isWhole = bytes.length === lengthOf(bytes) && Buffer.compare(checkOf(bytes.subarray(0, -CHECK_BYTES)), bytes.subarray(-CHECK_BYTES)) === 0;
  const [kind] = content;
  const from = 1 + SECRET_BYTES + (kind === 1 ? COMMITMENT_BYTES : 0);
  if (!isWhole || bytes[0] !== VERSION || kind === undefined || kind > 1 || content.length < from) throw new AppError('pair-code-broken');
  return {
    secret: content.slice(1, 1 + SECRET_BYTES),
    commitment: kind === 1 ? content.slice(1 + SECRET_BYTES, from) : undefined,
    meetingPoints: readPoints(content, from),
  };
};

/** Finds the code in what a person typed or pasted. Fails with `pair-code-not-found`, `pair-code-broken` (mistyped, cut off, another version). */
export const readPairCode = (pasted: string): PairCode => {
  const text = plainPasted(pasted);
  const starts = [...text.matchAll(MARK)].slice(0, MOST_MARKS).map((mark) => mark.index + mark[0].length);
  if (starts.length === 0 && BARE.test(text)) starts.push(0);
  const [start] = starts;
  if (start === undefined) throw new AppError('pair-code-not-found');
  return readBytes(fromBase32(codeDigits(text, start, lengthOf)));
};

/** The room of a code. Its name tells nobody the password. */
export const roomOfPairCode = ({ secret }: Pick<PairCode, 'secret'>): RoomCredentials => {
  const derive = (info: string): string => Buffer.from(hkdfSync('sha256', secret, 'hearth/pair/1', info, 32)).toString('base64url');
  return { name: derive('name'), password: derive('password') };
};
