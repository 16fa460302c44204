export { careFor } from './care-for.ts';
export { checkSafety, type SafetyVerdict } from './check-safety.ts';
export { createSafety, type Safety, safetyMigrations } from './create-safety.ts';
export type { SafetyKind } from './signal.ts';
export { outsideCrisis } from './outside-crisis.ts';
