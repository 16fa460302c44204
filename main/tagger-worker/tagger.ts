import type { Runtime } from './runtime.ts';
import type { TaggedSpan } from './protocol.ts';
import type { Weights } from './weights.ts';

export type Found = Omit<TaggedSpan, 'by'>;

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
