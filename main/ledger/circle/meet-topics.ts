import type { DeviceId } from '#contract';
import type { MeetTopic, RoomCredentials } from '../circle-ledger.ts';
import { meetingOf } from '../crypto/epoch-secrets.ts';
import type { CircleMembers, KnownDevice } from '../membership/circle-members.ts';
import { type ControlDag, pastOf } from '../membership/control-dag.ts';
import { rotationOf } from '../membership/rotation.ts';
import type { CircleState } from './circle-state.ts';
import { newsOfEnd } from './news-of-end.ts';

const WEEK_MS = 7 * 86_400_000;
const AROUND_TURN_MS = 86_400_000;

/** What a device has shown to know: everything its last entries cite. */
const shownBy = (state: CircleState, device: DeviceId): ReadonlySet<string> => {
  const heads: string[] = [];
  for (const feed of state.feeds.values()) if (feed.device === device) heads.push(...feed.heads);
  for (const entry of state.dag.entries.values()) if (entry.device === device) heads.push(entry.hash);
  return new Set(pastOf(state.dag, [...new Set(heads)]).map(({ hash }) => hash));
};

/** The standing entries that a device must know of to be up to date: what made the epoch in use, and what ended the device. */
const newsFor = ({ members, dag }: { readonly members: CircleMembers; readonly dag: ControlDag }, known: KnownDevice): readonly string[] => {
  if (known.status !== 'present') return newsOfEnd({ members, dag }, known);
  const [epoch] = members.clean;
  return [...dag.entries.values()].filter(({ op, hash }) => rotationOf(op)?.id === epoch && !members.voided.has(hash)).map(({ hash }) => hash);
};

const isLagging = (state: CircleState, device: DeviceId, known: KnownDevice): boolean => {
  const news = newsFor(state, known);
  if (news.length === 0) return false;
  const shown = shownBy(state, device);
  return !news.some((hash) => shown.has(hash));
};

const weeksAt = (timeMs: number): readonly number[] => {
  const intoWeekMs = ((timeMs % WEEK_MS) + WEEK_MS) % WEEK_MS;
  return [0, ...(intoWeekMs < AROUND_TURN_MS ? [-1] : []), ...(intoWeekMs >= WEEK_MS - AROUND_TURN_MS ? [1] : [])];
};

/**
 * Where pairs of devices meet when rooms have come apart: a topic of the two alone, by their sealing keys. Those that may lag behind, or all.
 */
export const meetTopicsOf = (state: CircleState, { timeMs, all }: { readonly timeMs: number; readonly all: boolean }): readonly MeetTopic[] => {
  const [mine] = state.keys;
  if (!mine || state.members.founded?.local !== false) return [];
  return [...state.members.known].flatMap(([device, known]) => {
    if (device === mine.device || known.use === 'recovery' || (known.status === 'void' && newsOfEnd(state, known).length === 0)) return [];
    if (!all && !isLagging(state, device, known)) return [];
    const rooms: RoomCredentials[] = weeksAt(timeMs).map((week) => meetingOf(mine, known.sealing, { circle: state.idBytes, timeMs: timeMs + week * WEEK_MS }));
    return [{ device, isMember: known.status === 'present', rooms }];
  });
};
