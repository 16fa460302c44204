import { oneOf, record } from './codec.ts';

/** The joiner is not admitted, and why. */
export const refused = record({ code: oneOf(['join-refused', 'invite-expired', 'invite-used-up', 'invite-revoked', 'invite-foreign']) });
