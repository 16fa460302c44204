export type { AiWords, Chat, ChatDeps, CheckInPosted } from './chat.ts';
export { createChat } from './create-chat.ts';
export { chatMigrations } from './local-tables.ts';
export { FileRows, shownFile, type StoredFile } from './file-rows.ts';
export { type MessageFile, messageFileSchema, type MessagePost } from './ops.ts';
export type { CheckInShown } from './show-message.ts';
export { safeFileName } from './safe-file-name.ts';
export { messageView } from './view.ts';
export { cutQuery, cutWords } from './words.ts';
