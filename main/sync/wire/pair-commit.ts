import { fixed, record } from './codec.ts';

/** The device that is in names its ephemeral key by SHA-256 before it has seen the other's: so it cannot choose one that fits. */
export const pairCommit = record({ commitment: fixed(32) });
