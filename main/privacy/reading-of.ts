import type { AiReading, Redacted } from './types.ts';

/** Redacted messages as whoever counts is told of them. `text`: the words as they leave, when they are more than these messages. */
export const readingOf = (redacted: readonly Redacted[], text = redacted.map((one) => one.redacted).join('\n')): AiReading => ({
  text,
  messages: redacted.map(({ id, redacted: words, entities }) => ({
    id,
    redacted: words,
    masked: entities.map(({ start, end }) => ({ start, end })),
  })),
});
