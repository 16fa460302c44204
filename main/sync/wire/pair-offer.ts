import { bytes, fixed, oneOf, record } from './codec.ts';

/** Both have confirmed: the circle of this person's own devices, who the person is there, and how to call and address it. */
export const pairOffer = record({ circle: fixed(32), person: fixed(16), name: bytes(256), language: oneOf(['zh-CN', 'en']) });
