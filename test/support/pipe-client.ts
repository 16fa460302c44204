import type { Candidate, FromPipe, PipeAnswer, PipeRequest, SessionDescription, ToPipe } from '../../rtc/index.ts';
import { waitFor } from './wait-for.ts';

/** A pipe as the tests hold it, whoever serves it. */
export type TestPipe = {
  post(message: ToPipe): void;
  onMessage(listener: (message: FromPipe) => void): void;
  close(): Promise<void>;
};

/** One connection behind a pipe, spoken to in the pipe's own messages. */
export class PipeClient {
  readonly candidates: Candidate[] = [];
  /** What the description of this end named, and what was told after it. */
  readonly addresses: string[] = [];
  readonly states: string[] = [];
  readonly received: Uint8Array[] = [];
  readonly events: string[] = [];
  sentBytes = 0;
  bufferedBytes = 0;
  channel: number | undefined;
  readonly #pipe: TestPipe;
  readonly #connection: number;
  readonly #answers = new Map<number, (answer: PipeAnswer | string) => void>();
  #calls: number;

  constructor(pipe: TestPipe, connection: number, options: { loopbackOnly: boolean } = { loopbackOnly: true }) {
    this.#pipe = pipe;
    this.#connection = connection;
    this.#calls = connection * 1000;
    pipe.onMessage((message) => this.#hear(message));
    pipe.post({ type: 'open-connection', connection, config: { iceServers: [], relayOnly: false, ...options } });
  }

  openChannel(channel: number): void {
    this.channel = channel;
    this.#pipe.post({ type: 'open-channel', connection: this.#connection, channel, label: 'x' });
  }

  /** The answer, or the reason why there is none. */
  ask(request: PipeRequest): Promise<PipeAnswer | string> {
    const call = (this.#calls += 1);
    this.#pipe.post({ type: 'call', call, connection: this.#connection, request });
    return new Promise((resolve) => this.#answers.set(call, resolve));
  }

  async describe(method: 'createOffer' | 'createAnswer'): Promise<SessionDescription> {
    const made = await this.ask({ method });
    if (typeof made === 'string' || !made.description) throw new Error(`${method} failed`);
    const set = await this.ask({ method: 'setLocalDescription', description: made.description });
    if (typeof set === 'string' || !set.localDescription) throw new Error(`setLocalDescription failed: ${typeof set === 'string' ? set : 'no description'}`);
    const lines = set.localDescription.sdp.split('\r\n').filter((line) => line.startsWith('a=candidate:'));
    this.addresses.push(...lines.map((line) => line.split(' ')[4] ?? ''));
    return set.localDescription;
  }

  send(data: Uint8Array): void {
    if (this.channel !== undefined) this.#pipe.post({ type: 'send', channel: this.channel, data });
  }

  closeChannel(): void {
    if (this.channel !== undefined) this.#pipe.post({ type: 'close-channel', channel: this.channel });
  }

  close(): void {
    this.#pipe.post({ type: 'close-connection', connection: this.#connection });
  }

  get isOpen(): boolean {
    return this.events.includes('open');
  }

  #hear(message: FromPipe): void {
    switch (message.type) {
      case 'candidate':
        if (message.connection !== this.#connection || !message.candidate) return;
        this.candidates.push(message.candidate);
        this.addresses.push(message.candidate.candidate.split(' ')[4] ?? '');
        return;
      case 'state':
        if (message.connection === this.#connection) this.states.push(message.state.iceConnectionState);
        return;
      case 'channel':
        if (message.connection !== this.#connection) return;
        this.channel = message.channel;
        if (message.open) this.events.push('open');
        return;
      case 'channel-event':
        if (message.channel === this.channel) this.events.push(message.event);
        return;
      case 'message':
        if (message.channel === this.channel) this.received.push(message.data);
        return;
      case 'sent':
        if (message.channel !== this.channel) return;
        this.sentBytes += message.sizeBytes;
        this.bufferedBytes = message.bufferedBytes;
        return;
      case 'answered':
        return this.#answers.get(message.call)?.(message.answer);
      case 'failed':
        return this.#answers.get(message.call)?.(message.reason);
      case 'ready':
    }
  }
}

/** Offer, answer and candidates carried between two connections, on one pipe or two. */
export const connect = async (caller: PipeClient, called: PipeClient, channel: number): Promise<void> => {
  caller.openChannel(channel);
  const offer = await caller.describe('createOffer');
  await called.ask({ method: 'setRemoteDescription', description: offer });
  const answer = await called.describe('createAnswer');
  await caller.ask({ method: 'setRemoteDescription', description: answer });
  const told = new Set<Candidate>();
  const tell = async (from: PipeClient, to: PipeClient): Promise<void> => {
    for (const candidate of from.candidates) {
      if (told.has(candidate)) continue;
      told.add(candidate);
      await to.ask({ method: 'addIceCandidate', candidate });
    }
  };
  await waitFor(async () => {
    await tell(caller, called);
    await tell(called, caller);
    return caller.isOpen && called.isOpen;
  });
};
