export { createRepair } from './create-repair.ts';
export { LocalRepair, type Outcome, repairMigrations } from './local-repair.ts';
