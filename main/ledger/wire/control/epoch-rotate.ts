import { z } from 'zod';
import { bytesSchema } from '../base64-url.ts';

/** A 32-byte secret in a sealed box (X25519, XSalsa20-Poly1305: libsodium's `crypto_box_seal`). */
export const boxSchema = bytesSchema(80);
const MOST = 256;

/** A new epoch key, sealed to each recipient in the same order. `id` and `room` commit to the two secrets. */
export const epochRotateSchema = z
  .strictObject({
    kind: z.literal('epoch.rotate'),
    id: bytesSchema(32),
    room: bytesSchema(32),
    parents: z.array(bytesSchema(32)).max(16),
    recipients: z.array(bytesSchema(32)).max(MOST),
    boxes: z.array(boxSchema).max(MOST),
    roomBoxes: z.array(boxSchema).max(MOST),
  })
  .refine(({ recipients, boxes, roomBoxes }) => boxes.length === recipients.length && roomBoxes.length === recipients.length);
