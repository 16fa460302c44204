import type { Verdict } from '#contract';
import type { Obstacle } from './claims.ts';

/** The finding behind a verdict. `quote`: words of the submission; `wanted`: words of the rule; `found`: an amount, said by code. */
export type Why =
  | { readonly type: 'enough'; readonly quote: string; readonly wanted: string; readonly found?: string | undefined }
  | { readonly type: 'short'; readonly quote: string; readonly wanted: string; readonly found?: string | undefined }
  | { readonly type: 'close'; readonly quote: string; readonly wanted: string }
  | { readonly type: 'how-much'; readonly quote: string; readonly wanted: string }
  | { readonly type: 'other-unit'; readonly quote: string; readonly wanted: string }
  | { readonly type: 'from-where'; readonly quote: string; readonly wanted: string }
  | { readonly type: 'did'; readonly quote: string }
  | { readonly type: 'what-did-you-do'; readonly quote: string; readonly wanted: string }
  | { readonly type: 'kept-from'; readonly quote: string; readonly wanted: string }
  | { readonly type: 'gave-in'; readonly quote: string; readonly wanted: string }
  | { readonly type: 'in-time'; readonly quote: string; readonly wanted: string }
  | { readonly type: 'late'; readonly quote: string; readonly wanted: string }
  | { readonly type: 'when'; readonly quote: string; readonly wanted: string }
  | { readonly type: 'too-much'; readonly quote: string; readonly wanted: string }
  | { readonly type: 'note'; readonly quote: string }
  | { readonly type: 'note-missing'; readonly quote: string; readonly wanted: string }
  | { readonly type: 'photo'; readonly quote: string; readonly wanted: string; readonly isThere: boolean }
  | { readonly type: 'different'; readonly quote: string; readonly wanted: string }
  | { readonly type: 'akin'; readonly quote: string; readonly wanted: string }
  | { readonly type: 'same'; readonly quote: string; readonly wanted: string }
  | { readonly type: 'repeat'; readonly quote: string }
  | { readonly type: 'clock-wrong'; readonly quote: string }
  | { readonly type: 'order'; readonly quote: string; readonly wanted: string }
  | { readonly type: 'nothing'; readonly quote: string; readonly wanted: string }
  | { readonly type: 'obstacle'; readonly obstacle: Obstacle; readonly quote: string; readonly wanted: string };

export type Outcome = { readonly verdict: Verdict; readonly score: number; readonly why: Why; readonly byModel?: boolean };

export const counts = (why: Why, score = 0.95): Outcome => ({ verdict: 'counts', score, why });
export const notYet = (why: Why, score = 0.05): Outcome => ({ verdict: 'not-yet', score, why });
export const yourCall = (why: Why, score = 0.5): Outcome => ({ verdict: 'your-call', score, why });
