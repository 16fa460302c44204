import { z } from 'zod';

/**
 * Stable codes of expected failures. The UI has a sentence for each in every language (`renderer/app/locales`), a test holds the two lists together.
 * A code, once released, keeps its meaning.
 */
export const ERROR_CODES = [
  // the machine
  'data-dir-in-use',
  'data-dir-unwritable',
  'database-newer',
  'database-older',
  'database-broken',
  'keys-lost',
  'disk-full',
  'port-in-use',
  'core-stopped',
  'login-start-not-kept',
  // keys
  'keyring-unavailable',
  'passphrase-wrong',
  'passphrase-weak',
  'locked',
  'already-set-up',
  // invites and joining
  'invite-not-found',
  'invite-broken',
  'invite-expired',
  'invite-used-up',
  'invite-revoked',
  'invite-foreign',
  'invite-other-use',
  'invite-own',
  'already-member',
  'join-refused',
  'join-waiting',
  'join-declined',
  'relay-unreachable',
  'no-way-through',
  // finding each other
  'hand-code-not-found',
  'hand-code-broken',
  'hand-code-foreign',
  'hand-code-stale',
  'hand-code-own',
  // bundles carried by hand
  'bundle-not-found',
  'bundle-broken',
  'bundle-older',
  'bundle-newer',
  'bundle-too-large',
  'bundle-foreign',
  'bundle-sender',
  'bundle-refused',
  'bundle-earlier-missing',
  'place-invalid',
  'place-too-long',
  'places-too-many',
  'turn-missing',
  // one's own devices
  'pair-code-not-found',
  'pair-code-broken',
  'pair-expired',
  'pair-broken',
  'pair-not-yours',
  'pair-differs',
  'pair-interrupted',
  'pair-yourself',
  'pair-has-devices',
  'device-removed',
  // groups and messages
  'circle-not-found',
  'message-not-found',
  'message-empty',
  'message-too-long',
  'not-allowed',
  'not-a-member',
  'removed-from-circle',
  'left-circle',
  'device-forked',
  'person-not-found',
  'keys-changed',
  'device-not-found',
  'successor-needed',
  'first-device-needed',
  'device-refused',
  // private chats
  'person-blocked',
  'request-gone',
  // the AI
  'ai-off',
  'model-not-found',
  'model-missing',
  'model-broken',
  'model-source-unreachable',
  'model-download-changed',
  'model-in-use',
  'model-fetched-elsewhere',
  'engine-crashed',
  'engine-timeout',
  'tier-missing',
  'cancelled',
  // agreements, memory
  'agreement-not-found',
  'check-in-not-found',
  'memory-not-found',
  'original-not-found',
  'kind-always-hidden',
  'word-too-short',
  'words-too-many',
  'forget-incomplete',
  // files and pictures
  'picture-broken',
  'picture-format',
  'picture-too-large',
  'file-empty',
  'file-too-large',
  'file-not-added',
  'file-not-here',
  'files-too-many',
  'files-full',
  'caption-too-long',
  // input
  'input-invalid',
  'vault-broken',
  'file-not-found',
  'file-unreadable',
  'recovery-file-broken',
  'recovery-file-newer',
  'recovery-not-opened',
  'recovery-not-made',
  'recovery-made-already',
  'recovery-revoked',
  'internal',
] as const;

export const errorCodeSchema = z.enum(ERROR_CODES);
export type ErrorCode = z.infer<typeof errorCodeSchema>;

/** What fills the gaps of the translated sentence: names, sizes, times. Never message texts, never secrets. */
export type ErrorParams = Readonly<Record<string, string | number>>;

export const appErrorDataSchema = z.object({
  code: errorCodeSchema,
  params: z.record(z.string().max(64), z.union([z.string().max(500), z.number()])).default({}),
});

/** An expected failure. It crosses every border unchanged and the UI translates its code. */
export class AppError extends Error {
  readonly code: ErrorCode;
  readonly params: ErrorParams;

  constructor(code: ErrorCode, params: ErrorParams = {}, options?: ErrorOptions) {
    super(code, options);
    this.name = 'AppError';
    this.code = code;
    this.params = params;
  }
}

/** Throws when `condition` is false: that is a bug in Hearth, not an expected failure. */
export function must(condition: unknown, message: string): asserts condition {
  if (!condition) throw new Error(`must: ${message}`);
}

/** Marks a branch that the type checker has proved unreachable. */
export const assertNever = (value: never): never => {
  throw new Error(`unexpected value: ${JSON.stringify(value)}`);
};
