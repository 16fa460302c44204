export { careFor, careOf } from './care-for.ts';
export { checkSafety, type SafetyVerdict } from './check-safety.ts';
export type { SafetyKind } from './signal.ts';
