import type { Message } from '#contract';

const CIRCLE = 'c'.repeat(43);
const START = Date.UTC(2026, 2, 3, 9);

/** A message as the chat shows it; the number after the dot of `id` is also its minute. */
// oxlint-disable-next-line max-params -- reason: reads like a chat line with its exceptions last
export const messageOf = (id: string, name: string, text: string, changes: Partial<Message> = {}): Message => ({
  id,
  circle: CIRCLE,
  kind: 'person',
  author: { person: 'q'.repeat(22), name, isMe: false },
  text,
  sentAt: START + Number(id.split('.')[1]) * 60_000,
  clockWrong: false,
  deleted: false,
  reactions: [],
  isBlocked: false,
  keptFromAi: false,
  ...changes,
});
