import type { FromPipe } from './protocol.ts';

/** Where messages of the pipe travel: a child's IPC channel, a MessagePort, a WebSocket. */
export type PipePort = { post(message: FromPipe): void };
export type PeerConnectionClass = new (config: RTCConfiguration) => RTCPeerConnection;
