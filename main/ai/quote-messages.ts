import type { PromptTask } from './prompt-tasks.ts';

/** A message as a prompt shows it: already redacted. */
export type QuotedMessage = { readonly id: string; readonly author: string; readonly text: string };

const MAX_MESSAGE_CHARS = 500;
const MAX_DATA_TOKENS = 1100;

/** Tokens of a text, from above: the measured 0.65 a Chinese character and about 4 Latin letters a token, with room. */
export const estimateTokens = (text: string): number => {
  const cjk = text.match(/[\u2E80-\u9FFF\uAC00-\uD7AF\uF900-\uFAFF\uFF00-\uFFEF]/g)?.length ?? 0;
  return Math.ceil(cjk * 0.9 + (text.length - cjk) / 3);
};

/**
 * One line that cannot pretend to be anything else: no line breaks, no control characters, no chat-template marks.
 * So instructions inside a message stay part of that message's line.
 */
const oneLine = (text: string): string => {
  const flat = text
    .replace(/[\p{Cc}\p{Zl}\p{Zp}]+/gu, ' ')
    .replace(/[\u200B-\u200F\u202A-\u202E\u2060-\u2069\uFEFF]/g, '')
    .replace(/<(?=[|/]|\w+>)/g, '‹')
    .replace(/ {2,}/g, ' ')
    .trim();
  return flat.length > MAX_MESSAGE_CHARS ? `${flat.slice(0, MAX_MESSAGE_CHARS)}…` : flat;
};

/** The user turn: numbered messages under their label, the question last. What does not fit falls away from the end of the messages. */
export const quoteMessages = (
  { labels }: Pick<PromptTask, 'labels'>,
  messages: readonly Omit<QuotedMessage, 'id'>[],
  question: string,
): string => {
  let room = MAX_DATA_TOKENS - estimateTokens(question);
  const lines: string[] = [];
  for (const { author, text } of messages) {
    const line = `${lines.length + 1}. ${author === '' ? '' : `${oneLine(author)}${labels.author}`}${oneLine(text)}`;
    room -= estimateTokens(line);
    if (room < 0) break;
    lines.push(line);
  }
  return [labels.messages, ...lines, `${labels.question}${oneLine(question)}`].filter((line) => line !== '').join('\n');
};
