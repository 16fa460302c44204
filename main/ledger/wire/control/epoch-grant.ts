import { z } from 'zod';
import { bytesSchema } from '../base64-url.ts';
import { boxSchema } from './epoch-rotate.ts';

/** An epoch's secrets for one more device, in the open so that everybody knows who holds them. */
export const epochGrantSchema = z.strictObject({
  kind: z.literal('epoch.grant'),
  id: bytesSchema(32),
  device: bytesSchema(32),
  /** Absent for a mailbox, which gets the room's secret alone. */
  box: boxSchema.optional(),
  roomBox: boxSchema,
});
