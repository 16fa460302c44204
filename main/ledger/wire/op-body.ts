import { z } from 'zod';

/** What an `m:` entry says once decrypted; `body` belongs to the feature that owns `kind`. */
const clearOpSchema = z.object({ kind: z.string().min(1).max(64), sentAt: z.number().int(), body: z.unknown() });
export type ClearOp = z.infer<typeof clearOpSchema>;

export const encodeClearOp = (op: ClearOp): Uint8Array => Buffer.from(JSON.stringify(op), 'utf8');

/** Undefined when it is not an op: the entry then stands without one. */
export const readClearOp = (bytes: Uint8Array): ClearOp | undefined => {
  try {
    const parsed = clearOpSchema.safeParse(JSON.parse(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('utf8')));
    return parsed.success ? parsed.data : undefined;
  } catch {
    return undefined;
  }
};
