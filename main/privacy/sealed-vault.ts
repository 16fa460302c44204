import { createCipheriv, createDecipheriv, scryptSync } from 'node:crypto';
import { AppError } from '#contract';
import type { Random } from '#platform';
import { z } from 'zod';
import { createVault, type Vault, vaultItemsSchema } from './vault.ts';

/** scrypt as OWASP's cheat sheet has it (N = 2^17, r = 8, p = 1: 128 MB, some 0.4 s), for AES-256-GCM. */
const SCRYPT = { N: 2 ** 17, r: 8, p: 1, maxmem: 192 * 1024 * 1024 };
const KEY_BYTES = 32;
const SALT_BYTES = 16;
const NONCE_BYTES = 12;
const TAG_BYTES = 16;
const FEWEST_PASSPHRASE_CHARACTERS = 8;

const base64 = z
  .string()
  .max(1_500_000_000)
  .regex(/^[A-Za-z0-9+/]*={0,2}$/);
const contentSchema = z.object({ language: z.enum(['zh', 'en']), items: vaultItemsSchema });
const fileSchema = z.discriminatedUnion('cipher', [
  z.object({ hearthVault: z.literal(1), cipher: z.literal('none'), content: contentSchema }),
  z.object({ hearthVault: z.literal(1), cipher: z.literal('scrypt-aes-256-gcm'), salt: base64, nonce: base64, sealed: base64 }),
]);

const keyOf = (passphrase: string, salt: Uint8Array): Buffer => scryptSync(passphrase.normalize('NFC'), salt, KEY_BYTES, SCRYPT);
const encode = (bytes: Uint8Array): string => Buffer.from(bytes).toString('base64');
const decode = (text: string): Buffer => Buffer.from(text, 'base64');

/** What a vault is sealed with: made from a passphrase once, since that takes a while on purpose. */
export type VaultSeal = { readonly salt: Uint8Array; readonly key: Uint8Array };

/** A seal for a new vault. Fails with `passphrase-weak` below eight characters. */
export const createSeal = (passphrase: string, random: Random): VaultSeal => {
  if (passphrase.length < FEWEST_PASSPHRASE_CHARACTERS) throw new AppError('passphrase-weak');
  const salt = random.bytes(SALT_BYTES);
  return { salt, key: keyOf(passphrase, salt) };
};

/** A vault as the bytes of its file: sealed, or as plain JSON without a seal. */
export const sealVault = (vault: Vault, seal: VaultSeal | undefined, random: Random): Uint8Array => {
  const content = { language: vault.language, items: vault.items() };
  if (!seal) return Buffer.from(`${JSON.stringify({ hearthVault: 1, cipher: 'none', content })}\n`);
  const nonce = random.bytes(NONCE_BYTES);
  const cipher = createCipheriv('aes-256-gcm', seal.key, nonce);
  const sealed = Buffer.concat([cipher.update(JSON.stringify(content), 'utf8'), cipher.final(), cipher.getAuthTag()]);
  const file = { hearthVault: 1, cipher: 'scrypt-aes-256-gcm', salt: encode(seal.salt), nonce: encode(nonce), sealed: encode(sealed) };
  return Buffer.from(`${JSON.stringify(file)}\n`);
};

const parse = <Value>(schema: z.ZodType<Value>, text: string): Value => {
  try {
    return schema.parse(JSON.parse(text));
  } catch (cause) {
    throw new AppError('vault-broken', {}, { cause: cause instanceof SyntaxError ? undefined : cause });
  }
};

type Sealed = Extract<z.infer<typeof fileSchema>, { cipher: 'scrypt-aes-256-gcm' }>;

const unseal = ({ nonce, sealed }: Sealed, { key }: VaultSeal): string => {
  const bytes = decode(sealed);
  if (bytes.length < TAG_BYTES || decode(nonce).length !== NONCE_BYTES) throw new AppError('vault-broken');
  const decipher = createDecipheriv('aes-256-gcm', key, decode(nonce), { authTagLength: TAG_BYTES });
  decipher.setAuthTag(bytes.subarray(-TAG_BYTES));
  try {
    return Buffer.concat([decipher.update(bytes.subarray(0, -TAG_BYTES)), decipher.final()]).toString('utf8');
  } catch {
    throw new AppError('passphrase-wrong');
  }
};

/** A vault from the bytes of its file, and its seal. Fails with `vault-broken`, `locked` (sealed and no passphrase given), `passphrase-wrong`. */
export const openVault = (bytes: Uint8Array, passphrase: string | undefined): { readonly vault: Vault; readonly seal: VaultSeal | undefined } => {
  const file = parse(fileSchema, Buffer.from(bytes).toString('utf8'));
  if (file.cipher === 'none') return { vault: createVault(file.content.language, file.content.items), seal: undefined };
  if (passphrase === undefined) throw new AppError('locked');
  const salt = decode(file.salt);
  const seal = { salt, key: keyOf(passphrase, salt) };
  const content = parse(contentSchema, unseal(file, seal));
  return { vault: createVault(content.language, content.items), seal };
};
