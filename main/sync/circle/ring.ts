import { createHmac } from 'node:crypto';
import type { DeviceId } from '#contract';
import type { RoomCredentials } from '#ledger';

/** Up to so many devices at once, everybody is linked with everybody. */
export const FULL_MESH = 12;
const PLACE_BYTES = 16;
const DOMAIN = 'hearth/ring/1';

/** Somebody in the room, by where it stands in the ring. `isOut`: tried in vain lately. */
export type Standing = { readonly place: string; readonly isOut: boolean };

/**
 * Where a device stands in a room's ring: HMAC-SHA256(room password, device), 16 bytes, hex. The password changes daily and is known to the
 * room alone, so that nobody outside can grind keys to stand where they like, and nobody inside for longer than a day.
 */
export const placeInRing = ({ password }: RoomCredentials, device: DeviceId): string =>
  createHmac('sha256', password).update(DOMAIN).update(Buffer.from(device, 'base64url')).digest('hex').slice(0, 2 * PLACE_BYTES);

/** How far away in the ring one's links go, either way (simulated: at most four hops among 50). */
const offsetsOf = (count: number): readonly number[] => [1, 2, Math.ceil(count / 8), Math.ceil((3 * count) / 10)];

/**
 * The places to be linked with: everybody's up to twelve devices, ourselves included; above, the offsets of `offsetsOf` both ways, and for
 * each that is out the next one that is not.
 */
export const ringNeighbours = (own: string, others: readonly Standing[]): ReadonlySet<string> => {
  const count = others.length + 1;
  if (count <= FULL_MESH) return new Set(others.map(({ place }) => place));
  const sorted = others.toSorted((a, b) => (a.place < b.place ? -1 : 1));
  const after = sorted.findIndex(({ place }) => place > own);
  // Clockwise from us: at index k stands the one at offset k + 1, and at offset k + 1 - count the other way.
  const round = after < 0 ? sorted : [...sorted.slice(after), ...sorted.slice(0, after)];
  const chosen = new Set<string>();
  for (const way of [round, round.toReversed()]) {
    for (const offset of offsetsOf(count)) {
      const found = way.slice(offset - 1).find(({ place, isOut }) => !isOut && !chosen.has(place));
      if (found) chosen.add(found.place);
    }
  }
  return chosen;
};
