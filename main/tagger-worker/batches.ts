/** Work for one run of a graph: as long as its longest piece, the others padded. */
export type Batch<Piece> = readonly Piece[];

/** What a run costs: its longest piece times (pieces + `rows`), and `units` more, however short it is. `most`: the longest piece times pieces, which bounds memory. */
export type RunCost = { readonly rows: number; readonly units: number; readonly most: number };

/** Pieces of similar length together, shortest first, cut into runs so that all of them together cost least. */
export const batchesOf = <Piece>(pieces: readonly Piece[], lengthOf: (piece: Piece) => number, { rows, units, most }: RunCost): readonly Batch<Piece>[] => {
  const sorted = pieces.toSorted((a, b) => lengthOf(a) - lengthOf(b));
  /** For the pieces before each: what they cost, and where the last of their runs begins. */
  const best = [{ cost: 0, from: 0 }];
  for (let to = 1; to <= sorted.length; to++) {
    const longest = lengthOf(sorted[to - 1] as Piece);
    let least = { cost: Infinity, from: to - 1 };
    for (let from = to - 1; from >= 0 && (from === to - 1 || (to - from) * longest <= most); from--) {
      const cost = (best[from]?.cost ?? 0) + longest * (to - from + rows) + units;
      if (cost < least.cost) least = { cost, from };
    }
    best.push(least);
  }
  const batches: Piece[][] = [];
  for (let to = sorted.length; to > 0; to = best[to]?.from ?? 0) batches.push(sorted.slice(best[to]?.from ?? 0, to));
  return batches.toReversed();
};
