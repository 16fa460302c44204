import type { InviteState } from '../circle-ledger.ts';
import { toBase64Url } from '../wire/base64-url.ts';
import type { CircleState } from './circle-state.ts';

/**
 * Invites that somebody may still come by: the open ones; those by which somebody asked and waits for an admin; and those by which somebody
 * was let in and has not written a word here since: it does not know yet. It was away when an admin agreed, or whoever let it in died before the answer.
 */
export const lobbiesWanted = ({ members, feeds }: CircleState, invites: readonly InviteState[]): readonly InviteState[] => {
  const written = new Set([...feeds.values()].flatMap(({ device, next }) => (next > 0 ? [device] : [])));
  const awaited = new Set([...members.wishes.values()].flatMap(([wish]) => (wish ? [wish.op.invite] : [])));
  return invites.filter(
    ({ invitePublicKey, state, cameBy }) =>
      state === 'open' || awaited.has(toBase64Url(invitePublicKey)) || cameBy.some(({ device }) => members.devices.has(device) && !written.has(device)),
  );
};
