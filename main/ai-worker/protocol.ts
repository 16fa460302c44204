import { z } from 'zod';

/** More than any context holds; keeps absurd input out. */
const MAX_TURN_CHARS = 200_000;

const jobIdSchema = z.number().int().positive();

export const turnSchema = z.object({ role: z.enum(['system', 'user', 'model']), text: z.string().max(MAX_TURN_CHARS) });
export type Turn = z.infer<typeof turnSchema>;

const loadSchema = z.object({
  type: z.literal('load'),
  path: z.string().min(1),
  /** What one sequence holds, in tokens. */
  contextTokens: z.number().int().min(256).max(131_072),
  /** Sequences kept side by side: one for each task prefix worth remembering. */
  slots: z.number().int().min(1).max(8),
  /** Off saves 0.6 GB of resident memory for a 1.5B file. */
  useMmap: z.boolean(),
  gpu: z.enum(['auto', 'off']),
  /** Where the state of fixed turns is kept between starts; nowhere without it. */
  prefixFolder: z.string().min(1).optional(),
});
export type LoadMessage = z.infer<typeof loadSchema>;

const generateSchema = z.object({
  type: z.literal('generate'),
  id: jobIdSchema,
  lane: z.enum(['interactive', 'background']),
  /** Fixed turns, byte-identical for a task: their state is kept. */
  prefix: z.array(turnSchema).max(64),
  /** What is asked now: a user turn. */
  text: z.string().max(MAX_TURN_CHARS),
  maxTokens: z.number().int().min(1).max(4096),
  jsonSchema: z.record(z.string(), z.unknown()).optional(),
});
export type GenerateMessage = z.infer<typeof generateSchema>;

/** What the core tells the worker. */
export const toWorkerSchema = z.discriminatedUnion('type', [
  loadSchema,
  generateSchema,
  /** No text follows; `done` with `stopped` does. */
  z.object({ type: z.literal('cancel'), id: jobIdSchema }),
]);
export type ToWorker = z.infer<typeof toWorkerSchema>;

/** What the worker tells the core. */
export const fromWorkerSchema = z.discriminatedUnion('type', [
  z.object({ type: z.literal('loaded'), ms: z.number(), cores: z.number().int() }),
  z.object({ type: z.literal('load-failed') }),
  z.object({ type: z.literal('text'), id: jobIdSchema, delta: z.string().max(100_000) }),
  z.object({
    type: z.literal('done'),
    id: jobIdSchema,
    stopped: z.boolean(),
    /** From the moment the worker took the job. */
    firstTokenMs: z.number().optional(),
    ms: z.number(),
    tokens: z.number().int(),
    promptTokens: z.number().int(),
    /** Prompt tokens whose state was already there. */
    reusedTokens: z.number().int(),
  }),
  z.object({ type: z.literal('failed'), id: jobIdSchema, why: z.enum(['prompt-too-long', 'grammar', 'evaluation']) }),
]);
export type FromWorker = z.infer<typeof fromWorkerSchema>;
