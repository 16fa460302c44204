import { z } from 'zod';
import { bytesSchema } from '../base64-url.ts';

const YEAR_MS = 366 * 24 * 3_600_000;

/** What a circle has agreed on. Replaced as a whole. */
export const policySchema = z.strictObject({
  /** Whether newcomers get the keys of what was written before them. */
  history: z.enum(['all', 'none']),
  /** Messages disappear after this time, ms; 0 = they stay. */
  disappearingMs: z.number().int().min(0).max(YEAR_MS),
  network: z.enum(['lan', 'internet']),
  inviters: z.enum(['members', 'admins']),
  /** What a removed person's app keeps. */
  removedKeeps: z.enum(['history', 'nothing']),
  /** Who is offered the circle when its owner leaves. */
  successor: bytesSchema(16).optional(),
});
export type Policy = z.infer<typeof policySchema>;

/** What counts where genesis says nothing. */
export const DEFAULT_POLICY: Policy = { history: 'all', disappearingMs: 0, network: 'internet', inviters: 'members', removedKeeps: 'history' };
