/** Work for one run of a graph: as long as its longest piece, the others padded. */
export type Batch<Piece> = readonly Piece[];

/**
 * Pieces of similar length together, shortest first, so that little is padded.
 * @param most pieces a batch; `mostUnits`: its longest piece times their number, which bounds memory
 */
export const batchesOf = <Piece>(
  pieces: readonly Piece[],
  lengthOf: (piece: Piece) => number,
  { most, mostUnits }: { readonly most: number; readonly mostUnits: number },
): readonly Batch<Piece>[] => {
  const batches: Piece[][] = [];
  let current: Piece[] = [];
  for (const piece of pieces.toSorted((a, b) => lengthOf(a) - lengthOf(b))) {
    if (current.length > 0 && (current.length === most || lengthOf(piece) * (current.length + 1) > mostUnits)) {
      batches.push(current);
      current = [];
    }
    current.push(piece);
  }
  if (current.length > 0) batches.push(current);
  return batches;
};
