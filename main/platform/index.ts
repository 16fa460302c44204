export type { Child, Children } from './children.ts';
export type { Clock } from './clock.ts';
export { type Database, type Migration, migrate, openDatabase, type RoomMigrations } from './database.ts';
export type { Keystore } from './keystore.ts';
export { lineLog, type Log, type LogFields, silentLog } from './log.ts';
export { nodeChildren } from './node-children.ts';
export { fraction, type Random, systemRandom } from './random.ts';
export { systemClock } from './system-clock.ts';
