import type { Candidate, ConnectionConfig, ConnectionState, FromPipe, PipeAnswer, PipeRequest, SessionDescription, StateEvent, StatsEntry } from '#rtc';
import type { GuardedChannel } from './guarded-channel.ts';
import { ProxyChannel } from './proxy-channel.ts';
import type { RtcPipe } from './rtc-pipe.ts';
import { SIDE_LABEL, SideChannel } from './side-channel.ts';

type Handler = (() => void) | null;

/** Puts the guard around a connection's data channel. */
export type GuardChannel = (channel: ProxyChannel, connection: ProxyConnection, initiator: boolean) => GuardedChannel;

/**
 * What simple-peer takes for an RTCPeerConnection. The real one lives behind the pipe; its descriptions are kept here as well, because
 * simple-peer reads them at once. Every data channel is guarded: simple-peer sees it open only when the link is authenticated.
 */
export class ProxyConnection {
  signalingState = 'stable';
  iceConnectionState = 'new';
  iceGatheringState = 'new';
  connectionState = 'new';
  localDescription: SessionDescription | null = null;
  remoteDescription: SessionDescription | null = null;
  oniceconnectionstatechange: Handler = null;
  onicegatheringstatechange: Handler = null;
  onsignalingstatechange: Handler = null;
  onconnectionstatechange: Handler = null;
  onicecandidate: ((event: { candidate: Candidate | null }) => void) | null = null;
  ondatachannel: ((event: { channel: GuardedChannel }) => void) | null = null;
  ontrack: Handler = null;
  /** ICE has had no consent for some seconds. */
  onDoubt: Handler = null;

  readonly #pipe: RtcPipe;
  readonly #guard: GuardChannel;
  readonly #number: number;
  /** The second channel, for blobs. The link's initiator opens it when the link is authenticated. */
  readonly side = new SideChannel(() => this.#openSide());
  #isInitiator = false;
  #hasChannel = false;
  #isClosed = false;

  constructor(pipe: RtcPipe, config: ConnectionConfig, guard: GuardChannel) {
    this.#pipe = pipe;
    this.#guard = guard;
    this.#number = pipe.nextNumber();
    pipe.addConnection(this.#number, this);
    pipe.post({ type: 'open-connection', connection: this.#number, config });
  }

  async createOffer(): Promise<SessionDescription | undefined> {
    return (await this.#call({ method: 'createOffer' })).description;
  }

  async createAnswer(): Promise<SessionDescription | undefined> {
    return (await this.#call({ method: 'createAnswer' })).description;
  }

  async setLocalDescription({ type, sdp }: SessionDescription): Promise<void> {
    await this.#call({ method: 'setLocalDescription', description: { type, sdp } });
  }

  async setRemoteDescription({ type, sdp }: SessionDescription): Promise<void> {
    this.remoteDescription = { type, sdp };
    await this.#call({ method: 'setRemoteDescription', description: { type, sdp } });
  }

  async addIceCandidate({ candidate, sdpMid, sdpMLineIndex }: Candidate): Promise<void> {
    await this.#call({ method: 'addIceCandidate', candidate: { candidate, sdpMid, sdpMLineIndex } });
  }

  async getStats(): Promise<readonly StatsEntry[]> {
    return (await this.#call({ method: 'getStats' })).stats ?? [];
  }

  /** The local description with every address found so far in it: the answer of any call brings it. */
  async describedWithAddresses(): Promise<string> {
    await this.#call({ method: 'getStats' });
    return this.localDescription?.sdp ?? '';
  }

  createDataChannel(label: string): GuardedChannel {
    const number = this.#pipe.nextNumber();
    this.#pipe.post({ type: 'open-channel', connection: this.#number, channel: number, label });
    this.#hasChannel = true;
    this.#isInitiator = true;
    return this.#guard(new ProxyChannel(this.#pipe, { number, label, isOpen: false }), this, true);
  }

  #openSide(): ProxyChannel | undefined {
    if (!this.#isInitiator || this.#isClosed) return undefined;
    const number = this.#pipe.nextNumber();
    this.#pipe.post({ type: 'open-channel', connection: this.#number, channel: number, label: SIDE_LABEL });
    return new ProxyChannel(this.#pipe, { number, label: SIDE_LABEL, isOpen: false });
  }

  close(): void {
    if (this.#isClosed) return;
    this.#isClosed = true;
    this.signalingState = 'closed';
    this.#pipe.removeConnection(this.#number);
  }

  hearState(event: StateEvent, state: ConnectionState): void {
    this.#mirror(state);
    this[`on${event}`]?.();
    if (event === 'iceconnectionstatechange' && state.iceConnectionState === 'disconnected') this.onDoubt?.();
  }

  hearCandidate(candidate: Candidate | null): void {
    this.onicecandidate?.({ candidate });
  }

  hearChannel({ channel, label, open }: Extract<FromPipe, { type: 'channel' }>): void {
    const proxy = new ProxyChannel(this.#pipe, { number: channel, label, isOpen: open });
    if (label === SIDE_LABEL && this.#hasChannel && !this.#isInitiator) return this.side.adopt(proxy);
    // One channel of words and one of blobs a connection is all we ever open: another is somebody trying something.
    if (this.#hasChannel) return proxy.close();
    this.#hasChannel = true;
    this.ondatachannel?.({ channel: this.#guard(proxy, this, false) });
  }

  /** The process behind the pipe is gone. */
  hearLoss(): void {
    this.connectionState = 'failed';
    this.onconnectionstatechange?.();
  }

  async #call(request: PipeRequest): Promise<PipeAnswer> {
    const answer = await this.#pipe.call(this.#number, request);
    this.localDescription = answer.localDescription;
    this.#mirror(answer.state);
    return answer;
  }

  #mirror({ signalingState, iceConnectionState, iceGatheringState, connectionState }: ConnectionState): void {
    Object.assign(this, { signalingState, iceConnectionState, iceGatheringState, connectionState });
  }
}
