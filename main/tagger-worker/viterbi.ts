/** A linear-chain CRF over `size` tags. `into[to * size + from]`: what going from one tag to the next is worth. */
export type Crf = { readonly size: number; readonly start: Float32Array; readonly end: Float32Array; readonly into: Float32Array };

/** `transitions[from][to]`, as trained. */
export const crfOf = (start: readonly number[], end: readonly number[], transitions: readonly (readonly number[])[]): Crf => {
  const size = start.length;
  const into = new Float32Array(size * size);
  transitions.forEach((row, from) => row.forEach((worth, to) => (into[to * size + from] = worth)));
  return { size, start: Float32Array.from(start), end: Float32Array.from(end), into };
};

/** Where a sequence lies in a batch's scores: unit `t` begins at `offset + t * stride`. */
export type Strip = { readonly scores: Float32Array; readonly offset: number; readonly stride: number; readonly length: number };

const at = (values: Float32Array | Uint8Array, index: number): number => values[index] ?? 0;

/** The best tags of one sequence (Viterbi 1967). */
export const bestPath = ({ size, start, end, into }: Crf, { scores, offset, stride, length }: Strip): readonly number[] => {
  let best = start.map((worth, tag) => worth + at(scores, offset + tag));
  let next = new Float32Array(size);
  const back = new Uint8Array(length * size);
  for (let t = 1; t < length; t++) {
    for (let to = 0; to < size; to++) {
      const row = to * size;
      let top = at(best, 0) + at(into, row);
      let from = 0;
      for (let tag = 1; tag < size; tag++) {
        const worth = at(best, tag) + at(into, row + tag);
        if (worth > top) {
          top = worth;
          from = tag;
        }
      }
      next[to] = top + at(scores, offset + t * stride + to);
      back[t * size + to] = from;
    }
    [best, next] = [next, best];
  }
  let tag = 0;
  for (let other = 1; other < size; other++) if (at(best, other) + at(end, other) > at(best, tag) + at(end, tag)) tag = other;
  const path = Array.from({ length }, () => 0);
  for (let t = length - 1; t >= 0; t--) {
    path[t] = tag;
    tag = at(back, t * size + tag);
  }
  return path;
};
