import { isDeepStrictEqual } from 'node:util';
import { AppError } from '#contract';
import { encodeInvite, type Invite, readInvite } from '#ledger';
import { diceFor, type FuzzPart, holds } from './fuzz-part.ts';
import { mutateText } from './mutate.ts';

const TRIES = 1_000;
const CODES = new Set(['invite-not-found', 'invite-broken', 'invite-foreign', 'invite-expired']);

const INVITE: Invite = {
  circle: Buffer.alloc(32, 1).toString('base64url'),
  inviter: Buffer.alloc(32, 2).toString('base64url'),
  seed: new Uint8Array(16).fill(3),
  meetingPoints: ['ws://192.168.1.7:4444', 'wss://relay.example.org/hearth'],
  name: '周末读书会 📚',
  expiresAt: Date.UTC(2026, 4, 2),
};

const read = (text: string): Invite | undefined => {
  try {
    return readInvite(text);
  } catch (error) {
    holds(error instanceof AppError && CODES.has(error.code), `reading an invite ended with ${String(error)}`);
    return undefined;
  }
};

/** Invites mistyped, cut and mixed up: read as what was meant or refused by name, never as another invite. */
export const invites: FuzzPart = {
  name: 'invites',
  tries: TRIES,
  run: async (seed) => {
    const dice = diceFor('invites', seed);
    const { code, link } = encodeInvite(INVITE);
    const texts = [code, link, `来围炉「${INVITE.name}」：\n${code}\n72 小时内有效`];
    for (let count = 0; count < TRIES; count += 1) {
      const invite = read(mutateText(texts[count % texts.length] ?? '', dice));
      holds(invite === undefined || isDeepStrictEqual(invite, INVITE), 'a damaged invite was read as another');
    }
  },
};
