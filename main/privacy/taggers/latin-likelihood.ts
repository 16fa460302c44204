import type { Place } from '../rules/rule.ts';
import { latinEvidence, type SureOfLatin } from './latin-evidence.ts';
import { LATIN_WEIGHTS } from './latin-weights.ts';

/** How likely somebody private is named there, 0 … 1: a logistic regression over the evidence. Offsets in the normal form. */
export const latinLikelihood = (place: Place, sure: SureOfLatin): number => {
  let sum = LATIN_WEIGHTS.get('bias') ?? 0;
  for (const [name, value] of latinEvidence(place, sure)) if (value !== 0) sum += value * (LATIN_WEIGHTS.get(name) ?? 0);
  return 1 / (1 + Math.exp(-sum));
};
