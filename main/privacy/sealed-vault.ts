import { createCipheriv, createDecipheriv, scryptSync } from 'node:crypto';
import { AppError } from '#contract';
import type { Random } from '#platform';
import { z } from 'zod';
import type { PlaceholderLanguage } from './types.ts';
import { createVault, type Vault, vaultItemsSchema } from './vault.ts';

/** scrypt as OWASP's cheat sheet has it (N = 2^17, r = 8, p = 1: 128 MB, some 0.4 s), for AES-256-GCM. */
const SCRYPT = { N: 2 ** 17, r: 8, p: 1, maxmem: 192 * 1024 * 1024 };
const KEY_BYTES = 32;
const SALT_BYTES = 16;
const NONCE_BYTES = 12;
const TAG_BYTES = 16;
const FEWEST_PASSPHRASE_CHARACTERS = 8;

const base64 = z.string().max(1_500_000_000).regex(/^[A-Za-z0-9+/]*={0,2}$/);
const contentSchema = z.object({ language: z.enum(['zh', 'en']), items: vaultItemsSchema });
const fileSchema = z.discriminatedUnion('cipher', [
  z.object({ hearthVault: z.literal(1), cipher: z.literal('none'), content: contentSchema }),
  z.object({ hearthVault: z.literal(1), cipher: z.literal('scrypt-aes-256-gcm'), salt: base64, nonce: base64, sealed: base64 }),
]);

const keyOf = (passphrase: string, salt: Uint8Array): Buffer => scryptSync(passphrase.normalize('NFC'), salt, KEY_BYTES, SCRYPT);
const encode = (bytes: Uint8Array): string => Buffer.from(bytes).toString('base64');
const decode = (text: string): Buffer => Buffer.from(text, 'base64');

/**
 * A vault as the bytes of its file: sealed with a passphrase, or as plain JSON without one.
 * Fails with `passphrase-weak` below eight characters.
 */
export const sealVault = (vault: Vault, passphrase: string | undefined, random: Random): Uint8Array => {
  const content = { language: vault.language, items: vault.items() };
  if (passphrase === undefined) return Buffer.from(`${JSON.stringify({ hearthVault: 1, cipher: 'none', content })}\n`);
  if (passphrase.length < FEWEST_PASSPHRASE_CHARACTERS) throw new AppError('passphrase-weak');
  const salt = random.bytes(SALT_BYTES);
  const nonce = random.bytes(NONCE_BYTES);
  const cipher = createCipheriv('aes-256-gcm', keyOf(passphrase, salt), nonce);
  const sealed = Buffer.concat([cipher.update(JSON.stringify(content), 'utf8'), cipher.final(), cipher.getAuthTag()]);
  const file = { hearthVault: 1, cipher: 'scrypt-aes-256-gcm', salt: encode(salt), nonce: encode(nonce), sealed: encode(sealed) };
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

const unseal = ({ salt, nonce, sealed }: Sealed, passphrase: string): string => {
  const bytes = decode(sealed);
  if (bytes.length < TAG_BYTES || decode(nonce).length !== NONCE_BYTES) throw new AppError('vault-broken');
  const decipher = createDecipheriv('aes-256-gcm', keyOf(passphrase, decode(salt)), decode(nonce), { authTagLength: TAG_BYTES });
  decipher.setAuthTag(bytes.subarray(-TAG_BYTES));
  try {
    return Buffer.concat([decipher.update(bytes.subarray(0, -TAG_BYTES)), decipher.final()]).toString('utf8');
  } catch {
    throw new AppError('passphrase-wrong');
  }
};

/**
 * A vault from the bytes of its file; `language` chooses the placeholders' words, else the file's own.
 * Fails with `vault-broken`, `locked` (sealed and no passphrase given), `passphrase-wrong`.
 */
export const openVault = (bytes: Uint8Array, passphrase: string | undefined, language?: PlaceholderLanguage): Vault => {
  const file = parse(fileSchema, Buffer.from(bytes).toString('utf8'));
  if (file.cipher === 'none') return createVault(language ?? file.content.language, file.content.items);
  if (passphrase === undefined) throw new AppError('locked');
  const content = parse(contentSchema, unseal(file, passphrase));
  return createVault(language ?? content.language, content.items);
};
