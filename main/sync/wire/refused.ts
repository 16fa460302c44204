import { bytes, oneOf, record } from './codec.ts';

/**
 * The joiner is not admitted, and why. Who proved that it holds the invite is told by whom: device key and signature over the link's
 * transcript and the code. Who did not is told neither (no bytes).
 */
export const refused = record({
  code: oneOf(['join-refused', 'invite-foreign', 'invite-expired', 'invite-used-up', 'invite-revoked', 'join-waiting', 'join-declined', 'invite-other-use']),
  device: bytes(32),
  signature: bytes(64),
});
