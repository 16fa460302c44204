import { z } from 'zod';

export const toBase64Url = (bytes: Uint8Array): string => Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('base64url');

export const fromBase64Url = (text: string): Uint8Array => new Uint8Array(Buffer.from(text, 'base64url'));

/** Exactly `length` bytes, written in the one canonical way: two spellings of one key would be two devices. */
export const bytesSchema = (length: number) =>
  z
    .string()
    .length(Math.ceil((length * 4) / 3))
    .regex(/^[\w-]+$/)
    .refine((text) => toBase64Url(fromBase64Url(text)) === text);
