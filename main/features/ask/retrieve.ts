import type { CircleId, Message } from '#contract';
import { wordsOf } from '#features/catch-up';
import type { AskDeps } from './create-ask.ts';
import { askedWords, withoutCall } from './question.ts';
import { type Ranked, rankMessages } from './rank-messages.ts';

const NEWEST = 1_500;
const FOUND = 120;
/** Below this share of the question's weight the chat has only common words with it. */
const LEAST_COVERAGE = 0.2;
const LEAST_SHARE_OF_BEST = 0.2;

/** Whether the chat speaks of what was asked at all. */
export const isAbout = (best: readonly Ranked[]): boolean =>
  Math.max(0, ...best.map(({ coverage }) => coverage)) >= LEAST_COVERAGE;

const isReadable = (message: Message): boolean =>
  !message.deleted && !message.keptFromAi && message.kind !== 'ai' && message.text.trim() !== '';

const inOrder = (older: readonly Message[], newest: readonly Message[]): Message[] => {
  const known = new Set(newest.map(({ id }) => id));
  return [...older.filter(({ id }) => !known.has(id)).toSorted((a, b) => a.sentAt - b.sentAt), ...newest];
};

/** The messages of a circle that answer a question best, best first: the newest and what full-text search finds, ranked together. */
export const retrieve = (
  deps: AskDeps,
  { circle, question, limit }: { circle: CircleId; question: string; limit: number },
): Message[] => {
  const newest = deps.newest(circle, NEWEST);
  const query = [...new Set(wordsOf(withoutCall(question)))].join(' ');
  const older = newest.length < NEWEST || query === '' ? [] : deps.searchMessages(circle, query.slice(0, 200), FOUND);
  // The question itself, when it was asked in the chat, is no source.
  const asked = askedWords(question);
  const messages = inOrder(older, newest).filter((message) => isReadable(message) && askedWords(message.text) !== asked);
  const talk = messages.map(({ id, author, sentAt, text, replyTo }) => ({
    id,
    author: author.name,
    at: sentAt,
    text,
    replyTo: replyTo?.id,
  }));
  const ranked = rankMessages(question, talk, { names: deps.detect(circle).names ?? [], asker: deps.myName(circle) });
  const best = ranked[0]?.score ?? 0;
  const byId = new Map(messages.map((message) => [message.id, message]));
  const first = ranked.filter(({ score }) => score >= best * LEAST_SHARE_OF_BEST).slice(0, limit);
  return isAbout(first) ? first.flatMap(({ id }) => byId.get(id) ?? []) : [];
};
