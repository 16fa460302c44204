import type { DeviceId } from '#contract';
import { sha256, utf8 } from '../crypto/hash.ts';
import { toBase64Url } from '../wire/base64-url.ts';

/**
 * How many of `devices` come before `mine` in the order that everybody computes alike for one duty. Who comes first does it; the next
 * waits a little to see whether it was done. The order differs from duty to duty, so that no device does all of them.
 */
export const placeInRing = (duty: string, devices: Iterable<DeviceId>, mine: DeviceId): number => {
  const place = (device: DeviceId): string => toBase64Url(sha256(utf8(duty), utf8(device)));
  const own = place(mine);
  let before = 0;
  for (const device of devices) if (device !== mine && place(device) < own) before += 1;
  return before;
};
