import { fixed, record } from './codec.ts';

/** The new device's ephemeral key (X25519). */
export const pairKey = record({ key: fixed(32) });
