export { type GuardDeps, guardHandlers } from './guard-handlers.ts';
