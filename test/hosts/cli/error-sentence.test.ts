import { expect, test } from 'vitest';
import { AppError, type ErrorCode } from '#contract';
import { errorSentence } from '../../../main/hosts/cli/error-sentence.ts';

/** What a command can end with; the rest belongs to the app's window. */
const CODES: readonly ErrorCode[] = [
  'data-dir-in-use', 'data-dir-unwritable', 'database-newer', 'database-older', 'database-broken', 'keys-lost', 'disk-full', 'port-in-use', 'keyring-unavailable', 'passphrase-wrong', 'passphrase-weak',
  'locked', 'circle-not-found', 'model-not-found', 'model-broken', 'model-missing', 'model-source-unreachable', 'model-download-changed', 'model-in-use', 'model-fetched-elsewhere', 'forget-incomplete', 'cancelled', 'engine-crashed', 'engine-timeout', 'tier-missing',
  'removed-from-circle', 'join-refused', 'input-invalid', 'vault-broken', 'file-not-found', 'file-unreadable', 'internal',
];

test.each(CODES)('%s is a sentence in both languages, not a code', (code) => {
  const error = new AppError(code, { why: 'line 1' });
  expect(errorSentence(error, 'en')).toMatch(/^[A-Z].* .*[.:?1]/);
  expect(errorSentence(error, 'zh-CN')).toMatch(/\p{Script=Han}{4}/u);
  for (const language of ['en', 'zh-CN'] as const) expect(errorSentence(error, language)).not.toBe(code);
});
