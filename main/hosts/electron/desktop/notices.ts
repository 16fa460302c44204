import type { CircleId, CircleSummary, Settings } from '#contract';
import { filled, type Words } from '../words/words.ts';

/** What a notification says, and whose it is. */
export type Notice = { readonly circle: CircleId; readonly title: string; readonly body: string };

const LONGEST_BODY = 240;

const bodyOf = ({ last }: CircleSummary, arrived: number, { hides, words }: { readonly hides: boolean; readonly words: Words }): string => {
  if (arrived > 1) return filled(words.newMessages, { count: arrived });
  return hides || !last ? words.hiddenMessage : `${last.authorName}: ${last.text}`.slice(0, LONGEST_BODY);
};

type Look = { readonly settings: Pick<Settings, 'notifications'>; readonly words: Words };

/**
 * What to tell of between two looks at the list of groups: where more is unread than before. Muted groups are silent; with hidden text neither the
 * words, nor who wrote, nor where is said. A group that was not there before is new to its person, who joined it a moment ago.
 */
export const noticesBetween = (before: readonly CircleSummary[], after: readonly CircleSummary[], { settings, words }: Look): Notice[] => {
  if (settings.notifications === 'off') return [];
  const hides = settings.notifications === 'hidden';
  const known = new Map(before.map(({ id, unread }) => [id, unread]));
  return after.flatMap((circle) => {
    const arrived = circle.unread - (known.get(circle.id) ?? circle.unread);
    if (arrived <= 0 || circle.muted) return [];
    return [{ circle: circle.id, title: hides ? words.app : circle.name, body: bodyOf(circle, arrived, { hides, words }) }];
  });
};

/** What the badge counts: muted groups do not. */
export const unreadCount = (circles: readonly CircleSummary[]): number => circles.reduce((sum, { unread, muted }) => sum + (muted ? 0 : unread), 0);
