export type { DetectOptions, GuardedMessage, PlaceholderLanguage, Redacted, VaultStore } from './types.ts';
