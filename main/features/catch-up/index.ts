export { anyOf } from './any-of.ts';
export { conceptsOf } from './concepts.ts';
export { type CatchUp, type CatchUpDeps, createCatchUp } from './create-catch-up.ts';
export { AGREED, CHANGED, DECIDED, REFUSED } from './cues.ts';
export { type FactKinds, factKindsOf, isHeldBy, plain } from './facts.ts';
export { redactedViews } from './redacted-view.ts';
export { summarize, type SummaryOptions, type SummaryPoint } from './summarize.ts';
export { SYSTEM_AUTHOR, type TalkMessage } from './talk.ts';
export { languageOf, stemOf, wordsOf } from './words.ts';
