import type { CircleMembers } from '../membership/circle-members.ts';
import type { RoomCredentials } from '../circle-ledger.ts';
import { type EpochSecrets, roomOfDay } from '../crypto/epoch-secrets.ts';
import type { CircleState } from './circle-state.ts';

const DAY_MS = 86_400_000;
/** How far clocks may be apart around midnight UTC without missing each other. */
const AROUND_MIDNIGHT_MS = 2 * 3_600_000;

type HeldEpoch = EpochSecrets & { readonly id: string };

/** Epochs that no rotation has followed and whose key is here, by id. */
const liveEpochs = (members: CircleMembers, held: ReadonlyMap<string, EpochSecrets>): readonly HeldEpoch[] => {
  const followed = new Set([...members.epochs.values()].flatMap(({ parents }) => parents));
  return [...held]
    .filter(([id]) => !followed.has(id))
    .map(([id, secrets]) => ({ id, ...secrets }))
    .sort((a, b) => (a.id < b.id ? -1 : 1));
};

/** The epoch to encrypt under: of the live ones whose key is here the smallest id. */
export const currentEpoch = (members: CircleMembers, held: ReadonlyMap<string, EpochSecrets>): HeldEpoch | undefined => liveEpochs(members, held)[0];

/** The rooms of every live epoch, of today and, near midnight UTC, of the day beside it. */
export const roomsAt = (state: CircleState, timeMs: number): readonly RoomCredentials[] => {
  if (state.members.founded?.local !== false) return [];
  const intoDayMs = ((timeMs % DAY_MS) + DAY_MS) % DAY_MS;
  const days = [0, ...(intoDayMs < AROUND_MIDNIGHT_MS ? [-1] : []), ...(intoDayMs >= DAY_MS - AROUND_MIDNIGHT_MS ? [1] : [])];
  return liveEpochs(state.members, state.epochs).flatMap(({ roomKey }) => days.map((day) => roomOfDay(roomKey, state.idBytes, timeMs + day * DAY_MS)));
};
