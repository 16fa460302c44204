import { detect } from './detect.ts';
import { mask, type RedactOptions } from './redact.ts';
import type { GuardedMessage, Redacted } from './types.ts';

/** Redacts messages in their order. */
export const redactConversation = (messages: readonly GuardedMessage[], options: RedactOptions): readonly Redacted[] =>
  messages.map(({ id, text }) => ({ id, ...mask(text, detect(text, options), options.vault) }));
