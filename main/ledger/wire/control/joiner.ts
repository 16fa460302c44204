import { bytesSchema } from '../base64-url.ts';

/** What a joiner has signed, as it is recorded in control ops. */
export const joinerFields = {
  invite: bytesSchema(32),
  device: bytesSchema(32),
  sealing: bytesSchema(32),
  /** By the invite's key, over the circle, the invite and both device keys. */
  proof: bytesSchema(64),
  /** By the device, over the circle and both its keys. */
  claim: bytesSchema(64),
};
