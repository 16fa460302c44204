import { z } from 'zod';
import { bytesSchema } from './base64-url.ts';

const MAX_BYTES = 2048;

/** What a joiner shows: its keys, and that it holds the invite's seed. */
const joinRequestSchema = z.strictObject({
  v: z.literal(1),
  circle: bytesSchema(32),
  invite: bytesSchema(32),
  device: bytesSchema(32),
  sealing: bytesSchema(32),
  use: z.enum(['desktop', 'mailbox']),
  proof: bytesSchema(64),
  claim: bytesSchema(64),
});
export type JoinRequest = z.infer<typeof joinRequestSchema>;

export const encodeJoinRequest = (request: JoinRequest): Uint8Array => Buffer.from(JSON.stringify(request), 'utf8');

export const readJoinRequest = (bytes: Uint8Array): JoinRequest | undefined => {
  if (bytes.length > MAX_BYTES) return undefined;
  try {
    const parsed = joinRequestSchema.safeParse(JSON.parse(Buffer.from(bytes).toString('utf8')));
    return parsed.success ? parsed.data : undefined;
  } catch {
    return undefined;
  }
};
