export { type Ask, createAsk } from './create-ask.ts';
export type { AskDeps } from './ask-deps.ts';
export { type Ranked, rankMessages } from './rank-messages.ts';
