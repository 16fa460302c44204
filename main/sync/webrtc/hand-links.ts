import { AppError } from '#contract';
import type { Clock, Log, Random } from '#platform';
import { type HandCode, type HandContent, openHandCode, writeHandCode } from '../by-hand/hand-code.ts';
import { type ByHand, NO_ICE, type RoomOptions } from '../transport.ts';
import { type Parts, guardChannel } from './guard-channel.ts';
import type { GuardedChannel } from './guarded-channel.ts';
import { ProxyConnection } from './proxy-connection.ts';
import type { RtcPipe } from './rtc-pipe.ts';

/** People take minutes to carry a text. */
const PATIENCE_MS = 10 * 60_000;
const GATHER_MS = 5_000;
const MOST_PENDING = 4;

type Ground = { readonly pipe: RtcPipe; readonly loopbackOnly: boolean; readonly clock: Clock; readonly random: Random; readonly log: Log };
/** Ours until its channel opens or patience ends. `answer`: to a call of somebody else's. */
type Pending = { readonly connection: ProxyConnection; readonly stopTimer: () => void; answer?: Promise<string | undefined> };

/**
 * The answer, with its maker waiting to be greeted (RFC 8842, section 5.3). A call may be answered by several people: whoever is not chosen
 * would greet the caller too, and the caller's only handshake would be with the wrong one.
 */
const greetedFirst = (sdp: string): string => sdp.replace('a=setup:active', 'a=setup:passive');

/** The links of one room that are made by texts people carry: no meeting point, no y-webrtc. What is live goes over them as over any link. */
export class HandLinks implements ByHand {
  readonly #options: RoomOptions;
  readonly #ground: Ground;
  readonly #pending = new Map<string, Pending>();
  readonly #connections = new Set<ProxyConnection>();
  readonly #tellLive = (update: Uint8Array): void => {
    for (const tell of this.#live) tell(update);
  };
  readonly #live = new Set<(update: Uint8Array) => void>();

  constructor(options: RoomOptions, ground: Ground) {
    this.#options = options;
    this.#ground = ground;
    options.live?.on('update', this.#tellLive);
  }

  async call(): Promise<string> {
    const { random } = this.#ground;
    const id = Buffer.from(random.bytes(8)).toString('hex');
    const connection = this.#connect(id);
    connection.createDataChannel('hearth');
    const offer = await connection.createOffer();
    if (offer) await connection.setLocalDescription(offer);
    return this.#write('call', id, connection);
  }

  async answer(code: HandCode): Promise<string | undefined> {
    const call = openHandCode(code, this.#options.room);
    if (!call) return undefined;
    const known = this.#pending.get(call.id);
    if (known && !known.answer) throw new AppError('hand-code-own');
    // Pasted twice: the answer that is on its way already must stay the right one.
    return known?.answer ?? this.#answerTo(call);
  }

  #answerTo(call: HandContent): Promise<string | undefined> {
    const connection = this.#connect(call.id);
    const answer = this.#makeAnswer(call, connection);
    const pending = this.#pending.get(call.id);
    if (pending) pending.answer = answer;
    return answer;
  }

  async #makeAnswer(call: HandContent, connection: ProxyConnection): Promise<string | undefined> {
    try {
      await connection.setRemoteDescription({ type: 'offer', sdp: call.sdp });
      const answer = await connection.createAnswer();
      if (answer) await connection.setLocalDescription({ ...answer, sdp: greetedFirst(answer.sdp) });
      return await this.#write('answer', call.id, connection);
    } catch {
      this.#drop(call.id);
      return undefined;
    }
  }

  async accept(code: HandCode): Promise<'connecting' | 'stale' | undefined> {
    const answer = openHandCode(code, this.#options.room);
    if (!answer) return undefined;
    const pending = this.#pending.get(answer.id);
    if (!pending) return 'stale';
    if (pending.answer) throw new AppError('hand-code-own');
    // One answer a call: another could bring another certificate.
    const taken = pending.connection.remoteDescription?.sdp;
    if (taken !== undefined) return taken === answer.sdp ? 'connecting' : 'stale';
    try {
      await pending.connection.setRemoteDescription({ type: 'answer', sdp: answer.sdp });
      return 'connecting';
    } catch {
      this.#drop(answer.id);
      return undefined;
    }
  }

  leave(): void {
    this.#options.live?.off('update', this.#tellLive);
    for (const { stopTimer } of this.#pending.values()) stopTimer();
    this.#pending.clear();
    for (const connection of this.#connections) connection.close();
    this.#connections.clear();
  }

  #connect(id: string): ProxyConnection {
    const { pipe, loopbackOnly, clock } = this.#ground;
    const { servers, relayOnly } = this.#options.ice?.() ?? NO_ICE;
    const [oldest] = this.#pending.keys();
    if (this.#pending.size >= MOST_PENDING && oldest !== undefined) this.#drop(oldest);
    this.#drop(id);
    const connection = new ProxyConnection(pipe, { iceServers: servers, relayOnly, loopbackOnly }, (channel, of, initiator) =>
      this.#guard(id, { channel, connection: of, initiator }),
    );
    this.#connections.add(connection);
    // The guard itself opens the link; nobody reads what it gives.
    connection.ondatachannel = () => undefined;
    this.#pending.set(id, { connection, stopTimer: clock.after(PATIENCE_MS, () => this.#drop(id)) });
    return connection;
  }

  #drop(id: string): void {
    const pending = this.#pending.get(id);
    if (!pending) return;
    pending.stopTimer();
    this.#pending.delete(id);
    this.#close(pending.connection);
  }

  #close(connection: ProxyConnection): void {
    connection.close();
    this.#connections.delete(connection);
  }

  /** With all addresses in it: nothing can be sent after it. */
  async #write(kind: 'call' | 'answer', id: string, connection: ProxyConnection): Promise<string> {
    await this.#gathered(connection);
    const content: HandContent = { id, sdp: await connection.describedWithAddresses() };
    return writeHandCode(kind, content, { room: this.#options.room, random: this.#ground.random });
  }

  #gathered(connection: ProxyConnection): Promise<void> {
    const { promise, resolve } = Promise.withResolvers<void>();
    const stopTimer = this.#ground.clock.after(GATHER_MS, resolve);
    const look = (): void => {
      if (connection.iceGatheringState === 'complete') resolve();
    };
    connection.onicegatheringstatechange = look;
    look();
    return promise.finally(stopTimer);
  }

  #guard(id: string, parts: Parts): GuardedChannel {
    const { clock, random, log } = this.#ground;
    const { identity, onLink, onLive } = this.#options;
    let tell: ((update: Uint8Array) => void) | undefined;
    return guardChannel(parts, {
      identity,
      clock,
      random,
      onBegin: () => this.#settle(id),
      onOpen: (link) => {
        tell = (update) => onLive?.(link, update);
        this.#live.add(tell);
        onLink(link);
      },
      onEnd: (end) => {
        if (end.blame) log.warn('link-refused', { why: end.why });
        if (tell) this.#live.delete(tell);
        this.#close(parts.connection);
      },
    });
  }

  /** Its channel is open: it waits for nobody any more. */
  #settle(id: string): void {
    this.#pending.get(id)?.stopTimer();
    this.#pending.delete(id);
  }
}
