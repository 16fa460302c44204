import type { TalkMessage } from '#features/catch-up';

/** `Author: text` lines as messages a minute apart, m1, m2, …; `^m3 ` before the text replies. */
export const talkOf = (lines: string): TalkMessage[] =>
  lines
    .trim()
    .split('\n')
    .map((line, at) => {
      const colon = line.indexOf(': ');
      const [, replyTo, text = ''] = /^(?:\^(\S+) )?(.*)$/s.exec(line.slice(colon + 2)) ?? [];
      return {
        id: `m${at + 1}`,
        author: line.slice(0, colon).trim(),
        text,
        at: Date.UTC(2026, 2, 3, 9) + at * 60_000,
        ...(replyTo !== undefined && { replyTo }),
      };
    });
