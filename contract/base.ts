import { oc } from '@orpc/contract';
import { z } from 'zod';
import { appErrorDataSchema } from './errors.ts';

/** Where every procedure of the contract starts: expected failures travel as `APP_ERROR` with a stable code. */
export const procedure = oc.errors({ APP_ERROR: { data: appErrorDataSchema } });

/** SHA-256 of genesis, base64url, 43 characters. */
export const circleIdSchema = z.string().regex(/^[\w-]{43}$/);
/** A person within one circle: base64url of 16 bytes. Never the same in two circles. */
export const personIdSchema = z.string().regex(/^[\w-]{22}$/);
/** An Ed25519 public key, base64url, 43 characters. */
export const deviceIdSchema = z.string().regex(/^[\w-]{43}$/);
/** A ledger entry: `<clientID in base 36>.<seq>`. A message's id is the id of its first entry. */
export const entryIdSchema = z.string().regex(/^[0-9a-z]{1,11}\.\d{1,8}$/);
/** Chosen by the caller, so that a call repeated after a drop happens once. */
export const callIdSchema = z.uuid();
/** Milliseconds since the epoch. */
export const timeSchema = z.number().int();
export const languageSchema = z.enum(['zh-CN', 'en']);
export const tierSchema = z.enum(['rules', 'tagger', 'llm']);
export const displayNameSchema = z.string().trim().min(1).max(64);
/** Above 64 KB (UTF-8) a text stays in the draft; the character bound here only keeps absurd input out. */
export const messageTextSchema = z.string().max(1_500_000);

export type CircleId = z.infer<typeof circleIdSchema>;
export type PersonId = z.infer<typeof personIdSchema>;
export type DeviceId = z.infer<typeof deviceIdSchema>;
export type EntryId = z.infer<typeof entryIdSchema>;
export type Language = z.infer<typeof languageSchema>;
export type Tier = z.infer<typeof tierSchema>;

/** The longest message, UTF-8 bytes. */
export const MAX_TEXT_BYTES = 64 * 1024;
