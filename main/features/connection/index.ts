export type { Connection } from './connection.ts';
export { createConnection } from './create-connection.ts';
export { connectionMigrations, LocalConnection } from './local-tables.ts';
export type { HostRelay } from './own-relay.ts';
export { reachOf } from './reach.ts';
