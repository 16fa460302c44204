import { z } from 'zod';
import { appErrorDataSchema, MAX_LINK } from '#contract';

const entriesSchema = z.object({ rtc: z.string(), aiWorker: z.string(), taggerWorker: z.string(), taggersDir: z.string() });

const webSchema = z.object({ name: z.string(), port: z.number().int(), orAnotherPort: z.boolean(), token: z.string().optional(), session: z.string(), uiDir: z.string() });

/** `LoginEntry` of `login-entry.ts`. */
const loginEntrySchema = z.object({ file: z.string(), program: z.string(), option: z.string() });

const startSchema = z.object({
  type: z.literal('start'),
  dataDir: z.string(),
  entries: entriesSchema,
  version: z.string(),
  meetingPoints: z.array(z.string()),
  loopbackOnly: z.boolean(),
  modelsDir: z.string(),
  /** Log lines to standard error. */
  verbose: z.boolean(),
  /** Tell what goes to the language model, for the demo's counting. */
  observePrompts: z.boolean(),
  /** What a login starts when the person wants that; absent where the host cannot, or does it itself. */
  loginEntry: loginEntrySchema.optional(),
  /** This build has an update feed. */
  canCheckUpdates: z.boolean().optional(),
  /** The page comes over a web server of the core's; absent where the host hands it a port. */
  web: webSchema.optional(),
});

/** What the demo and the bench ask a core (`Inspection` of `#core`). */
export const inspectSchema = z.discriminatedUnion('about', [
  z.object({ about: z.literal('holdings'), circle: z.string() }),
  z.object({ about: z.literal('links'), circle: z.string() }),
  z.object({ about: z.literal('entries'), circle: z.string() }),
  z.object({ about: z.literal('rebuild') }),
  z.object({ about: z.literal('fill'), circle: z.string(), count: z.number().int(), sizeBytes: z.number().int() }),
  z.object({ about: z.literal('fill-from-others'), circle: z.string(), devices: z.number().int(), each: z.number().int(), sizeBytes: z.number().int() }),
  z.object({ about: z.literal('reconnect'), circle: z.string() }),
  z.object({ about: z.literal('plant'), circle: z.string(), words: z.array(z.string()).max(1000) }),
]);
export type Inspect = z.infer<typeof inspectSchema>;

/** What the supervisor says to a core process. */
export const toCoreSchema = z.discriminatedUnion('type', [
  startSchema,
  /** The relay listens as it was asked to; without a port it could not. */
  z.object({ type: z.literal('relay-opened'), call: z.number().int(), port: z.number().int().optional() }),
  z.object({ type: z.literal('token'), token: z.string() }),
  /** `hearth://…`, for the page that opens next. */
  z.object({ type: z.literal('link'), link: z.string().max(MAX_LINK) }),
  z.object({ type: z.literal('inspect'), id: z.number().int(), question: inspectSchema }),
  /** `keep`: another core goes on with this directory. */
  z.object({ type: z.literal('stop'), keep: z.boolean() }),
]);

const spanSchema = z.object({ start: z.number().int(), end: z.number().int() });

/** What the AI was given to read, for the demo's counting. */
const readingSchema = z.object({
  text: z.string(),
  messages: z.array(z.object({ id: z.string(), redacted: z.string(), masked: z.array(spanSchema).readonly() })).readonly(),
});
export type ToldReading = z.infer<typeof readingSchema>;

/** What a core process says to its supervisor. */
export const fromCoreSchema = z.discriminatedUnion('type', [
  /** Its modules are loaded: it can start at once. */
  z.object({ type: z.literal('loaded') }),
  /** `port` of its web server, where it has one. */
  z.object({ type: z.literal('started'), port: z.number().int().optional() }),
  z.object({ type: z.literal('failed'), error: appErrorDataSchema }),
  z.object({ type: z.literal('token-used') }),
  z.object({ type: z.literal('replace') }),
  z.object({ type: z.literal('open-relay'), call: z.number().int(), reach: z.enum(['machine', 'network']) }),
  z.object({ type: z.literal('prompt'), reading: readingSchema }),
  z.object({ type: z.literal('inspected'), id: z.number().int(), answer: z.unknown(), failed: z.string().optional() }),
]);

export type StartCore = z.infer<typeof startSchema>;
export type WebOptions = z.infer<typeof webSchema>;
export type ToCore = z.infer<typeof toCoreSchema>;
export type FromCore = z.infer<typeof fromCoreSchema>;
