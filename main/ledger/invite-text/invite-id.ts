import { inviteKeysOf } from '../crypto/invite-keys.ts';
import type { Invite } from '../invite.ts';
import { toBase64Url } from '../wire/base64-url.ts';

/** By what a circle knows an invite: the public half of the key that its seed gives, base64url. */
export const inviteIdOf = ({ seed }: Pick<Invite, 'seed'>): string => toBase64Url(inviteKeysOf(seed).publicKey);
