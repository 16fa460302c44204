import { AppError } from '#contract';
import type { ByHand } from '../transport.ts';
import { findHandCode } from './hand-code.ts';

/** What became of a pasted text: it was a call, and here is the answer to carry back; or it was an answer, and the link is being made. */
export type Carried = { readonly kind: 'answer'; readonly text: string } | { readonly kind: 'connecting' };

/** A text for somebody who can be met in the first of these rooms. Fails with `not-allowed` where there is none. */
export const callByHand = async ([first]: readonly ByHand[]): Promise<string> => {
  if (!first) throw new AppError('not-allowed');
  return first.call();
};

const inOne = async <Outcome>(rooms: readonly ByHand[], ask: (room: ByHand) => Promise<Outcome | undefined>): Promise<Outcome> => {
  for (const room of rooms) {
    const outcome = await ask(room);
    if (outcome !== undefined) return outcome;
  }
  throw new AppError('hand-code-foreign');
};

/**
 * Takes what somebody sent back or sent first, wherever in a pasted text it is. Fails with `hand-code-not-found`, `hand-code-broken`,
 * `hand-code-foreign` (for another group or another day), `hand-code-stale` (its call waits no more), `hand-code-own` (a call of this desktop).
 */
export const takeByHand = async (rooms: readonly ByHand[], pasted: string): Promise<Carried> => {
  const code = findHandCode(pasted);
  if (code.kind === 'call') return { kind: 'answer', text: await inOne(rooms, (room) => room.answer(code)) };
  const outcome = await inOne(rooms, (room) => room.accept(code));
  if (outcome === 'stale') throw new AppError('hand-code-stale');
  return { kind: 'connecting' };
};
