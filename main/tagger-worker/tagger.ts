import type { Runtime } from './runtime.ts';
import type { TaggedSpan } from './protocol.ts';
import type { Weights } from './weights.ts';

/** A find of one tagger, and how sure it is, 0 … 1. */
export type Found = Omit<TaggedSpan, 'by'> & { readonly score: number };

/** A tagger with its weights in memory. */
export type OpenTagger = {
  /** For each text what was found in it, in order and without overlaps. */
  readonly tag: (texts: readonly string[]) => Promise<readonly (readonly Found[])[]>;
  readonly release: () => Promise<void>;
};

/** A small token classifier. */
export type Tagger = {
  /** Its folder beside `taggers.json`. */
  readonly id: string;
  /** Whether it knows the script of a text: others cost time and find nonsense. */
  readonly reads: (text: string) => boolean;
  readonly open: (runtime: Runtime, weights: Weights) => Promise<OpenTagger>;
};
