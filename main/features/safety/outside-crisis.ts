import { checkSafety } from './check-safety.ts';

type Said = { readonly id: string; readonly text: string; readonly replyTo?: { readonly id: string } | undefined };

/** Texts already looked at in this process: the same few thousand are read again and again. */
const known = new Map<string, boolean>();
const MOST_KNOWN = 20_000;

const isCrisis = (text: string): boolean => {
  const before = known.get(text);
  if (before !== undefined) return before;
  const { crisis } = checkSafety(text);
  if (known.size >= MOST_KNOWN) known.clear();
  known.set(text, crisis);
  return crisis;
};

/**
 * Messages without those of crisis, whoever wrote them, and without what was said in reply to them: no AI of anybody reads, sums up or answers those.
 * `messages` in the order of the group.
 */
export const outsideCrisis = <Message extends Said>(messages: readonly Message[]): Message[] => {
  const thread = new Set<string>();
  return messages.filter(({ id, text, replyTo }) => {
    const inside = (replyTo !== undefined && thread.has(replyTo.id)) || isCrisis(text);
    if (inside) thread.add(id);
    return !inside;
  });
};
