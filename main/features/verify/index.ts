export { createVerify } from './create-verify.ts';
export { verifyMigrations } from './verified-people.ts';
export type { Verify, VerifyDeps } from './verify.ts';
