import { bytes, oneOf, record, uint } from './codec.ts';
import { nonce } from './shapes.ts';

/** First on every link. A host of a lobby hides its device (no bytes) until the joiner has proved itself. */
export const greeting = record({ version: uint(256), side: oneOf(['member', 'host', 'joiner']), device: bytes(32), nonce });
