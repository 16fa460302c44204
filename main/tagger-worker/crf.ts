/** A linear-chain CRF over `size` tags. `moves[to * size + from]`: what going from one tag to the next is worth; `start`, `end`: what a tag there is. All as factors. */
export type Crf = { readonly size: number; readonly start: Float64Array; readonly end: Float64Array; readonly moves: Float64Array };

/** From sums as trained; `transitions[from][to]`. */
export const crfOf = (start: readonly number[], end: readonly number[], transitions: readonly (readonly number[])[]): Crf => {
  const size = start.length;
  const moves = new Float64Array(size * size);
  transitions.forEach((row, from) => row.forEach((worth, to) => (moves[to * size + from] = Math.exp(worth))));
  return { size, start: Float64Array.from(start, Math.exp), end: Float64Array.from(end, Math.exp), moves };
};

/** Where a sequence lies in a batch's scores: unit `t` begins at `offset + t * stride`. */
export type Strip = { readonly scores: Float32Array; readonly offset: number; readonly stride: number; readonly length: number };
