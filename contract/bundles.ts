import { z } from 'zod';
import { callIdSchema, circleIdSchema, personIdSchema, procedure, timeSchema } from './base.ts';

/** The largest bundle, bytes. */
export const MAX_BUNDLE_BYTES = 8 * 1024 * 1024;
/** Above it the page does not even send a file: it is no bundle. */
const MAX_SENT_BYTES = 12 * 1024 * 1024;
const MAX_PASTED = 200_000;

const inOne = z.object({ circle: circleIdSchema });
const partSchema = z.string().regex(/^[\w-]{16}$/);

/** Somebody of the group, and what waits for them. */
export const bundleReaderSchema = z.object({
  person: personIdSchema,
  name: z.string(),
  /** My own other devices. */
  isMe: z.boolean(),
  /** How many entries (messages, edits, reactions, deletions) at least one of their devices is not known to have. */
  entries: z.number().int(),
  isHere: z.boolean(),
  /** When one of their devices was last here. Absent: never met. */
  seenAt: timeSchema.optional(),
});
export type BundleReader = z.infer<typeof bundleReaderSchema>;

export const bundles = {
  /** Who of the group could be given a bundle, those for whom most waits first. */
  readers: procedure.input(inOne).output(z.array(bundleReaderSchema)),
  /**
   * What one person is thought to lack (or everything), sealed for all their devices. `text`: the same to paste, where it is short enough.
   * `isPart`: there is more; `after: part` makes the next one. Fails with `person-not-found`, `not-allowed`, `removed-from-circle`, `left-circle`.
   */
  make: procedure
    .input(inOne.extend({ person: personIdSchema, everything: z.boolean().default(false), after: partSchema.optional() }))
    .output(z.object({ file: z.file(), text: z.string().optional(), entries: z.number().int(), isPart: z.boolean(), part: partSchema })),
  /**
   * Takes what is in a bundle, for whichever group it is. `entries`: new here; 0 where it brought nothing. `isPaused`: more of it waits for a
   * yes in the chat, and comes with the same bundle after that. Fails with a `bundle-…` code, `removed-from-circle`, `left-circle`.
   */
  open: procedure
    .input(z.object({ id: callIdSchema, bundle: z.union([z.file().max(MAX_SENT_BYTES), z.string().max(MAX_PASTED)]) }))
    .output(z.object({ circle: circleIdSchema, circleName: z.string(), name: z.string(), entries: z.number().int(), isPaused: z.boolean() })),
};
