import { createPrivateKey, createPublicKey, generateKeyPairSync, type KeyObject } from 'node:crypto';
import { readFileSync, statSync, writeFileSync } from 'node:fs';
import { isAbsolute, relative, resolve } from 'node:path';

/** A key or a place for one that must not be used; what it says is for the person who signs. */
export class KeyRefused extends Error {}

const REPOSITORY = resolve(import.meta.dirname, '../..');

const mustBeOutside = (file: string): void => {
  const way = relative(REPOSITORY, resolve(file));
  if (!way.startsWith('..') && !isAbsolute(way)) throw new KeyRefused(`${file}: a signing key never lies in the repository`);
};

/** The 32 bytes of an Ed25519 key's public half, in base64: `publicKey` of `resources/update-feed.json`. */
export const publicKeyOf = (key: KeyObject): string => createPublicKey(key).export({ format: 'der', type: 'spki' }).subarray(-32).toString('base64');

/** Makes a signing key in a file that only its owner reads (PKCS #8, PEM; sealed where there is a passphrase). Fails when the file is there, or would lie in the repository. */
export const makeFeedKey = (file: string, passphrase?: string): KeyObject => {
  mustBeOutside(file);
  const { privateKey } = generateKeyPairSync('ed25519');
  const pem = privateKey.export({ format: 'pem', type: 'pkcs8', ...(passphrase !== undefined && { cipher: 'aes-256-cbc', passphrase }) });
  writeFileSync(file, pem, { mode: 0o600, flag: 'wx' });
  return privateKey;
};

/** Reads a signing key. Fails with `KeyRefused` for one that others may read, that lies in the repository, that does not open, or is of another kind. */
export const readFeedKey = (file: string, passphrase?: string): KeyObject => {
  mustBeOutside(file);
  if (process.platform !== 'win32' && (statSync(file).mode & 0o077) !== 0) throw new KeyRefused(`${file}: others can read it (chmod 600)`);
  const key = openKey(readFileSync(file, 'utf8'), passphrase);
  if (key?.asymmetricKeyType !== 'ed25519') throw new KeyRefused(`${file}: no Ed25519 key, or another passphrase`);
  return key;
};

const openKey = (pem: string, passphrase?: string): KeyObject | undefined => {
  try {
    return createPrivateKey({ key: pem, ...(passphrase !== undefined && { passphrase }) });
  } catch {
    return undefined;
  }
};
