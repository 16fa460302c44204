import { z } from 'zod';
import { bytesSchema } from '../base64-url.ts';

/** What a joiner has signed, as it is recorded in control ops. */
export const joinerFields = {
  invite: bytesSchema(32),
  device: bytesSchema(32),
  sealing: bytesSchema(32),
  /** `mailbox`: it passes on and keeps what it cannot read, and writes nothing. */
  use: z.enum(['desktop', 'mailbox']),
  /** By the invite's key, over the circle, the invite and both device keys. */
  proof: bytesSchema(64),
  /** By the device, over the circle, its use and both its keys. */
  claim: bytesSchema(64),
};
