import { bytes, fixed, list, record, text, uint } from './codec.ts';

/** A device key (Ed25519), raw. */
export const deviceKey = fixed(32);
export const nonce = fixed(32);
export const signature = fixed(64);
/** A canonical ledger update (see `CircleLedger.missing`). */
export const update = bytes(220 * 1024);
export const requestId = uint(2 ** 32);

export const feedName = text(16, /^[cm]:[0-9a-z]{1,11}$/);
/** How much of a feed is held: at most all of 2^24 entries, as a pull says of feeds it is not to be sent. */
export const feedNext = uint(2 ** 24 + 1);
/** `bodiesFrom`: a mailbox has dropped what lies below; 0 otherwise. */
export const feedHead = record({ feed: feedName, next: feedNext, head: fixed(32), bodiesFrom: feedNext });
/** Two feeds a device, and incarnations: enough for the largest circle. */
export const frontier = list(feedHead, 1_024);

/** A meeting point; parsed again as a URL by whoever uses it. */
export const meetingPoint = text(200, /^(?:wss?|mqtts?(?:\+wss?)?):\/\/[\x21-\x7e]+$/);
/** The name of a room: a hash, base64url. */
export const topic = text(43, /^[\w-]{43}$/);
