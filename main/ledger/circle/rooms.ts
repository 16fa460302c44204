import type { RoomCredentials } from '../circle-ledger.ts';
import { roomOfDay } from '../crypto/epoch-secrets.ts';
import type { CircleState } from './circle-state.ts';

const DAY_MS = 86_400_000;
/** How far clocks may be apart around midnight UTC without missing each other. */
const AROUND_MIDNIGHT_MS = 2 * 3_600_000;

/** The rooms of every live epoch, of today and, near midnight UTC, of the day beside it. */
export const roomsAt = (state: CircleState, timeMs: number): readonly RoomCredentials[] =>
  state.members.founded?.local === false ? roomsOf(state.live.map(({ roomKey }) => roomKey), state.idBytes, timeMs) : [];

/** The rooms of these room keys, likewise. */
export const roomsOf = (roomKeys: readonly Uint8Array[], circle: Uint8Array, timeMs: number): readonly RoomCredentials[] => {
  const intoDayMs = ((timeMs % DAY_MS) + DAY_MS) % DAY_MS;
  const days = [0, ...(intoDayMs < AROUND_MIDNIGHT_MS ? [-1] : []), ...(intoDayMs >= DAY_MS - AROUND_MIDNIGHT_MS ? [1] : [])];
  return roomKeys.flatMap((roomKey) => days.map((day) => roomOfDay(roomKey, circle, timeMs + day * DAY_MS)));
};
