/** An offer or an answer. */
export type SessionDescription = { readonly type: 'offer' | 'answer' | 'pranswer' | 'rollback'; readonly sdp: string };
export type Candidate = { readonly candidate: string; readonly sdpMid: string | null; readonly sdpMLineIndex: number | null };
export type IceServer = { readonly urls: readonly string[]; readonly username?: string; readonly credential?: string };

export type ConnectionConfig = {
  readonly iceServers: readonly IceServer[];
  /** Only addresses of a TURN server are offered and tried. */
  readonly relayOnly: boolean;
  /** Candidates outside 127.0.0.0/8 and ::1 are neither offered nor tried. */
  readonly loopbackOnly: boolean;
};

/** What an RTCPeerConnection says of itself, copied with every event. */
export type ConnectionState = {
  readonly signalingState: string;
  readonly iceConnectionState: string;
  readonly iceGatheringState: string;
  readonly connectionState: string;
};

/** One entry of `getStats()`: plain values only. */
export type StatsEntry = Readonly<Record<string, string | number | boolean>>;

/** Connections are numbered by the core; channels likewise, those that the other side opened by the pipe with negative numbers. */
export type ToPipe =
  | { readonly type: 'open-connection'; readonly connection: number; readonly config: ConnectionConfig }
  | { readonly type: 'open-channel'; readonly connection: number; readonly channel: number; readonly label: string }
  | { readonly type: 'call'; readonly call: number; readonly connection: number; readonly request: PipeRequest }
  | { readonly type: 'send'; readonly channel: number; readonly data: Uint8Array }
  | { readonly type: 'close-channel'; readonly channel: number }
  | { readonly type: 'close-connection'; readonly connection: number };

export type PipeRequest =
  | { readonly method: 'createOffer' }
  | { readonly method: 'createAnswer' }
  | { readonly method: 'setLocalDescription'; readonly description: SessionDescription }
  | { readonly method: 'setRemoteDescription'; readonly description: SessionDescription }
  | { readonly method: 'addIceCandidate'; readonly candidate: Candidate }
  | { readonly method: 'getStats' };

export type FromPipe =
  | { readonly type: 'ready' }
  | { readonly type: 'state'; readonly connection: number; readonly event: StateEvent; readonly state: ConnectionState }
  | { readonly type: 'candidate'; readonly connection: number; readonly candidate: Candidate | null }
  | { readonly type: 'channel'; readonly connection: number; readonly channel: number; readonly label: string; readonly open: boolean }
  | { readonly type: 'channel-event'; readonly channel: number; readonly event: 'open' | 'close' | 'error' }
  | { readonly type: 'message'; readonly channel: number; readonly data: Uint8Array }
  /** `sizeBytes` were handed to the channel, which now holds `bufferedBytes`. */
  | { readonly type: 'sent'; readonly channel: number; readonly sizeBytes: number; readonly bufferedBytes: number }
  | { readonly type: 'answered'; readonly call: number; readonly answer: PipeAnswer }
  | { readonly type: 'failed'; readonly call: number; readonly reason: string };

export type StateEvent = 'iceconnectionstatechange' | 'icegatheringstatechange' | 'signalingstatechange' | 'connectionstatechange';

export type PipeAnswer = {
  readonly description?: SessionDescription;
  readonly stats?: readonly StatsEntry[];
  readonly localDescription: SessionDescription | null;
  readonly state: ConnectionState;
};
