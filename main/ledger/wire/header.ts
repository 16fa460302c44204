import type { DeviceKeys } from '../crypto/device-keys.ts';
import { signWith } from '../crypto/device-keys.ts';
import { sha256, utf8 } from '../crypto/hash.ts';
import { verifySignature } from '../crypto/sodium.ts';
import { ByteReader, ByteWriter, Malformed } from './bytes.ts';
import { MAX_ERASE_TARGETS, MAX_HEADER_BYTES, MAX_MEMBER_HEADS } from './limits.ts';

const DOMAIN = utf8('hearth/entry/1');
const VERSION = 1;
const KINDS = ['op', 'control', 'erase', 'undo'] as const;
const SIGNATURE_BYTES = 64;

export type EntryKind = (typeof KINDS)[number];
/** An entry that another one is about: its feed's clientID, seq and header hash. */
export type EraseTarget = { readonly client: number; readonly seq: number; readonly hash: Uint8Array };

/** What an entry says of itself in the clear. Hashes are 32 bytes; `epochId` is empty in control entries; `expiresAt` 0 = never. */
export type HeaderFields = {
  readonly kind: EntryKind;
  readonly prevHash: Uint8Array;
  readonly epochId: Uint8Array;
  readonly lamport: number;
  readonly bodyHash: Uint8Array;
  /** The control frontier the author had seen; empty = as in the previous entry of this feed. */
  readonly memberHeads: readonly Uint8Array[];
  /** Of an `erase`: the entries whose bodies are to go. Of an `undo`: the erase entries it takes back. */
  readonly erases: readonly EraseTarget[];
  readonly expiresAt: number;
};
export type Header = HeaderFields & { readonly signature: Uint8Array };

const namesTargets = (kind: EntryKind): boolean => kind === 'erase' || kind === 'undo';

const unsigned = (fields: HeaderFields): Uint8Array => {
  const writer = new ByteWriter(320).byte(VERSION).byte(KINDS.indexOf(fields.kind)).raw(fields.prevHash);
  if (fields.kind !== 'control') writer.raw(fields.epochId);
  writer.varUint(fields.lamport).raw(fields.bodyHash).byte(fields.memberHeads.length);
  for (const head of fields.memberHeads) writer.raw(head);
  writer.varUint(fields.expiresAt);
  if (namesTargets(fields.kind)) {
    writer.byte(fields.erases.length);
    for (const { client, seq, hash } of fields.erases) writer.varUint(client).varUint(seq).raw(hash);
  }
  return writer.finish();
};

const readErases = (reader: ByteReader): EraseTarget[] => {
  const count = reader.byte();
  if (count === 0 || count > MAX_ERASE_TARGETS) throw new Malformed('erase targets');
  return Array.from({ length: count }, () => ({ client: reader.varUint(), seq: reader.varUint(), hash: reader.raw(32) }));
};

const readHeads = (reader: ByteReader): Uint8Array[] => {
  const count = reader.byte();
  if (count > MAX_MEMBER_HEADS) throw new Malformed('too many member heads');
  return Array.from({ length: count }, () => reader.raw(32));
};

/** Parses a header; `unknown-version` for one of a newer Hearth. Throws `Malformed`. */
export const readHeader = (bytes: Uint8Array): Header | 'unknown-version' => {
  if (bytes.length > MAX_HEADER_BYTES) throw new Malformed('header too long');
  const reader = new ByteReader(bytes);
  if (reader.byte() !== VERSION) return 'unknown-version';
  const kind = KINDS[reader.byte()];
  if (kind === undefined) return 'unknown-version';
  const prevHash = reader.raw(32);
  const epochId = reader.raw(kind === 'control' ? 0 : 32);
  const lamport = reader.varUint();
  const bodyHash = reader.raw(32);
  const memberHeads = readHeads(reader);
  const expiresAt = reader.varUint();
  const erases = namesTargets(kind) ? readErases(reader) : [];
  const signature = reader.raw(SIGNATURE_BYTES);
  reader.end();
  return { kind, prevHash, epochId, lamport, bodyHash, memberHeads, erases, expiresAt, signature };
};

/** Where headers of one feed belong: signed with each of them, known to the receiver, so it does not travel. */
export type FeedPlace = { readonly circle: Uint8Array; readonly device: Uint8Array; readonly feed: 'c' | 'm'; readonly incarnation: number };

/** The part of the signed preimage that all entries of a feed share. */
export const placePrefix = ({ circle, device, feed, incarnation }: FeedPlace): Uint8Array => {
  const tail = Buffer.alloc(5);
  tail.write(feed, 0, 'latin1');
  tail.writeUInt32BE(incarnation, 1);
  return Buffer.concat([DOMAIN, circle, device, tail]);
};

/** The hash that names an entry and that the next one chains to. It leaves the signature out: a second valid one is no fork. */
export const headerHash = (prefix: Uint8Array, seq: number, bytes: Uint8Array): Uint8Array => {
  const preimage = Buffer.allocUnsafe(prefix.length + 4 + bytes.length - SIGNATURE_BYTES);
  preimage.set(prefix);
  preimage.writeUInt32BE(seq, prefix.length);
  preimage.set(bytes.subarray(0, bytes.length - SIGNATURE_BYTES), prefix.length + 4);
  return sha256(preimage);
};

const signedBytes = (hash: Uint8Array): Uint8Array => Buffer.concat([DOMAIN, hash]);

export const isSignedHeader = (hash: Uint8Array, signature: Uint8Array, device: Uint8Array): boolean =>
  verifySignature(signature, signedBytes(hash), device);

/** A finished header: its bytes, what they say, and its hash. */
export const signHeader = (
  keys: DeviceKeys,
  place: { readonly prefix: Uint8Array; readonly seq: number },
  fields: HeaderFields,
): { readonly bytes: Uint8Array; readonly hash: Uint8Array; readonly header: Header } => {
  const body = unsigned(fields);
  const bytes = new Uint8Array(body.length + SIGNATURE_BYTES);
  bytes.set(body);
  const hash = headerHash(place.prefix, place.seq, bytes);
  const signature = signWith(keys, signedBytes(hash));
  bytes.set(signature, body.length);
  return { bytes, hash, header: { ...fields, signature } };
};
