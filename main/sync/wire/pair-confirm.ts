import { fixed, record } from './codec.ts';

/** The person at this end saw the same emoji: a proof by the shared secret, another for each end. */
export const pairConfirm = record({ proof: fixed(32) });
