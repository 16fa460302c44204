import { z } from 'zod';
import { AppError } from '#contract';
import type { Random } from '../random.ts';
import { newPassphrase, openPassphrase, SCRYPT_COST_LOG2 } from './passphrase-master.ts';
import { seal, unseal } from './seal.ts';
import { passphraseRecordSchema } from './secrets-file.ts';

const MOST_SEALED = 900_000;
const fileSchema = z.object({ hearth: z.literal('recovery'), v: z.literal(1), master: passphraseRecordSchema, sealed: z.string().max(MOST_SEALED) });
const headSchema = z.object({ hearth: z.literal('recovery'), v: z.number() });
const LABEL = 'recovery-file/1';

type Made = { readonly passphrase: string; readonly random: Random; readonly costLog2?: number };

/** Seals some bytes under a passphrase (scrypt 2^17, AES-256-GCM), as the text of a file. Fails with `passphrase-weak`. */
export const sealToFile = async (plain: Uint8Array, { passphrase, random, costLog2 = SCRYPT_COST_LOG2 }: Made): Promise<string> => {
  const { key, record } = await (await newPassphrase(passphrase, random, costLog2)).mint();
  return JSON.stringify({ hearth: 'recovery', v: 1, master: record, sealed: seal(plain, { key, label: LABEL }, random) });
};

const parse = (text: string): z.infer<typeof fileSchema> => {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch (error) {
    throw new AppError('recovery-file-broken', {}, { cause: error });
  }
  const parsed = fileSchema.safeParse(json);
  if (parsed.success) return parsed.data;
  const isNewer = (headSchema.safeParse(json).data?.v ?? 0) > 1;
  throw new AppError(isNewer ? 'recovery-file-newer' : 'recovery-file-broken', {}, { cause: parsed.error });
};

/** Fails with `recovery-file-broken`, `recovery-file-newer`; with `recovery-not-opened` where the passphrase is another or a byte was changed. */
export const openFromFile = async (text: string, passphrase: string, random: Random): Promise<Uint8Array> => {
  const { master, sealed } = parse(text);
  const opened = await openPassphrase(passphrase, master, random).catch(() => undefined);
  const plain = opened && unseal(sealed, { key: opened.key, label: LABEL });
  if (!plain) throw new AppError('recovery-not-opened');
  return plain;
};
