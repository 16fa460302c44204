import type { CircleId, DeviceId, PersonId } from '#contract';
import { type DeviceKeys, signWith } from '../crypto/device-keys.ts';
import { sha256, utf8 } from '../crypto/hash.ts';
import { verifySignature } from '../crypto/sodium.ts';
import { fromBase64Url, toBase64Url } from '../wire/base64-url.ts';
import { ByteReader, ByteWriter, Malformed } from '../wire/bytes.ts';
import { MAX_SEQ, MAX_UPDATE_BYTES } from '../wire/limits.ts';
import { MAX_BUNDLE_HEADS, MAX_BUNDLE_UPDATES } from './limits.ts';

const DOMAIN = utf8('hearth/bundle/1');
const VERSION = 1;
const SIGNATURE_BYTES = 64;
const PERSON_BYTES = 16;

/** How far the sender holds a feed (`next`), and how far this bundle brings whoever takes it (`upTo`; 0: it holds nothing of that feed). */
export type BundleHead = { readonly kind: 'c' | 'm'; readonly client: number; readonly next: number; readonly upTo: number };

/** What a bundle says once it is open: for whom it is, by which device, and updates that go through the gate in this order. */
export type BundleContent = {
  readonly circle: CircleId;
  readonly from: DeviceId;
  readonly to: PersonId;
  readonly heads: readonly BundleHead[];
  readonly updates: readonly Uint8Array[];
};

const signedBytes = (content: Uint8Array): Uint8Array => Buffer.concat([DOMAIN, sha256(content)]);

/** Content as bytes, signed by the device it is from: it names circle and person, so it says nothing anywhere else. */
export const encodeContent = ({ circle, from, to, heads, updates }: BundleContent, keys: DeviceKeys): Uint8Array => {
  const writer = new ByteWriter(4096).byte(VERSION).raw(fromBase64Url(circle)).raw(fromBase64Url(from)).raw(fromBase64Url(to)).varUint(heads.length);
  for (const { kind, client, next, upTo } of heads) writer.byte(kind === 'c' ? 0 : 1).varUint(client).varUint(next).varUint(upTo);
  writer.varUint(updates.length);
  for (const update of updates) writer.sized(update);
  const content = writer.finish();
  return Buffer.concat([content, signWith(keys, signedBytes(content))]);
};

const readCount = (reader: ByteReader, most: number): number => {
  const count = reader.varUint();
  if (count > most) throw new Malformed('too many');
  return count;
};

const readHead = (reader: ByteReader): BundleHead => {
  const kind = reader.byte();
  const head = { kind: kind === 0 ? 'c' : 'm', client: reader.varUint(), next: reader.varUint(), upTo: reader.varUint() } as const;
  if (kind > 1 || head.next > MAX_SEQ || head.upTo > head.next) throw new Malformed('head');
  return head;
};

/** Throws `Malformed` unless it is of exactly this shape, and signed by the device that it names. */
export const decodeContent = (bytes: Uint8Array): BundleContent => {
  const content = bytes.subarray(0, -SIGNATURE_BYTES);
  const reader = new ByteReader(content);
  if (reader.byte() !== VERSION) throw new Malformed('version');
  const circle = toBase64Url(reader.raw(32));
  const from = toBase64Url(reader.raw(32));
  const to = toBase64Url(reader.raw(PERSON_BYTES));
  const heads = Array.from({ length: readCount(reader, MAX_BUNDLE_HEADS) }, () => readHead(reader));
  const updates = Array.from({ length: readCount(reader, MAX_BUNDLE_UPDATES) }, () => reader.sized(MAX_UPDATE_BYTES));
  reader.end();
  if (!verifySignature(bytes.subarray(-SIGNATURE_BYTES), signedBytes(content), fromBase64Url(from))) throw new Malformed('signature');
  return { circle, from, to, heads, updates };
};
