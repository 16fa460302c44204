import { closeSync, fsyncSync, linkSync, openSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { z } from 'zod';
import { AppError } from '#contract';

/** In a data directory. */
export const KEYS_FILE = 'keys.json';

const sealedSchema = z.string().max(65_536);

export const passphraseRecordSchema = z.object({
  kind: z.literal('passphrase'),
  /** scrypt (RFC 7914): log2 of N, r = 8, p = 1. Bounded, so that a changed file cannot eat the machine. */
  costLog2: z.number().int().min(10).max(20),
  salt: z.string().max(64),
  sealed: sealedSchema,
});

const masterSchema = z.discriminatedUnion('kind', [
  passphraseRecordSchema,
  /** The master lies in the operating system's keyring under this account. */
  z.object({ kind: z.literal('keyring'), account: z.string().max(120) }),
]);

const secretsSchema = z.object({ version: z.literal(1), master: masterSchema, secrets: z.record(z.string().max(200), sealedSchema) });

export type MasterRecord = z.infer<typeof masterSchema>;
/** What lies on disk: a master key's record, and every secret sealed under that master. */
export type SecretsFile = z.infer<typeof secretsSchema>;

const oldOf = (file: string): string => `${file}.old`;
const freshOf = (file: string): string => `${file}.new`;

const syncFolder = (file: string): void => {
  // Windows cannot open a folder; its rename is durable by itself.
  if (process.platform === 'win32') return;
  const folder = openSync(dirname(file), 'r');
  try {
    fsyncSync(folder);
  } finally {
    closeSync(folder);
  }
};

const writeDurably = (file: string, bytes: Uint8Array, flags: 'w' | 'r+'): void => {
  const handle = openSync(file, flags, 0o600);
  try {
    // Not `writeSync`: where the disk fills up it writes a part and says so in a number.
    writeFileSync(handle, bytes);
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
};

/** Overwrites and removes the previous content, which a second name still holds. */
const shredOld = (file: string): void => {
  const old = statSync(oldOf(file), { throwIfNoEntry: false });
  if (!old) return;
  const current = statSync(file, { throwIfNoEntry: false });
  // The same inode: we died before the rename, and this is still the only copy.
  if (current?.ino !== old.ino) writeDurably(oldOf(file), new Uint8Array(old.size), 'r+');
  rmSync(oldOf(file));
};

/** Overwrites and removes what a crash kept from becoming the file. */
const shredUnfinished = (file: string): void => {
  const fresh = freshOf(file);
  const size = statSync(fresh, { throwIfNoEntry: false })?.size;
  if (size === undefined) return;
  writeDurably(fresh, new Uint8Array(size), 'r+');
  rmSync(fresh);
};

const keepOldName = (file: string): void => {
  try {
    linkSync(file, oldOf(file));
  } catch {
    // A first write, or a file system without links: then the old bytes are only unlinked.
  }
};

/** Replaces a file atomically and durably; the bytes it had before are overwritten. */
export const replaceFile = (file: string, bytes: Uint8Array): void => {
  shredOld(file);
  const fresh = freshOf(file);
  try {
    writeDurably(fresh, bytes, 'w');
  } catch (error) {
    rmSync(fresh, { force: true });
    throw error;
  }
  keepOldName(file);
  renameSync(fresh, file);
  syncFolder(file);
  shredOld(file);
};

export const writeSecretsFile = (file: string, content: SecretsFile): void => replaceFile(file, Buffer.from(JSON.stringify(content)));

const parse = (file: string): SecretsFile => secretsSchema.parse(JSON.parse(readFileSync(file, 'utf8')));

/** The file's content; undefined when there is none. Fails with `keys-lost` when it cannot be read. */
export const readSecretsFile = (file: string): SecretsFile | undefined => {
  shredUnfinished(file);
  if (!statSync(file, { throwIfNoEntry: false })) return undefined;
  shredOld(file);
  try {
    return parse(file);
  } catch (error) {
    throw new AppError('keys-lost', { file }, { cause: error });
  }
};

/** The same for whoever may change nothing. */
export const lookAtSecretsFile = (file: string): SecretsFile | 'missing' | 'broken' => {
  if (!statSync(file, { throwIfNoEntry: false })) return 'missing';
  try {
    return parse(file);
  } catch {
    return 'broken';
  }
};
