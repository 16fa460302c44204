import { bytes, list, oneOf, record } from './codec.ts';

/** Sealed, signed frames of members (`presence-note.ts` inside), several at once. Each is passed on once by everybody who hears it first. */
export const presence = record({ frames: list(record({ way: oneOf(['from-author', 'passed-on']), sealed: bytes(1024) }), 64) });
