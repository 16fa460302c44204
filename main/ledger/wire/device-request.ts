import type { DeviceClaim } from '../circle-ledger.ts';
import { fromBase64Url, toBase64Url } from './base64-url.ts';

const KEY_BYTES = 32;
const SIGNATURE_BYTES = 64;

/** A further device's claim as it is sent to a device that is in: both keys, then the signature. */
export const encodeDeviceRequest = ({ device, sealing, claim }: DeviceClaim): Uint8Array => Buffer.concat([device, sealing, claim].map(fromBase64Url));

/** Undefined unless it is exactly that long. What it says is judged by the rules of membership. */
export const readDeviceRequest = (bytes: Uint8Array): DeviceClaim | undefined => {
  if (bytes.length !== 2 * KEY_BYTES + SIGNATURE_BYTES) return undefined;
  const [device, sealing, claim] = [bytes.subarray(0, KEY_BYTES), bytes.subarray(KEY_BYTES, 2 * KEY_BYTES), bytes.subarray(2 * KEY_BYTES)];
  return { device: toBase64Url(device), sealing: toBase64Url(sealing), claim: toBase64Url(claim) };
};
