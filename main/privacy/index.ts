export { detect } from './detect.ts';
export { normalise } from './normalise.ts';
export { formatPlaceholder, parsePlaceholder } from './placeholder.ts';
export { mask, redact, type RedactOptions } from './redact.ts';
export { redactConversation } from './redact-conversation.ts';
export { restore } from './restore.ts';
export type { DetectOptions, GuardedMessage, PlaceholderLanguage, Redacted, VaultStore } from './types.ts';
export { createVault, type Vault, type VaultItem } from './vault.ts';
