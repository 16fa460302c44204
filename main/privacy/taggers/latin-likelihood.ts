import type { Place } from '../rules/rule.ts';
import { latinEvidence, type SureOfLatin } from './latin-evidence.ts';
import { LATIN_WEIGHTS } from './latin-weights.ts';
import { likelihood } from './likelihood.ts';

/** How likely somebody private is named there in Latin letters, 0 … 1. Offsets in the normal form. */
export const latinLikelihood = (place: Place, sure: SureOfLatin): number => likelihood(latinEvidence(place, sure), LATIN_WEIGHTS);
