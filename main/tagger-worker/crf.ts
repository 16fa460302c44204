/** Of each of `size` rows the numbers that are not next to nothing: row `r` has `values[i]` in column `columns[i]`, for `i` from `first[r]` to before `first[r + 1]`. */
export type SparseRows = { readonly first: Int32Array; readonly columns: Uint8Array; readonly values: Float64Array };

/**
 * A linear-chain CRF over `size` tags, all as factors: what coming `into` a tag from each other is worth, what going on `outOf` it to each other is,
 * and what a tag is at `start` and `end`.
 */
export type Crf = { readonly size: number; readonly start: Float64Array; readonly end: Float64Array; readonly into: SparseRows; readonly outOf: SparseRows };

/** A step that is worth less is none: half of LAC's go from a word to the middle of another. */
const LEAST_WORTH = -15;

const sparse = (rows: readonly (readonly number[])[]): SparseRows => {
  const first = [0];
  const columns: number[] = [];
  const values: number[] = [];
  for (const row of rows) {
    row.forEach((worth, column) => {
      if (worth < LEAST_WORTH) return;
      columns.push(column);
      values.push(Math.exp(worth));
    });
    first.push(columns.length);
  }
  return { first: Int32Array.from(first), columns: Uint8Array.from(columns), values: Float64Array.from(values) };
};

/** From sums as trained; `transitions[from][to]`. */
export const crfOf = (start: readonly number[], end: readonly number[], transitions: readonly (readonly number[])[]): Crf => ({
  size: start.length,
  start: Float64Array.from(start, Math.exp),
  end: Float64Array.from(end, Math.exp),
  into: sparse(start.map((_, to) => transitions.map((row) => row[to] ?? 0))),
  outOf: sparse(transitions),
});

/** Where a sequence lies in a batch's scores: unit `t` begins at `offset + t * stride`. */
export type Strip = { readonly scores: Float32Array; readonly offset: number; readonly stride: number; readonly length: number };
