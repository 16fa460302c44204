export type RelayLimits = {
  /** The longest frame, bytes. A sealed offer is about 3 KB. */
  readonly frameBytes: number;
  readonly connections: number;
  readonly connectionsPerAddress: number;
  readonly topicsPerConnection: number;
  readonly connectionsPerTopic: number;
  /** Frames a connection may send per second on average, and at once. */
  readonly framesPerSecond: number;
  readonly burstFrames: number;
  /** A client that reads so slowly that this much waits for it is dropped. */
  readonly waitingBytes: number;
  /** A client that answers no ping for this long is dropped. */
  readonly silenceMs: number;
};

export const DEFAULT_LIMITS: RelayLimits = {
  frameBytes: 32 * 1024,
  connections: 1_000,
  connectionsPerAddress: 200,
  topicsPerConnection: 256,
  connectionsPerTopic: 200,
  framesPerSecond: 60,
  burstFrames: 600,
  waitingBytes: 1024 * 1024,
  silenceMs: 45_000,
};
