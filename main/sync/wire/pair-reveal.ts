import { fixed, record } from './codec.ts';

/** The ephemeral key (X25519) that `pair-commit` named. */
export const pairReveal = record({ key: fixed(32) });
