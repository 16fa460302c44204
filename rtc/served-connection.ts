import { isLoopbackCandidate, onlyLoopback } from './loopback.ts';
import type { Candidate, ConnectionConfig, ConnectionState, PipeAnswer, PipeRequest, SessionDescription, StateEvent, StatsEntry } from './protocol.ts';
import type { PeerConnectionClass, PipePort } from './pipe-port.ts';
import { ServedChannel } from './served-channel.ts';

type Options = {
  readonly id: number;
  readonly config: ConnectionConfig;
  readonly port: PipePort;
  readonly nextChannel: () => number;
  readonly onChannel: (channel: number, owner: ServedConnection) => void;
};

const STATE_EVENTS: readonly StateEvent[] = ['iceconnectionstatechange', 'icegatheringstatechange', 'signalingstatechange', 'connectionstatechange'];

const plain = (description: RTCSessionDescription | RTCSessionDescriptionInit): SessionDescription => ({
  type: description.type,
  sdp: description.sdp ?? '',
});

const plainStats = (report: RTCStatsReport): StatsEntry[] => {
  const entries: StatsEntry[] = [];
  report.forEach((entry: Record<string, unknown>) => {
    const values = Object.entries(entry).filter(([, value]) => ['string', 'number', 'boolean'].includes(typeof value));
    entries.push(Object.fromEntries(values) as StatsEntry);
  });
  return entries;
};

/** UDP addresses of this machine are found at once, one after the other; those that servers tell of come later. */
const QUIET_MS = 10;
const GATHER_MS = 200;
/** TCP is only for networks that let no UDP through: its addresses are told when no way was found for so long. */
const TCP_AFTER_MS = 3_000;
const UP: ReadonlySet<string> = new Set(['connected', 'completed', 'closed']);
/** A candidate as far as a session description has it in the same words. */
const coreOf = (candidate: string): string => candidate.split(' ').slice(0, 8).join(' ');
const isTcp = (candidate: string): boolean => candidate.split(' ')[2]?.toLowerCase() === 'tcp';

/** One RTCPeerConnection and its data channels, told and heard through the pipe. It composes: objects of @roamhq/wrtc cannot be subclassed. */
export class ServedConnection {
  readonly #options: Options;
  readonly #connection: RTCPeerConnection;
  readonly #channels = new Map<number, ServedChannel>();
  /** Found while a description waits for them, and told in it. */
  #gathered: RTCIceCandidate[] | undefined;

  constructor(PeerConnection: PeerConnectionClass, options: Options) {
    this.#options = options;
    const iceServers = options.config.iceServers.map((server) => ({ ...server, urls: [...server.urls] }));
    this.#connection = new PeerConnection({ iceServers, iceTransportPolicy: options.config.relayOnly ? 'relay' : 'all' });
    const { id, port } = options;
    for (const event of STATE_EVENTS) {
      this.#connection.addEventListener(event, () => port.post({ type: 'state', connection: id, event, state: this.#state() }));
    }
    this.#connection.addEventListener('icecandidate', ({ candidate }) => this.#tellCandidate(candidate));
    this.#connection.addEventListener('datachannel', ({ channel }) => {
      const number = options.nextChannel();
      this.#adopt(number, channel);
      port.post({ type: 'channel', connection: id, channel: number, label: channel.label, open: channel.readyState === 'open' });
    });
  }

  openChannel(number: number, label: string): void {
    const channel = this.#connection.createDataChannel(label);
    this.#adopt(number, channel);
    // On a connection that is up, @roamhq/wrtc makes a channel that is open already, and fires no event for it.
    if (channel.readyState === 'open') this.#options.port.post({ type: 'channel-event', channel: number, event: 'open' });
  }

  send(number: number, data: Uint8Array): void {
    this.#channels.get(number)?.send(data);
  }

  closeChannel(number: number): void {
    this.#channels.get(number)?.close();
  }

  close(): void {
    this.#connection.close();
    this.#channels.clear();
  }

  async answer(request: PipeRequest): Promise<PipeAnswer> {
    const result = await this.#call(request);
    const local = this.#connection.localDescription;
    return { ...result, localDescription: local ? this.#filtered(plain(local)) : null, state: this.#state() };
  }

  async #call(request: PipeRequest): Promise<Pick<PipeAnswer, 'description' | 'stats'>> {
    const connection = this.#connection;
    switch (request.method) {
      case 'createOffer':
        return { description: plain(await connection.createOffer()) };
      case 'createAnswer':
        return { description: plain(await connection.createAnswer()) };
      case 'setLocalDescription':
        await this.#describe(request.description);
        return {};
      case 'setRemoteDescription':
        await connection.setRemoteDescription(this.#filtered(request.description));
        return {};
      case 'addIceCandidate':
        if (this.#mayUse(request.candidate)) await connection.addIceCandidate(request.candidate);
        return {};
      case 'getStats':
        return { stats: plainStats(await connection.getStats()) };
    }
  }

  #mayUse({ candidate }: Candidate): boolean {
    return !this.#options.config.loopbackOnly || candidate === '' || isLoopbackCandidate(candidate);
  }

  #filtered(description: SessionDescription): SessionDescription {
    return this.#options.config.loopbackOnly ? { type: description.type, sdp: onlyLoopback(description.sdp) } : description;
  }

  /** Describes this end with the addresses that are found at once: each told by itself would cost a message to everybody in the room. */
  async #describe(description: SessionDescription): Promise<void> {
    const gathered: RTCIceCandidate[] = [];
    this.#gathered = gathered;
    try {
      await this.#connection.setLocalDescription(description);
      await this.#firstAddresses();
    } finally {
      this.#gathered = undefined;
      const told = this.#connection.localDescription?.sdp ?? '';
      for (const candidate of gathered) if (!told.includes(coreOf(candidate.candidate))) this.#tellCandidate(candidate);
    }
  }

  /** Resolves when some were found and no more come. */
  #firstAddresses(): Promise<void> {
    const connection = this.#connection;
    return new Promise((resolve) => {
      const done = (): void => {
        clearTimeout(quiet);
        clearTimeout(limit);
        connection.removeEventListener('icecandidate', more);
        resolve();
      };
      let quiet: ReturnType<typeof setTimeout> | undefined;
      const limit = setTimeout(done, GATHER_MS);
      const more = (): void => {
        clearTimeout(quiet);
        quiet = setTimeout(done, QUIET_MS);
      };
      connection.addEventListener('icecandidate', more);
      if ((this.#gathered?.length ?? 0) > 0) more();
    });
  }

  #tellCandidate(found: RTCIceCandidate | null): void {
    if (found && this.#gathered) return void this.#gathered.push(found);
    const candidate = found && { candidate: found.candidate, sdpMid: found.sdpMid, sdpMLineIndex: found.sdpMLineIndex };
    if (candidate && !this.#mayUse(candidate)) return;
    const tell = (): void => this.#options.port.post({ type: 'candidate', connection: this.#options.id, candidate });
    if (!candidate || !isTcp(candidate.candidate)) return tell();
    setTimeout(() => (UP.has(this.#connection.iceConnectionState) ? undefined : tell()), TCP_AFTER_MS);
  }

  #state(): ConnectionState {
    const { signalingState, iceConnectionState, iceGatheringState, connectionState } = this.#connection;
    return { signalingState, iceConnectionState, iceGatheringState, connectionState };
  }

  #adopt(number: number, channel: RTCDataChannel): void {
    this.#channels.set(number, new ServedChannel(channel, { number, port: this.#options.port }));
    this.#options.onChannel(number, this);
  }
}
