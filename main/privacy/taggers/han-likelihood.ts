import type { Place } from '../rules/rule.ts';
import { hanEvidence, type SureOfHan } from './han-evidence.ts';
import { HAN_WEIGHTS } from './han-weights.ts';
import { likelihood } from './likelihood.ts';

/** How likely somebody private is named there in Chinese, 0 … 1. Offsets in the normal form. */
export const hanLikelihood = (place: Place, sure: SureOfHan): number => likelihood(hanEvidence(place, sure), HAN_WEIGHTS);
