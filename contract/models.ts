import { z } from 'zod';
import { callIdSchema, procedure } from './base.ts';
import { errorCodeSchema } from './errors.ts';

export const modelStateSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('absent') }),
  z.object({ kind: z.literal('paused'), bytes: z.number().int() }),
  z.object({ kind: z.literal('downloading'), bytes: z.number().int(), bytesPerSecond: z.number(), source: z.string() }),
  z.object({ kind: z.literal('checking') }),
  z.object({ kind: z.literal('failed'), code: errorCodeSchema, bytes: z.number().int() }),
  z.object({ kind: z.literal('ready') }),
]);
export type ModelState = z.infer<typeof modelStateSchema>;

export const modelSchema = z.object({
  id: z.string(),
  name: z.string(),
  role: z.enum(['chat', 'test']),
  languages: z.array(z.string()),
  sizeBytes: z.number().int(),
  ramBytes: z.number().int(),
  licence: z.string(),
  /** Host names, in the order they are tried. */
  sources: z.array(z.string()),
  /** Whether this machine can carry it. */
  fit: z.enum(['good', 'tight', 'too-big']),
  recommended: z.boolean(),
  active: z.boolean(),
  state: modelStateSchema,
});
export type Model = z.infer<typeof modelSchema>;

const one = z.object({ id: callIdSchema, model: z.string().max(80) });

export const models = {
  list: procedure.output(z.array(modelSchema)),
  /** The person's yes. Nothing is fetched without this call. Resumes where it stopped. */
  download: procedure.input(one).output(modelSchema),
  pause: procedure.input(one).output(modelSchema),
  cancel: procedure.input(one).output(modelSchema),
  remove: procedure.input(one).output(modelSchema),
};
