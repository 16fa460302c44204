export type { LinkStatistics } from './link/wire.ts';
export { openSync, type SyncPorts } from './open-sync.ts';
export type { Peer, PeerStatistics, Route, Sync, SyncEvent } from './sync.ts';
export type { RoomHandle, RoomOptions, Transport } from './transport.ts';
export { webrtcTransport, type WebrtcOptions } from './webrtc/webrtc-transport.ts';
