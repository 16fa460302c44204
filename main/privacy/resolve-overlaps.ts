import type { Span } from './rules/rule.ts';

const longestFirst = (a: Span, b: Span): number => b.end - b.start - (a.end - a.start) || b.score - a.score || a.start - b.start;

/** What is left of a span beside the ones already taken: never lost, since whatever any rule found is masked. */
const uncovered = (span: Span, taken: readonly Span[]): readonly Span[] => {
  let pieces: readonly Span[] = [span];
  for (const other of taken) {
    pieces = pieces.flatMap((piece) => {
      if (other.end <= piece.start || other.start >= piece.end) return [piece];
      const left = { ...piece, end: Math.min(piece.end, other.start) };
      const right = { ...piece, start: Math.max(piece.start, other.end) };
      return [left, right].filter((part) => part.end > part.start);
    });
  }
  return pieces;
};

const isWorthMasking = (text: string): boolean => /[\p{L}\p{N}].*[\p{L}\p{N}]/su.test(text);

/** Sorted spans without overlaps: the longest wins, then the surest, then the first; what a loser has beside the winner stays masked. */
export const resolveOverlaps = (spans: readonly Span[], text: string): readonly Span[] => {
  if (spans.length < 2) return spans;
  const taken: Span[] = [];
  for (const span of spans.toSorted(longestFirst)) {
    const pieces = uncovered(span, taken);
    const isWhole = pieces.length === 1 && pieces[0] === span;
    taken.push(...(isWhole ? pieces : pieces.filter((piece) => isWorthMasking(text.slice(piece.start, piece.end)))));
  }
  return taken.toSorted((a, b) => a.start - b.start);
};
