import { createPublicKey, verify } from 'node:crypto';
import { z } from 'zod';

/** What the update feed of a build is: where it is, and whose signature counts. Without one the app never looks. */
export const feedSchema = z.object({ url: z.url({ protocol: /^https$/ }), publicKey: z.base64() });
export type Feed = z.infer<typeof feedSchema>;

export const LARGEST_FEED_BYTES = 64 * 1024;
const LARGEST_FILE_BYTES = 1024 ** 3;
/** Bound into the signature, so that nothing else signed with this key can stand in for a feed. */
const CONTEXT = 'hearth/update/1|';
/** The bytes that are signed. @param manifest as it stands in the envelope */
export const signedBytes = (manifest: string): Uint8Array => Buffer.from(CONTEXT + manifest);
/** RFC 8410: an Ed25519 public key in SPKI is this and its 32 bytes. */
const SPKI = Buffer.from('302a300506032b6570032100', 'hex');

export const versionSchema = z.string().regex(/^\d{1,5}\.\d{1,5}\.\d{1,5}$/);
const envelopeSchema = z.object({ manifest: z.string(), signature: z.base64() });
/** What comes from the feed's address. */
export type Envelope = z.infer<typeof envelopeSchema>;
export const manifestSchema = z.object({
  version: versionSchema,
  /** When it was signed: ms since the epoch, by the maker's clock. */
  issuedAt: z.number().int().positive(),
  /** By `<platform>-<arch>` of Node. */
  files: z.record(z.string().max(32), z.object({ url: z.url({ protocol: /^https$/ }).max(1000), sha256: z.string().regex(/^[0-9a-f]{64}$/), sizeBytes: z.number().int().positive().max(LARGEST_FILE_BYTES) })),
});
export type Manifest = z.infer<typeof manifestSchema>;
export type UpdateFile = Manifest['files'][string];

export type UpdateProblem = 'update-unreachable' | 'update-not-a-feed' | 'update-too-large' | 'update-forged' | 'update-older' | 'update-replayed' | 'update-other-file';
export type FeedReading =
  | { readonly kind: 'newer'; readonly issuedAt: number; readonly version: string; readonly file: UpdateFile }
  | { readonly kind: 'nothing-new'; readonly issuedAt: number }
  | { readonly kind: 'refused'; readonly problem: UpdateProblem };

/** Below 0 when `a` is the older. Three numbers, no more: nothing to guess about. */
const compareVersions = (a: string, b: string): number => {
  const [left, right] = [a.split('.').map(Number), b.split('.').map(Number)];
  const place = left.findIndex((part, index) => part !== right[index]);
  return place === -1 ? 0 : (left[place] ?? 0) - (right[place] ?? 0);
};

const parsed = <Value>(text: string, schema: z.ZodType<Value>): Value | undefined => {
  try {
    return schema.safeParse(JSON.parse(text)).data;
  } catch {
    return undefined;
  }
};

const isSigned = ({ manifest, signature }: Envelope, publicKey: string): boolean => {
  const raw = Buffer.from(publicKey, 'base64');
  if (raw.length !== 32) return false;
  const key = createPublicKey({ key: Buffer.concat([SPKI, raw]), format: 'der', type: 'spki' });
  return verify(null, signedBytes(manifest), key, Buffer.from(signature, 'base64'));
};

type Judge = {
  readonly publicKey: string;
  /** This app's version. */
  readonly current: string;
  /** `<platform>-<arch>` */
  readonly target: string;
  /** `issuedAt` of the latest feed that was believed here; 0 before the first. */
  readonly seenAt: number;
};

const refused = (problem: UpdateProblem): FeedReading => ({ kind: 'refused', problem });

/**
 * Judges what came from the feed's address. Nothing in it counts before its signature (Ed25519, RFC 8032) is found to be right, and an older version is
 * refused although it is signed: whoever holds the address could bring back a fault that was mended. So is a feed from before one that was seen, by which
 * newer versions could be held back.
 */
export const readFeed = (bytes: Uint8Array, { publicKey, current, target, seenAt }: Judge): FeedReading => {
  if (bytes.length > LARGEST_FEED_BYTES) return refused('update-too-large');
  const envelope = parsed(Buffer.from(bytes).toString('utf8'), envelopeSchema);
  if (!envelope) return refused('update-not-a-feed');
  if (!isSigned(envelope, publicKey)) return refused('update-forged');
  const manifest = parsed(envelope.manifest, manifestSchema);
  if (!manifest) return refused('update-not-a-feed');
  const { version, issuedAt, files } = manifest;
  const order = compareVersions(version, current);
  if (order < 0) return refused('update-older');
  if (issuedAt < seenAt) return refused('update-replayed');
  const file = files[target];
  return order === 0 || !file ? { kind: 'nothing-new', issuedAt } : { kind: 'newer', issuedAt, version, file };
};
