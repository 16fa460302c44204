import type { TaggedSpan } from '#tagger-worker';

/** What taggers found in a text. `isWhole`: all that can read it have read all of it, so that what none of them saw speaks against a name. */
export type Reading = { readonly spans: readonly TaggedSpan[]; readonly isWhole: boolean };

/** What taggers found in the texts that were read, by the texts' normal form; nothing for others. */
export type Tagged = (normalText: string) => Reading;

/** Whether taggers stand behind the rules: `basic` is what a person is told of. */
export type Protection =
  | { readonly level: 'full' }
  | {
      readonly level: 'basic';
      /** A weight file is not there, is another than it should be, nothing here can run it, or it failed while it ran. */
      readonly reason: 'weights-missing' | 'weights-changed' | 'runtime-missing' | 'reading-failed';
    };

/** The taggers as the rest of the app sees them: they add to what the rules find, and never stand in the way. */
export interface Taggers {
  /** Reads texts as people wrote them. Never rejects: what the taggers cannot read is left to the rules, and `protection` says so. */
  read(texts: readonly string[], lane: 'interactive' | 'background'): Promise<Tagged>;
  protection(): Protection;
  /** @returns how to stop listening */
  onProtection(listener: (protection: Protection) => void): () => void;
  stop(): Promise<void>;
}

const NOTHING: Tagged = () => ({ spans: [], isWhole: false });

/** No taggers at all, which is known and wanted: for the tier `rules`. */
export const rulesAlone: Taggers = {
  read: () => Promise.resolve(NOTHING),
  protection: () => ({ level: 'full' }),
  onProtection: () => () => undefined,
  stop: () => Promise.resolve(),
};
