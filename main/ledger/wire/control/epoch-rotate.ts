import { z } from 'zod';
import { bytesSchema } from '../base64-url.ts';

/** A 32-byte secret in a sealed box (X25519, XSalsa20-Poly1305: libsodium's `crypto_box_seal`). */
export const boxSchema = bytesSchema(80);
const MOST = 256;

const fields = {
  id: bytesSchema(32),
  room: bytesSchema(32),
  /** All epochs that were live in the op's past: else it has no effect. */
  parents: z.array(bytesSchema(32)).max(16),
  recipients: z.array(bytesSchema(32)).max(MOST),
  boxes: z.array(boxSchema).max(MOST),
  roomBoxes: z.array(boxSchema).max(MOST),
  /** Mailboxes: they get the room's secret alone. */
  mailboxes: z.array(bytesSchema(32)).max(MOST),
  mailboxBoxes: z.array(boxSchema).max(MOST),
};

type Sealed = Readonly<Record<'recipients' | 'boxes' | 'roomBoxes' | 'mailboxes' | 'mailboxBoxes', readonly string[]>>;
const hasBoxForEach = ({ recipients, boxes, roomBoxes, mailboxes, mailboxBoxes }: Sealed): boolean =>
  boxes.length === recipients.length && roomBoxes.length === recipients.length && mailboxBoxes.length === mailboxes.length;

/** A new epoch key, sealed to each recipient in the same order. `id` and `room` commit to the two secrets. */
export const rotationSchema = z.strictObject(fields).refine(hasBoxForEach);

/** A rotation by itself: monthly, or because no live epoch is clean. */
export const epochRotateSchema = z.strictObject({ kind: z.literal('epoch.rotate'), ...fields }).refine(hasBoxForEach);
