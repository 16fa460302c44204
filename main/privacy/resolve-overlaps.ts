import type { Span } from './rules/rule.ts';

const firstFirst = (a: Span, b: Span): number => a.start - b.start || b.end - a.end;
const longestFirst = (a: Span, b: Span): number => b.end - b.start - (a.end - a.start) || b.score - a.score || a.start - b.start;

/** For spans that are apart or one inside the other, as almost always: what contains wins. Undefined when two only touch in part. */
const nested = (sorted: readonly Span[]): readonly Span[] | undefined => {
  const kept: Span[] = [];
  for (const span of sorted) {
    const last = kept.at(-1);
    if (!last || span.start >= last.end) kept.push(span);
    else if (span.end > last.end) return undefined;
    else if (span.start === last.start && span.end === last.end && span.score > last.score) kept[kept.length - 1] = span;
  }
  return kept;
};

/** The parts of a span that nothing has taken yet. */
const freeParts = (span: Span, taken: Uint8Array): Span[] => {
  const parts: Span[] = [];
  for (let at = span.start; at < span.end; at++) {
    if (taken[at] === 1) continue;
    const start = at;
    while (at < span.end && taken[at] !== 1) at++;
    parts.push({ ...span, start, end: at });
  }
  return parts;
};

const isWorthMasking = (text: string): boolean => (text.match(/[\p{L}\p{N}]/gu)?.length ?? 0) >= 2;

/**
 * Sorted spans without overlaps: the longest wins, then the surest, then the first; what a loser has beside the winner stays masked,
 * since whatever any rule found is masked. Linear in the sum of the spans' lengths.
 */
export const resolveOverlaps = (spans: readonly Span[], text: string): readonly Span[] => {
  const sorted = spans.toSorted(firstFirst);
  const simple = nested(sorted);
  if (simple) return simple;
  const taken = new Uint8Array(text.length);
  const kept: Span[] = [];
  for (const span of sorted.toSorted(longestFirst)) {
    const parts = freeParts(span, taken);
    const isWhole = parts.length === 1 && parts[0]?.end === span.end && parts[0].start === span.start;
    kept.push(...(isWhole ? parts : parts.filter(({ start, end }) => isWorthMasking(text.slice(start, end)))));
    taken.fill(1, span.start, span.end);
  }
  return kept.toSorted(firstFirst);
};
