export { createRecovery } from './create-recovery.ts';
export type { RecoveryDeps, RecoveryFile } from './recovery.ts';
