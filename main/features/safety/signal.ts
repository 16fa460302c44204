/** What a text may be about. `idiom` is a figure of speech: no crisis, at most a quiet line. */
export type SafetyKind = 'none' | 'self-harm' | 'threat' | 'abuse' | 'idiom';

/** A pattern over normalised text that speaks for `kind`; `weight` is how surely it does by itself, 0 … 1. */
export type Signal = { readonly kind: 'self-harm' | 'threat' | 'abuse'; readonly weight: number; readonly pattern: RegExp };

export const SURE = 0.9;
export const LIKELY = 0.65;
/** Two of these together make a crisis, one alone does not. */
export const HINT = 0.35;

/** A maker of signals of one kind: alternatives in words, joined to one pattern. */
export const signalOf =
  (kind: Signal['kind']) =>
  (weight: number, alternatives: readonly string[]): Signal => ({
    kind,
    weight,
    pattern: new RegExp(alternatives.join('|'), 'g'),
  });
