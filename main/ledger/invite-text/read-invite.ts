import { AppError } from '#contract';
import type { Invite } from '../invite.ts';
import { base32Digit, fromBase32 } from './base-32.ts';
import { decodeInviteBytes, inviteLength, OtherVersion } from './invite-bytes.ts';

const MAX_PASTED = 200_000;
const MAX_CANDIDATES = 64;
/** Invisible characters that chats insert: joiners, marks, variation selectors. */
const INVISIBLE = /[\p{Cf}\p{Mn}]/gu;
/** What a chat may put between the characters of a code when it wraps, quotes or formats it. */
const IGNORED = /[\s\-_>|*`~]/u;
const MARK = /hearth\s*:\s*(?:\/\/\s*join\s*\/)?/giu;
const ANY_LINK = /[a-z][a-z0-9+.-]{1,20}:\/\/\S/iu;
/** A code cut shorter than this is taken for talk about Hearth. */
const MIN_DIGITS = 24;
const HEAD_DIGITS = 5;

/** The digits after a mark, up to the length that they themselves announce. What follows (a tracking tail, more words) is not read. */
const digitsFrom = (text: string, start: number): number[] => {
  const digits: number[] = [];
  let wanted = Number.POSITIVE_INFINITY;
  for (let at = start; at < text.length && digits.length < wanted; at += 1) {
    const character = text.charAt(at);
    if (IGNORED.test(character)) continue;
    const digit = base32Digit(character);
    if (digit === undefined) break;
    digits.push(digit);
    if (digits.length === HEAD_DIGITS) wanted = Math.ceil((inviteLength(fromBase32(digits)) * 8) / 5);
  }
  return digits;
};

type Candidate = Invite | 'broken' | 'foreign' | 'talk';

const readCandidate = (text: string, start: number): Candidate => {
  const digits = digitsFrom(text, start);
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
  const text = pasted.slice(0, MAX_PASTED).normalize('NFKC').replace(INVISIBLE, '');
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
