export { createRepair } from './create-repair.ts';
export { LocalRepair, repairMigrations } from './local-repair.ts';
