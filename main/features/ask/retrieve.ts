import type { CircleId, Message } from '#contract';
import { wordsOf } from '#features/catch-up';
import { outsideCrisis } from '#features/safety';
import type { AskDeps } from './ask-deps.ts';
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

/** How many messages before and after one may hold the other part of its telephone number. */
const NEAR = 8;

export type Retrieved = {
  /** Best first. */
  readonly best: readonly Message[];
  /** They and what was said just before and after them, in order: what redaction looks at. */
  readonly around: readonly Message[];
};

/** Of the best, so many are looked at for crisis. */
const LOOKED_AT = 40;
const LONGEST_THREAD = 20;

/** The message and what it replies to, and so on, the first one first. */
const threadOf = (message: Message, byId: ReadonlyMap<string, Message>): Message[] => {
  const thread = [message];
  for (let at = message; thread.length < LONGEST_THREAD; ) {
    const before = at.replyTo && byId.get(at.replyTo.id);
    if (before === undefined) break;
    thread.unshift(before);
    at = before;
  }
  return thread;
};

/** Which of them are neither messages of crisis nor replies to one. */
const safeOf = (messages: readonly Message[], byId: ReadonlyMap<string, Message>): ReadonlySet<string> =>
  new Set(messages.filter((message) => outsideCrisis(threadOf(message, byId)).at(-1) === message).map(({ id }) => id));

const nearTo = (best: readonly Message[], messages: readonly Message[]): Message[] => {
  const wanted = new Set(best.map(({ id }) => id));
  const places = messages.flatMap(({ id }, place) => (wanted.has(id) ? [place] : []));
  return messages.filter((_, place) => places.some((other) => Math.abs(other - place) <= NEAR));
};

/** The messages of a circle that answer a question best: the newest and what full-text search finds, ranked together. */
export const retrieve = (
  deps: AskDeps,
  { circle, question, limit }: { circle: CircleId; question: string; limit: number },
): Retrieved => {
  const newest = deps.newest(circle, NEWEST);
  const query = [...new Set(wordsOf(withoutCall(question)))].join(' ');
  const older = newest.length < NEWEST || query === '' ? [] : deps.searchMessages(circle, query.slice(0, 200), FOUND);
  // The question itself, when it was asked in the chat, is no source.
  const asked = askedWords(question);
  const readable = inOrder(older, newest).filter(isReadable);
  const messages = readable.filter((message) => askedWords(message.text) !== asked);
  const talk = messages.map(({ id, author, sentAt, text, replyTo }) => ({
    id,
    author: author.name,
    at: sentAt,
    text,
    replyTo: replyTo?.id,
  }));
  const ranked = rankMessages(question, talk, { names: deps.detect(circle).names ?? [], asker: deps.myName(circle) });
  const highest = ranked[0]?.score ?? 0;
  const byId = new Map(messages.map((message) => [message.id, message]));
  const good = ranked.filter(({ score }) => score >= highest * LEAST_SHARE_OF_BEST).slice(0, LOOKED_AT);
  const safe = safeOf(good.flatMap(({ id }) => byId.get(id) ?? []), byId);
  const first = good.filter(({ id }) => safe.has(id)).slice(0, limit);
  const best = isAbout(first) ? first.flatMap(({ id }) => byId.get(id) ?? []) : [];
  return { best, around: nearTo(best, readable) };
};
