import type { Invite } from '../invite.ts';
import { toBase32 } from './base-32.ts';
import { encodeInviteBytes } from './invite-bytes.ts';

/** An invite as people pass it on: a word that is found inside any text it is put into (the heart of a 口令), and a link. */
export const encodeInvite = (invite: Invite): { readonly code: string; readonly link: string } => {
  const digits = toBase32(encodeInviteBytes(invite));
  return { code: `HEARTH:${digits}`, link: `hearth://join/${digits}` };
};
