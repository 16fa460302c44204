import { createHash, type KeyObject, sign } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { basename } from 'node:path';
import { type Envelope, type Manifest, manifestSchema, readFeed, signedBytes, type UpdateFile } from '../../main/hosts/electron/updates/read-feed.ts';
import { publicKeyOf } from './feed-key.ts';

/** What a file is, byte for byte, and where it will lie: below `base`, under its own name. */
export const describeFile = async (path: string, base: string): Promise<UpdateFile> => {
  const hash = createHash('sha256');
  let sizeBytes = 0;
  for await (const piece of createReadStream(path)) {
    hash.update(piece as Buffer);
    sizeBytes += (piece as Buffer).length;
  }
  return { url: new URL(encodeURIComponent(basename(path)), base).href, sha256: hash.digest('hex'), sizeBytes };
};

/** A feed as it is put at its address. Fails for a manifest that no app would believe: what is signed is read back as an app reads it. */
export const signFeed = (manifest: Manifest, key: KeyObject): string => {
  const text = JSON.stringify(manifestSchema.parse(manifest));
  const envelope: Envelope = { manifest: text, signature: sign(null, signedBytes(text), key).toString('base64') };
  const feed = `${JSON.stringify(envelope, undefined, 2)}\n`;
  for (const target of Object.keys(manifest.files)) {
    const { kind } = readFeed(Buffer.from(feed), { publicKey: publicKeyOf(key), current: '0.0.0', target, seenAt: 0 });
    if (kind !== 'newer') throw new Error(`no app on ${target} would believe this feed`);
  }
  return feed;
};
