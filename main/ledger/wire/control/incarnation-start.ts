import { z } from 'zod';
import { bytesSchema } from '../base64-url.ts';

const headSchema = z.strictObject({ next: z.number().int().min(0), head: bytesSchema(32) });

/** First entry of a device's new feeds, after its old ones turned out to be longer than it remembered (a restored backup). */
export const incarnationStartSchema = z.strictObject({
  kind: z.literal('incarnation.start'),
  number: z.number().int().min(1).max(64),
  control: headSchema,
  messages: headSchema,
});
