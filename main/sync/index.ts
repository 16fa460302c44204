export type { Peer, Route, Sync, SyncEvent } from './sync.ts';
