export { type Ask, type AskDeps, createAsk } from './create-ask.ts';
export { type Ranked, rankMessages } from './rank-messages.ts';
