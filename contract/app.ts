import { eventIterator } from '@orpc/contract';
import { z } from 'zod';
import { callIdSchema, circleIdSchema, displayNameSchema, entryIdSchema, languageSchema, personIdSchema, procedure } from './base.ts';
import { errorCodeSchema } from './errors.ts';
import { blobAddressSchema } from './files.ts';
import { guardStrictnessSchema } from './guard.ts';

/** `memory`: just trying; keys live in memory and nothing is kept after closing. */
export const keyKindSchema = z.enum(['keyring', 'passphrase', 'memory']);
export type KeyKind = z.infer<typeof keyKindSchema>;

export const statusSchema = z.object({
  /** `repairing`: a damaged database is being made again. `blocked`: it cannot be opened; `problem` says why. */
  phase: z.enum(['first-run', 'locked', 'ready', 'repairing', 'blocked']),
  problem: errorCodeSchema.optional(),
  /** What can be chosen at first run on this machine, best first. */
  keyKinds: z.array(keyKindSchema),
  /** What was chosen. */
  keyKind: keyKindSchema.optional(),
  name: z.string().optional(),
  language: languageSchema.optional(),
  version: z.string(),
  dataDir: z.string(),
  host: z.enum(['local', 'electron', 'test']),
  /** Whether Hearth is started at login where the setting says so: an installed one can, one from a checkout or just tried cannot. */
  canStartAtLogin: z.boolean(),
  /** Whether this build has an address where new versions are announced. */
  canCheckUpdates: z.boolean(),
});
export type Status = z.infer<typeof statusSchema>;

/** An invite with all its places is below 2,000 characters. */
export const MAX_LINK = 8_192;

export const settingsSchema = z.object({
  name: displayNameSchema,
  language: languageSchema,
  theme: z.enum(['system', 'light', 'dark']),
  /** Set once the person has seen the page about the model. */
  modelPageSeen: z.boolean(),
  showTyping: z.boolean(),
  /** What is fetched without a tap: pictures of at most 5 MB, or nothing. */
  autoFetch: z.enum(['pictures', 'nothing']),
  guardStrictness: guardStrictnessSchema,
  /** Whether a language model, where one is there, looks a second time at what the AI remembers. */
  secondLook: z.boolean(),
  /** What a notification says; `hidden`: neither words, nor who, nor where. */
  notifications: z.enum(['full', 'hidden', 'off']),
  /** Whether closing the window of the installed app leaves it in the tray. Asked at the first time. */
  keepReceiving: z.enum(['unasked', 'yes', 'no']),
  startAtLogin: z.boolean(),
  /** Whether the installed app looks for a new version, where it was built with a feed. */
  checkUpdates: z.boolean(),
});
export type Settings = z.infer<typeof settingsSchema>;

/** What happened, not the new state: the UI reads again what it shows. */
export const changeSchema = z.discriminatedUnion('topic', [
  z.object({ topic: z.literal('status') }),
  z.object({ topic: z.literal('settings') }),
  z.object({ topic: z.literal('circles') }),
  z.object({ topic: z.literal('devices') }),
  /** Requests for private chats, and who is blocked. */
  z.object({ topic: z.literal('direct') }),
  z.object({ topic: z.literal('recovery') }),
  z.object({ topic: z.literal('messages'), circle: circleIdSchema, ids: z.array(entryIdSchema).max(200) }),
  /** Words were put into the draft of a circle from outside its field. */
  z.object({ topic: z.literal('draft'), circle: circleIdSchema }),
  z.object({ topic: z.literal('members'), circle: circleIdSchema }),
  z.object({ topic: z.literal('presence'), circle: circleIdSchema }),
  z.object({ topic: z.literal('typing'), circle: circleIdSchema, person: personIdSchema }),
  z.object({ topic: z.literal('join'), circle: circleIdSchema, failed: errorCodeSchema.optional() }),
  /** What waits to arrive, and for what (`chat.arriving`). */
  z.object({ topic: z.literal('arriving'), circle: circleIdSchema }),
  z.object({ topic: z.literal('sync'), circle: circleIdSchema, have: z.number().int(), want: z.number().int() }),
  /** Files of a circle: progress, arrival, removal; all of them when none is named. */
  z.object({ topic: z.literal('files'), circle: circleIdSchema, addresses: z.array(blobAddressSchema).max(200) }),
  z.object({ topic: z.literal('agreements'), circle: circleIdSchema }),
  z.object({ topic: z.literal('memory'), circle: circleIdSchema }),
  z.object({ topic: z.literal('models') }),
  z.object({ topic: z.literal('guard') }),
  /** Places, reach or what was found on this network; of one circle when it is named. */
  z.object({ topic: z.literal('connection'), circle: circleIdSchema.optional() }),
  z.object({ topic: z.literal('repair') }),
  /** Too much happened to list, or the cursor is from before a restart: read the page again. */
  z.object({ topic: z.literal('reset') }),
]);
export type Change = z.infer<typeof changeSchema>;

export const app = {
  status: procedure.output(statusSchema),
  /** First run: chooses where keys live and who I am. Fails with `already-set-up`, `passphrase-weak`, `keyring-unavailable`. */
  setUp: procedure
    .input(z.object({ name: displayNameSchema, language: languageSchema, keyKind: keyKindSchema, passphrase: z.string().max(1024).optional() }))
    .output(statusSchema),
  /** Fails with `passphrase-wrong`. */
  unlock: procedure.input(z.object({ passphrase: z.string().max(1024) })).output(statusSchema),
  /** What hindered opening may be gone: tries again. Fails as opening does. */
  tryAgain: procedure.output(statusSchema),
  /** With `keys-lost`: sets everything aside that no key opens any more, and begins anew. Fails with `not-allowed` otherwise. */
  beginAnew: procedure.input(z.object({ id: callIdSchema })).output(statusSchema),
  /** The `hearth://…` link that Hearth was opened with, as it came, once: the page that asks first shows it. */
  takeLink: procedure.output(z.object({ link: z.string().max(MAX_LINK).optional() })),
  settings: procedure.output(settingsSchema),
  changeSettings: procedure.input(settingsSchema.partial().extend({ id: callIdSchema })).output(settingsSchema),
  /**
   * Everything that changes, from `cursor` on where that is still held, else one `reset` first.
   * The stream ends after 200 changes: ask again with the last cursor. So a reader that sleeps never has more than that waiting for it.
   */
  changes: procedure
    .input(z.object({ cursor: z.string().max(64).optional() }))
    .output(eventIterator(z.object({ cursor: z.string(), change: changeSchema }))),
};
