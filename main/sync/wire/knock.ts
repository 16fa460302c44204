import { bytes, record } from './codec.ts';

/** A joiner's request (`PendingJoin.request`), for `CircleLedger.admit`. */
export const knock = record({ request: bytes(3 * 1024) });
