export type { AiWords, Chat, ChatDeps, CheckInPosted } from './chat.ts';
export { createChat } from './create-chat.ts';
export { chatMigrations } from './local-tables.ts';
export type { MessagePost } from './ops.ts';
export type { CheckInShown } from './show-message.ts';
export { messageView } from './view.ts';
export { cutQuery, cutWords } from './words.ts';
