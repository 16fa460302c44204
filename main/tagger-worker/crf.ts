/** A row of `width` numbers for each tag, one after another; those without a tag are 0. */
export type Rows = { readonly values: Float64Array; readonly width: number };

/** A linear-chain CRF over `size` tags, all as factors: what coming `into` a tag from each other is worth, what going on `outOf` it to each other is, and what a tag is at `start` and `end`. */
export type Crf = {
  readonly size: number;
  readonly width: number;
  readonly start: Float64Array;
  readonly end: Float64Array;
  readonly into: Rows;
  readonly outOf: Rows;
};

/** Rows are added up four numbers at a time. */
export const STEP = 4;

/** From sums as trained; `transitions[from][to]`. */
export const crfOf = (start: readonly number[], end: readonly number[], transitions: readonly (readonly number[])[]): Crf => {
  const size = start.length;
  const width = Math.ceil(size / STEP) * STEP;
  const [into, outOf] = [new Float64Array(size * width), new Float64Array(size * width)];
  transitions.forEach((row, from) =>
    row.forEach((worth, to) => {
      into[to * width + from] = Math.exp(worth);
      outOf[from * width + to] = Math.exp(worth);
    }),
  );
  return { size, width, start: Float64Array.from(start, Math.exp), end: Float64Array.from(end, Math.exp), into: { values: into, width }, outOf: { values: outOf, width } };
};

/** Where a sequence lies in a batch's scores: unit `t` begins at `offset + t * stride`. */
export type Strip = { readonly scores: Float32Array; readonly offset: number; readonly stride: number; readonly length: number };
