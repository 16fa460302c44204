import { z } from 'zod';
import { sha256, utf8 } from '../crypto/hash.ts';
import type { Invite } from '../invite.ts';
import { fromBase64Url, toBase64Url } from '../wire/base64-url.ts';
import { ByteReader, ByteWriter, Malformed, sameBytes } from '../wire/bytes.ts';

const VERSION = 1;
const CHECKSUM_BYTES = 4;
const LENGTH_BYTES = 2;
const MAX_NAME_BYTES = 256;
const MAX_URL_BYTES = 300;
/** Version, length, circle, inviter, seed, time, name, meeting points, checksum: no invite is shorter. */
const MIN_INVITE_BYTES = 1 + LENGTH_BYTES + 32 + 32 + 16 + 3 + CHECKSUM_BYTES;

/** Codes that turn or hide what follows: a name must not be able to. */
const TRICKS = /[\p{Cc}\u061C\u200E\u200F\u202A-\u202E\u2066-\u2069]/gu;

/** Relays, MQTT brokers, and the STUN and TURN servers that the inviter's group uses. */
const PLACE = /^(?:(?:wss?|mqtts?(?:\+wss?)?):\/\/|(?:stun|turns?):)[\x21-\x7e]+$/;
const MOST_PLACES = 12;

const inviteSchema = z.object({
  name: z.string().transform((name) => name.replace(TRICKS, '').trim().slice(0, 64)),
  expiresAt: z.number().int().max(8.64e15),
  meetingPoints: z.array(z.string().regex(PLACE).refine((url) => URL.canParse(url))).max(MOST_PLACES),
});

const checksumOf = (bytes: Uint8Array): Uint8Array => sha256(utf8('hearth/invite-text/1'), bytes).subarray(0, CHECKSUM_BYTES);

/** An invite as bytes: they tell their own length and end in a checksum. */
export const encodeInviteBytes = (invite: Invite): Uint8Array => {
  const body = new ByteWriter().raw(fromBase64Url(invite.circle)).raw(fromBase64Url(invite.inviter)).raw(invite.seed);
  body.varUint(invite.expiresAt).sized(utf8(invite.name)).byte(invite.meetingPoints.length);
  for (const url of invite.meetingPoints) body.sized(utf8(url));
  const content = body.finish();
  const length = content.length + CHECKSUM_BYTES;
  const whole = new ByteWriter().byte(VERSION).byte(length >> 8).byte(length & 255).raw(content).finish();
  return Buffer.concat([whole, checksumOf(whole)]);
};

/** How many bytes the invite beginning with these has in all. */
export const inviteLength = (head: Uint8Array): number => 1 + LENGTH_BYTES + (head[1] ?? 0) * 256 + (head[2] ?? 0);

/** An invite of another version of Hearth, whole and unchanged. */
export class OtherVersion extends Error {}

/** Throws `Malformed` unless every byte is as it was written, and `OtherVersion`. */
export const decodeInviteBytes = (bytes: Uint8Array): Invite => {
  const whole = bytes.subarray(0, inviteLength(bytes));
  const content = whole.subarray(0, -CHECKSUM_BYTES);
  if (whole.length < MIN_INVITE_BYTES || whole.length !== inviteLength(bytes)) throw new Malformed('invite');
  if (!sameBytes(checksumOf(content), whole.subarray(-CHECKSUM_BYTES))) throw new Malformed('checksum');
  if (whole[0] !== VERSION) throw new OtherVersion();
  const reader = new ByteReader(content.subarray(1 + LENGTH_BYTES));
  const circle = toBase64Url(reader.raw(32));
  const inviter = toBase64Url(reader.raw(32));
  const seed = reader.raw(16).slice();
  const expiresAt = reader.varUint();
  const text = (limit: number) => new TextDecoder('utf-8', { fatal: false }).decode(reader.sized(limit));
  const name = text(MAX_NAME_BYTES);
  const meetingPoints = Array.from({ length: reader.byte() }, () => text(MAX_URL_BYTES));
  reader.end();
  const checked = inviteSchema.safeParse({ name, expiresAt, meetingPoints });
  if (!checked.success) throw new Malformed('invite');
  return { circle, inviter, seed, ...checked.data };
};
