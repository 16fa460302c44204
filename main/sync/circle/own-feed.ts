import { createHash } from 'node:crypto';
import type { CircleLedger } from '#ledger';

/** More restores of one device than anybody will live through. */
const INCARNATIONS = 16;

/** The name of a device's message feed: the first 53 bits of SHA-256(circle ‖ device ‖ incarnation ‖ 'm') (protocol.md, "The ledger"). */
const messageFeedOf = (circle: string, device: string, incarnation: number): string => {
  const [circleBytes, deviceBytes] = [Buffer.from(circle, 'base64url'), Buffer.from(device, 'base64url')];
  const digest = createHash('sha256').update(circleBytes).update(deviceBytes).update(Uint8Array.of(incarnation)).update('m').digest();
  return `m:${(digest.readUIntBE(0, 6) * 32 + ((digest[6] ?? 0) >> 3)).toString(36)}`;
};

/** The message feeds this device writes or ever wrote to, one an incarnation. */
export const ownFeedsOf = ({ id, self }: Pick<CircleLedger, 'id' | 'self'>): ReadonlySet<string> =>
  new Set(Array.from({ length: INCARNATIONS }, (_, incarnation) => messageFeedOf(id, self.device, incarnation)));
