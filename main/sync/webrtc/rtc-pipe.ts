import type { Child } from '#platform';
import type { FromPipe, PipeAnswer, PipeRequest, ToPipe } from '#rtc';

type Told<Type extends FromPipe['type']> = Extract<FromPipe, { readonly type: Type }>;
/** The near half of a connection: it hears what happens at the far one. */
type ConnectionEnd = {
  hearState(event: Told<'state'>['event'], state: Told<'state'>['state']): void;
  hearCandidate(candidate: Told<'candidate'>['candidate']): void;
  hearChannel(opened: Told<'channel'>): void;
  hearLoss(): void;
};
/** The near half of a data channel. */
type ChannelEnd = {
  hearEvent(event: Told<'channel-event'>['event']): void;
  hearData(data: Uint8Array): void;
  hearSent(sizeBytes: number, bufferedBytes: number): void;
};
type Waiting = { readonly connection: number; readonly resolve: (answer: PipeAnswer) => void; readonly reject: (error: Error) => void };

/** Our end of the pipe to the process that holds the connections. When that process is gone, a new one is started for the next connection. */
export class RtcPipe {
  readonly #startChild: () => Child;
  readonly #connections = new Map<number, ConnectionEnd>();
  readonly #channels = new Map<number, ChannelEnd>();
  readonly #calls = new Map<number, Waiting>();
  #child: Child | undefined;
  #numbers = 0;
  #isClosed = false;

  constructor(startChild: () => Child) {
    this.#startChild = startChild;
  }

  /** Starts the process before it is needed: a connection then waits for nothing. */
  warm(): void {
    if (!this.#isClosed) this.#running();
  }

  nextNumber(): number {
    return (this.#numbers += 1);
  }

  post(message: ToPipe): void {
    if (!this.#isClosed) this.#running().post(message);
  }

  /** Rejects when the connection is closed meanwhile: @roamhq/wrtc may never answer then. */
  call(connection: number, request: PipeRequest): Promise<PipeAnswer> {
    const call = this.nextNumber();
    return new Promise((resolve, reject) => {
      if (this.#isClosed) return reject(new Error('the pipe is closed'));
      this.#calls.set(call, { connection, resolve, reject });
      return this.post({ type: 'call', call, connection, request });
    });
  }

  addConnection(number: number, connection: ConnectionEnd): void {
    this.#connections.set(number, connection);
  }

  removeConnection(number: number): void {
    this.#connections.delete(number);
    this.post({ type: 'close-connection', connection: number });
    for (const [call, { connection }] of this.#calls) if (connection === number) this.#settle(call, ({ reject }) => reject(new Error('the connection is closed')));
  }

  addChannel(number: number, channel: ChannelEnd): void {
    this.#channels.set(number, channel);
  }

  removeChannel(number: number): void {
    this.#channels.delete(number);
  }

  async close(): Promise<void> {
    const child = this.#child;
    this.#isClosed = true;
    this.#lost();
    await child?.kill('SIGKILL');
  }

  #running(): Child {
    if (this.#child) return this.#child;
    const child = this.#startChild();
    this.#child = child;
    child.onMessage((message) => {
      if (this.#child === child) this.#hear(message as FromPipe);
    });
    child.onExit(() => {
      if (this.#child === child) this.#lost();
    });
    return child;
  }

  #lost(): void {
    this.#child = undefined;
    const [calls, channels, connections] = [[...this.#calls.values()], [...this.#channels.values()], [...this.#connections.values()]];
    this.#calls.clear();
    this.#channels.clear();
    this.#connections.clear();
    for (const { reject } of calls) reject(new Error('the pipe is gone'));
    for (const channel of channels) channel.hearEvent('close');
    for (const connection of connections) connection.hearLoss();
  }

  #hear(message: FromPipe): void {
    switch (message.type) {
      case 'ready':
        return undefined;
      case 'state':
        return this.#connections.get(message.connection)?.hearState(message.event, message.state);
      case 'candidate':
        return this.#connections.get(message.connection)?.hearCandidate(message.candidate);
      case 'channel':
        return this.#connections.get(message.connection)?.hearChannel(message);
      case 'channel-event':
        return this.#channels.get(message.channel)?.hearEvent(message.event);
      case 'message':
        return this.#channels.get(message.channel)?.hearData(message.data);
      case 'sent':
        return this.#channels.get(message.channel)?.hearSent(message.sizeBytes, message.bufferedBytes);
      case 'answered':
        return this.#settle(message.call, ({ resolve }) => resolve(message.answer));
      case 'failed':
        return this.#settle(message.call, ({ reject }) => reject(new Error(message.reason)));
    }
  }

  #settle(call: number, settle: (waiting: Waiting) => void): void {
    const waiting = this.#calls.get(call);
    this.#calls.delete(call);
    if (waiting) settle(waiting);
  }
}
