export { type CircleRules, circleRules, guardMigrations } from './circle-rules.ts';
export { type GuardDeps, guardHandlers } from './guard-handlers.ts';
