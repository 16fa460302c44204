import { z } from 'zod';
import { callIdSchema, circleIdSchema, entryIdSchema, procedure, timeSchema } from './base.ts';
import { errorCodeSchema } from './errors.ts';

/** The longest file, bytes. */
export const MAX_FILE_BYTES = 200_000_000;
export const MAX_FILES_PER_MESSAGE = 8;
/** With files, a message has at most so much text, UTF-8 bytes. */
export const MAX_CAPTION_BYTES = 16 * 1024;
/** A thumbnail travels in the message itself. */
export const MAX_THUMB_BYTES = 6 * 1024;
/** Most bytes of a file in one call. */
export const MAX_PART_BYTES = 4_000_000;

/** SHA-256 of the ciphertext's hashes, hex: what stands in `GET /blob/<address>`. */
export const blobAddressSchema = z.string().regex(/^[0-9a-f]{64}$/);
/** A file that is added and not sent yet. */
const draftIdSchema = z.uuid();

export const pictureSchema = z.object({
  type: z.enum(['image/jpeg', 'image/png', 'image/gif', 'image/webp']),
  /** As it is shown, points. */
  width: z.number().int(),
  height: z.number().int(),
  /** A small picture as a `data:` URL. */
  thumb: z.string().optional(),
});

export const fileShownSchema = z.object({
  address: blobAddressSchema,
  /** Safe to show and to save under: no path, nothing hidden, nothing that turns the text around it. */
  name: z.string(),
  sizeBytes: z.number().int(),
  picture: pictureSchema.optional(),
  /** By its last extension, a program or a document that runs programs. */
  isProgram: z.boolean(),
});
export type FileShown = z.infer<typeof fileShownSchema>;

export const draftFileSchema = fileShownSchema.extend({
  draft: draftIdSchema,
  /** What was found in a picture and taken out. */
  removed: z.array(z.enum(['place', 'device', 'time', 'words', 'rest'])),
  /** When a picture was taken, by the camera. It is not sent. */
  takenAt: z.string().optional(),
});
export type DraftFile = z.infer<typeof draftFileSchema>;

export const fileStateSchema = z.object({
  address: blobAddressSchema,
  state: z.discriminatedUnion('kind', [
    z.object({ kind: z.literal('here') }),
    z.object({ kind: z.literal('absent') }),
    z.object({ kind: z.literal('paused') }),
    z.object({ kind: z.literal('fetching') }),
    /** Wanted, and nobody who has it is online. */
    z.object({ kind: z.literal('nobody') }),
    z.object({ kind: z.literal('failed'), code: errorCodeSchema }),
  ]),
  heldBytes: z.number().int(),
  /** Names of whose devices it came from, in this run. */
  from: z.array(z.string()),
});
export type FileState = z.infer<typeof fileStateSchema>;

const one = z.object({ id: callIdSchema, circle: circleIdSchema, address: blobAddressSchema });
const oneDraft = z.object({ id: callIdSchema, draft: draftIdSchema });

export const files = {
  /** Begins adding a file. Fails with `file-empty`, `file-too-large`, `files-too-many`, `disk-full`. */
  begin: procedure
    .input(z.object({ id: callIdSchema, circle: circleIdSchema, name: z.string().max(1_000), sizeBytes: z.number().int().min(0) }))
    .output(z.object({ draft: draftIdSchema })),
  /** The next part. A picture is stored only once it is clean, everything else is sealed as it comes. Fails with `file-not-added`, `disk-full`. */
  add: procedure.input(oneDraft.extend({ part: z.file().max(MAX_PART_BYTES) })).output(z.object({ receivedBytes: z.number().int() })),
  /** All parts are there. Fails with `file-not-added`, `picture-broken`, `picture-format`, `picture-too-large`, `disk-full`. */
  finish: procedure.input(oneDraft).output(draftFileSchema),
  /** A small picture of it, made by the page; checked and cleaned like any other. Fails with `file-not-added`, `picture-broken`. */
  setThumb: procedure.input(oneDraft.extend({ thumb: z.file().max(MAX_THUMB_BYTES) })).output(draftFileSchema),
  drafts: procedure.input(z.object({ circle: circleIdSchema })).output(z.array(draftFileSchema)),
  drop: procedure.input(oneDraft).output(z.object({})),
  states: procedure.input(z.object({ circle: circleIdSchema, addresses: z.array(blobAddressSchema).max(200) })).output(z.array(fileStateSchema)),
  /** Gets a file from whoever has it; goes on after restarts. Fails with `file-not-here` (no message speaks of it), `files-full`. */
  fetch: procedure.input(one).output(z.object({})),
  pause: procedure.input(one).output(z.object({})),
  /** Gives up and removes what was fetched; of a whole file, removes it from this machine. */
  remove: procedure.input(one).output(z.object({})),
  overview: procedure.input(z.object({ circle: circleIdSchema })).output(
    z.object({
      usedBytes: z.number().int(),
      limitBytes: z.number().int(),
      /** Largest first. */
      files: z.array(fileShownSchema.extend({ message: entryIdSchema, authorName: z.string(), sentAt: timeSchema, heldBytes: z.number().int(), isMine: z.boolean() })),
    }),
  ),
  setLimit: procedure.input(z.object({ id: callIdSchema, circle: circleIdSchema, limitBytes: z.number().int().min(50_000_000).max(1_000_000_000_000) })).output(z.object({})),
};
