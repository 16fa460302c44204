/** An ordered, reliable channel of small pieces between two desktops, as WebRTC gives it: sealed by keys with these fingerprints, vouched for by nobody. */
export interface Wire {
  readonly initiator: boolean;
  /** SHA-256 fingerprints of both ends' DTLS certificates, 32 bytes each, as the session descriptions named them. */
  readonly fingerprints: { readonly own: Uint8Array; readonly peer: Uint8Array };
  send(piece: Uint8Array): void;
  /** Handed over and not yet sent, bytes. */
  bufferedBytes(): number;
  listen(ears: WireEars): void;
  /** A second channel of the same connection, for bulk: words never queue behind it. It is heard and used only once the link is authenticated. */
  readonly side?: SideWire | undefined;
  /** `ears.closed` follows. */
  close(): void;
  statistics(): Promise<LinkStatistics>;
}

export interface SideWire {
  /** Called once, when the link is authenticated. */
  open(): void;
  send(piece: Uint8Array): void;
  bufferedBytes(): number;
  listen(ears: Pick<WireEars, 'piece' | 'drained'>): void;
}

export type WireEars = {
  piece(piece: Uint8Array): void;
  drained(): void;
  /** The connection has had no sign of life for some seconds (ICE consent), and is not given up yet. */
  doubted(): void;
  closed(): void;
};

export type LinkStatistics = {
  readonly transport: 'webrtc' | 'memory';
  /** Whether WebRTC has selected a pair of ICE candidates: without one, no byte goes. */
  readonly selectedPair: boolean;
  readonly bytesSent: number;
  readonly bytesReceived: number;
  /** Messages that went out on the data channels. */
  readonly messagesSent: number;
  readonly route: 'lan' | 'direct' | 'relayed';
};
