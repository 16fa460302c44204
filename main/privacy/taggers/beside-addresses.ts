import type { TaggedSpan } from '#tagger-worker';
import type { Span } from '../rules/rule.ts';
import { ALONE } from './scores.ts';

/** How sure our own must be of a piece beside an address: half of what an address by itself needs, as where edges are traced by a second, lower threshold (hysteresis: Canny 1986). */
const BESIDE = 0.4;
/** “Top right, 118 Arbroath Rd”: what may stand between the pieces. */
const BETWEEN = /^[\s,]{0,3}$/;

/**
 * The pieces of addresses that our own is half sure of and that stand right beside an address that is known: together with it, as one.
 * @param addresses what rules and taggers have found already
 */
export const besideAddresses = (text: string, found: readonly TaggedSpan[], addresses: readonly Span[]): readonly Span[] =>
  found
    .filter(({ kind, by, start, end }) => kind === 'ADDRESS' && (by['own'] ?? 0) >= BESIDE && !addresses.some((one) => one.start <= start && end <= one.end))
    .flatMap(({ start, end }) => {
      const next = addresses.find((one) => BETWEEN.test(one.end <= start ? text.slice(one.end, start) : one.start >= end ? text.slice(end, one.start) : '-'));
      return next ? [{ start: Math.min(start, next.start), end: Math.max(end, next.end), kind: 'ADDRESS' as const, score: ALONE, by: 'tagger' as const }] : [];
    });
