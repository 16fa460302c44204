import { AppError } from '#contract';
import type { Invite } from '../invite.ts';
import { fromBase32 } from './base-32.ts';
import { codeDigits, plainPasted } from './code-digits.ts';
import { decodeInviteBytes, inviteLength, OtherVersion } from './invite-bytes.ts';

const MAX_CANDIDATES = 64;
const MARK = /hearth\s*:\s*(?:\/\/\s*join\s*\/)?/giu;
const ANY_LINK = /[a-z][a-z0-9+.-]{1,20}:\/\/\S/iu;
/** A code cut shorter than this is taken for talk about Hearth. */
const MIN_DIGITS = 24;

type Candidate = Invite | 'broken' | 'foreign' | 'talk';

const readCandidate = (text: string, start: number): Candidate => {
  const digits = codeDigits(text, start, inviteLength);
  if (digits.length < MIN_DIGITS) return 'talk';
  try {
    return decodeInviteBytes(fromBase32(digits));
  } catch (error) {
    return error instanceof OtherVersion ? 'foreign' : 'broken';
  }
};

/**
 * Finds the invite in whatever a person pasted: chatty text, full-width letters, line breaks, zero-width characters, a tracking tail.
 * `now` (ms): also refuses an invite past its time. Fails with `invite-not-found`, `invite-broken` (mistyped or cut off),
 * `invite-foreign` (another app's link, another version's invite), `invite-expired`.
 */
export const readInvite = (pasted: string, now?: number): Invite => {
  const text = plainPasted(pasted);
  const marks = [...text.matchAll(MARK)].slice(0, MAX_CANDIDATES);
  const candidates = marks.map((mark) => readCandidate(text, mark.index + mark[0].length));
  const invite = candidates.find((candidate) => typeof candidate === 'object');
  if (invite) {
    if (now !== undefined && invite.expiresAt < now) throw new AppError('invite-expired', { name: invite.name });
    return invite;
  }
  if (candidates.includes('broken')) throw new AppError('invite-broken');
  throw new AppError(candidates.includes('foreign') || ANY_LINK.test(text) ? 'invite-foreign' : 'invite-not-found');
};
