import { bytes, oneOf, record } from './codec.ts';

/** A sealed, signed frame of a member (`presence-note.ts` inside), passed on once by those who meet its author. */
export const presence = record({ way: oneOf(['from-author', 'passed-on']), sealed: bytes(1024) });
