import { bytes, record, uint } from './codec.ts';
import { topic } from './shapes.ts';

/** A sealed signaling frame, carried for somebody who cannot be met elsewhere. `hops`: how often it may still be passed on. */
export const signal = record({ topic, data: bytes(24 * 1024), hops: uint(3) });
