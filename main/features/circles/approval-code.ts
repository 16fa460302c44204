import { createHash } from 'node:crypto';
import type { DeviceId } from '#contract';

/** Six digits of a device's key: the joiner and the admin see the same, and can compare them by voice. */
export const approvalCode = (device: DeviceId): string => {
  const number = createHash('sha256').update(`hearth/join-code/1 ${device}`).digest().readUInt32BE(0) % 1_000_000;
  const digits = String(number).padStart(6, '0');
  return `${digits.slice(0, 3)} ${digits.slice(3)}`;
};
