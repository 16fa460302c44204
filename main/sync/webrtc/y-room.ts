import './no-broadcast-channel.ts';
import { KeyObject, randomUUID, type webcrypto } from 'node:crypto';
import * as broadcastChannel from 'lib0/broadcastchannel';
import { WebrtcConn, WebrtcProvider } from 'y-webrtc';
import * as Y from 'yjs';
import type { ConnectionConfig } from '#rtc';
import { type Clock, isWithin, type Log, type Random, RateLimit } from '#platform';
import type { Link } from '../link/link.ts';
import { LINK_LIMITS } from '../link/limits.ts';
import { RoomSignaling } from '../signaling/room-signaling.ts';
import type { SignalFrame } from '../signaling/signal-frame.ts';
import type { Signaling } from '../signaling/signaling.ts';
import type { SignalingPool } from '../signaling/signaling-pool.ts';
import { type IcePlan, NO_ICE, type RoomHandle, type RoomOptions } from '../transport.ts';
import { guardChannel, type Watch } from './guard-channel.ts';
import { BLOCKED_MS, HeardPeers } from './heard-peers.ts';
import type { ProxyChannel } from './proxy-channel.ts';
import { ProxyConnection } from './proxy-connection.ts';
import type { RtcPipe } from './rtc-pipe.ts';

const CONNECT_MS = 15_000;
const MOST_CONNECTIONS = 64;
const STRAY_CANDIDATES = 32;
const LOOK_MS = 10_000;
/** Answers to announcements: somebody who makes up peers must not make us flood our own relay. */
const REPLIES = { perSecond: 4, burst: 40 };
const DOUBTS = { perSecond: 1, burst: 16 };

export type Ground = {
  readonly pipe: RtcPipe;
  readonly places: SignalingPool;
  readonly loopbackOnly: boolean;
  readonly clock: Clock;
  readonly random: Random;
  readonly log: Log;
};

/** A call, and the way it came. */
type Offer = { readonly signal: object; readonly via: Signaling; readonly at: number };
/** One try to link with one peer of the room. `next`: it called anew, and is answered when this one has ended. */
type Attempt = { readonly peerId: string; readonly initiator: boolean; isOpen: boolean; isRefused: boolean; isClosedByUs: boolean; hasAnswer: boolean; readonly isHidden: boolean; link?: Link; next?: Offer; stopTimer: () => void };

/**
 * One y-webrtc provider, mended from outside: its connections live behind the pipe, links are authenticated before it hears of them, it
 * receives no message, and signaling is ours (of two peers the one with the larger id calls, so that calls never cross).
 */
export class YRoom implements RoomHandle {
  readonly #options: RoomOptions;
  readonly #ground: Ground;
  readonly #provider: WebrtcProvider;
  readonly #attempts = new Map<string, Attempt>();
  readonly #strays: { readonly from: string; readonly signal: object }[] = [];
  #meetingPoints: readonly string[] = [];
  #making: Attempt | undefined;
  #signaling: RoomSignaling | undefined;
  /** Peers whose device is linked with us through another room. */
  readonly #spare = new Set<string>();
  readonly #replies: RateLimit;
  readonly #doubts: RateLimit;
  readonly #heard: HeardPeers<Signaling>;
  readonly #stopLooking: () => void;
  #isRetired = false;
  #isLeft = false;
  #isBlocked = false;
  #stopBlocked = (): void => undefined;

  constructor(options: RoomOptions, ground: Ground) {
    this.#options = options;
    this.#ground = ground;
    this.#replies = new RateLimit(ground.clock, REPLIES);
    this.#doubts = new RateLimit(ground.clock, DOUBTS);
    this.#heard = new HeardPeers(ground.clock, options.ring);
    this.#stopLooking = options.ring ? ground.clock.every(LOOK_MS, () => this.#callWanted()) : () => undefined;
    const { name, password } = options.room;
    const wrtc = { RTCPeerConnection: this.#connectionClass(), RTCSessionDescription: Copied, RTCIceCandidate: Copied };
    const peerOpts = { wrtc, config: { iceServers: [] } };
    this.#provider = new WebrtcProvider(name, options.live ?? new Y.Doc(), { signaling: [], password, maxConns: MOST_CONNECTIONS, filterBcConns: false, peerOpts });
    this.#provider.once('status', () => this.#opened());
    this.meetAt(options.meetingPoints);
  }

  meetAt(urls: readonly string[]): void {
    this.#meetingPoints = urls;
    this.#signaling?.meetAt(urls);
  }

  seek(): void {
    this.#spare.clear();
    this.#heard.forgive();
    this.#signaling?.announceSoon();
  }

  /** Our end of every link may be gone: the other ends are asked to look, at the same time as we do. */
  doubt(): void {
    for (const { peerId, isOpen } of this.#attempts.values()) if (isOpen) this.#signaling?.tellLost(peerId);
  }

  retire(): void {
    this.#isRetired = true;
    this.#signaling?.stop();
    this.#leaveWhenEmpty();
  }

  leave(): void {
    if (this.#isLeft) return;
    this.#isLeft = true;
    this.#stopLooking();
    this.#stopBlocked();
    if (this.#isBlocked) this.#options.onBlocked?.(false);
    this.#signaling?.stop();
    for (const attempt of this.#attempts.values()) attempt.stopTimer();
    this.#provider.awareness.destroy();
    this.#provider.disconnect();
    this.#provider.destroy();
  }

  /** Resolves when y-webrtc has let go of the room's name. */
  async left(): Promise<void> {
    await this.#provider.key;
    // The provider's own continuation of the same promise comes first; this one is a turn later.
    await Promise.resolve();
  }

  #opened(): void {
    const { room } = this.#provider;
    if (!room || this.#isLeft || this.#isRetired) return;
    room.bcconnected = false;
    process.off('exit', room._beforeUnloadHandler);
    broadcastChannel.unsubscribe(room.name, room._bcSubscriber);
    room.peerId = `${this.#options.identity.side.charAt(0)}-${randomUUID()}`;
    const { clock, random, places } = this.#ground;
    const key = KeyObject.from(room.key as webcrypto.CryptoKey);
    // Without it y-webrtc hands us in clear what we number and seal.
    (room as { key: unknown }).key = null;
    this.#signaling = new RoomSignaling({
      topic: room.name,
      key,
      peerId: room.peerId,
      place: this.#options.ring?.place,
      places,
      peers: this.#options.peers,
      clock,
      random,
      isLonely: () => this.#isLonely(),
      onFrame: (frame, via) => this.#hear(frame, via),
      onReach: this.#options.onReach,
    });
    this.#signaling.meetAt(this.#meetingPoints);
  }

  #hear(frame: SignalFrame, via: Signaling): void {
    if (this.#isLeft || this.#isRetired || !this.#hasBusinessWith(frame.from)) return;
    if (frame.type === 'announce') this.#hearAnnounce(frame, via);
    else if (frame.type === 'lost') this.#hearLoss(frame.from);
    else this.#hearSignal(frame, via);
  }

  /** In a lobby, joiners look for hosts and hosts for joiners. */
  #hasBusinessWith(peerId: string): boolean {
    const { side } = this.#options.identity;
    return peerId.charAt(0) === { member: 'm', host: 'j', joiner: 'h' }[side];
  }

  #hearAnnounce({ from, to, place = '' }: Extract<SignalFrame, { type: 'announce' }>, via: Signaling): void {
    this.#heard.note(from, place, via);
    // Said to us alone: it wants us, whether or not we chose it.
    if (to !== undefined || (!this.#isLinkedElsewhere(from) && this.#heard.isWanted(from))) this.#call(from, via);
  }

  /** Whoever waits in a lobby need not be found: joiners say that they are here, and are called. */
  #isLonely(): boolean {
    if (this.#options.identity.side === 'host') return false;
    return this.#spare.size === 0 && ![...this.#attempts.values()].some(({ isOpen }) => isOpen) && !this.#heard.peers().some((peer) => this.#isLinkedElsewhere(peer));
  }

  /** Whoever stands where this peer says it does is linked with us through another room (around midnight there are two): one link is enough. */
  #isLinkedElsewhere(peer: string): boolean {
    const place = this.#heard.placeOf(peer);
    if (place === undefined || !this.#options.ring?.isLinked(place)) return false;
    return ![...this.#attempts.values()].some(({ isOpen, peerId }) => isOpen && this.#heard.placeOf(peerId) === place);
  }

  /** Of two peers the one with the larger id calls; the other asks to be called. */
  #call(peer: string, via: Signaling): void {
    if (this.#attempts.has(peer) || this.#spare.has(peer)) return;
    if (this.#isCaller(peer)) this.#attempt(peer, via);
    else if (this.#replies.take()) this.#signaling?.announce({ peer, via });
  }

  /** Somebody left or came, and so others stand beside us now. */
  #callWanted(): void {
    if (this.#isLeft || this.#isRetired) return;
    for (const [peer, via] of this.#heard.wanted()) if (!this.#isLinkedElsewhere(peer)) this.#call(peer, via);
  }

  /** Any member can say so of another: the link is asked, and closed only when it does not answer. */
  #hearLoss(from: string): void {
    const attempt = this.#attempts.get(from);
    if (attempt?.isOpen && attempt.link && this.#doubts.take()) this.#options.onDoubt?.(attempt.link);
  }

  #isCaller(peerId: string): boolean {
    return (this.#provider.room?.peerId ?? '') > peerId;
  }

  #hearSignal({ from, signal }: Extract<SignalFrame, { type: 'signal' }>, via: Signaling): void {
    const known = this.#attempts.get(from);
    switch (signal.type) {
      case 'offer':
        if (this.#spare.has(from) || this.#isCaller(from)) return;
        return known ? this.#holdOffer(known, { signal, via, at: this.#ground.clock.now() }) : this.#takeOffer(from, signal, via);
      case 'answer':
        // One answer a call: another could bring another certificate.
        if (!known?.initiator || known.hasAnswer) return;
        known.hasAnswer = true;
        return this.#pass(from, signal);
      case 'candidate':
        if (known) this.#pass(from, signal);
        if (known && !known.next) return;
        // Sealing is asynchronous at the sender, so a candidate may overtake its offer.
        this.#strays.push({ from, signal });
        if (this.#strays.length > STRAY_CANDIDATES) this.#strays.shift();
    }
  }

  /** It would not call if its end were there. Any member can say so of another: the link is asked first. */
  #holdOffer(known: Attempt, offer: Offer): void {
    known.next = offer;
    this.#hearLoss(known.peerId);
  }

  #takeOffer(from: string, offer: object, via: Signaling): void {
    if (!this.#attempt(from, via)) return;
    this.#pass(from, offer);
    for (const stray of this.#strays.filter((other) => other.from === from)) this.#pass(from, stray.signal);
  }

  #pass(from: string, signal: object): void {
    const conn = this.#provider.room?.webrtcConns.get(from);
    if (conn && !conn.closed && !(conn.peer as { destroyed: boolean }).destroyed) (conn.peer as { signal(data: object): void }).signal(signal);
  }

  #attempt(peerId: string, via: Signaling): boolean {
    const { room } = this.#provider;
    const strangers = [...this.#attempts.values()].filter(({ isOpen }) => !isOpen).length;
    if (!room || strangers >= LINK_LIMITS.strangers || this.#attempts.size >= MOST_CONNECTIONS) return false;
    const stopTimer = this.#ground.clock.after(CONNECT_MS, () => {
      if (!attempt.isOpen) room.webrtcConns.get(peerId)?.destroy();
    });
    const attempt: Attempt = { peerId, initiator: this.#isCaller(peerId), isOpen: false, isRefused: false, isClosedByUs: false, hasAnswer: false, isHidden: this.#ice().relayOnly, stopTimer };
    this.#attempts.set(peerId, attempt);
    this.#making = attempt;
    const signaling = { send: ({ data }: { readonly data: object }) => this.#signaling?.pass(data, via) };
    const conn = new WebrtcConn(signaling as never, attempt.initiator, peerId, room);
    this.#making = undefined;
    room.webrtcConns.set(peerId, conn);
    (conn.peer as { on(event: string, run: () => void): void }).on('close', () => this.#ended(attempt));
    return true;
  }

  #ended(attempt: Attempt): void {
    attempt.stopTimer();
    attempt.link?.close({ why: 'connection-lost', blame: false });
    this.#attempts.delete(attempt.peerId);
    if (attempt.isOpen && !attempt.isClosedByUs && this.#options.identity.side === 'member') this.#signaling?.tellLost(attempt.peerId);
    if (!attempt.isOpen || attempt.isRefused) this.#heard.failed(attempt.peerId);
    // Signaling came through both ways, and no channel ever opened.
    if (!attempt.link && (attempt.hasAnswer || !attempt.initiator)) this.#tellBlocked(attempt.peerId, true);
    if (this.#isRetired) return this.#leaveWhenEmpty();
    const { peerId, next } = attempt;
    if (next && !this.#isLeft && !attempt.isRefused && isWithin(CONNECT_MS, { since: next.at, now: this.#ground.clock.now() })) return this.#takeOffer(peerId, next.signal, next.via);
    if (!this.#isLeft && !this.#spare.has(peerId)) this.#signaling?.announceSoon();
    return undefined;
  }

  #tellBlocked(peer: string, isBlocked: boolean): void {
    if (this.#isLeft) return;
    this.#heard.setBlocked(peer, isBlocked);
    this.#lookBlocked();
  }

  #lookBlocked(): void {
    const isBlocked = this.#heard.isAnyBlocked;
    this.#stopBlocked();
    if (isBlocked) this.#stopBlocked = this.#ground.clock.after(BLOCKED_MS, () => this.#lookBlocked());
    if (!isBlocked && !this.#isBlocked) return;
    this.#isBlocked = isBlocked;
    this.#options.onBlocked?.(isBlocked);
  }

  #leaveWhenEmpty(): void {
    if (this.#attempts.size === 0) this.leave();
  }

  #ice(): IcePlan {
    return this.#options.ice?.() ?? NO_ICE;
  }

  #connectionClass(): new () => ProxyConnection {
    const { pipe, loopbackOnly } = this.#ground;
    const configNow = (): ConnectionConfig => {
      const { servers, relayOnly } = this.#ice();
      return { iceServers: servers, relayOnly, loopbackOnly };
    };
    const attemptNow = (): Attempt | undefined => this.#making;
    const guard = (attempt: Attempt | undefined) => (channel: ProxyChannel, connection: ProxyConnection, initiator: boolean) =>
      guardChannel({ channel, connection, initiator }, attempt && this.#watch(attempt));
    return class extends ProxyConnection {
      constructor() {
        super(pipe, configNow(), guard(attemptNow()));
      }
    };
  }

  #watch(attempt: Attempt): Watch {
    const { clock, random, log } = this.#ground;
    const { identity, onLink, onLive } = this.#options;
    return {
      identity,
      clock,
      random,
      onBegin: (link) => {
        attempt.link = link;
        this.#tellBlocked(attempt.peerId, false);
      },
      onOpen: (link, guarded) => {
        attempt.isOpen = true;
        // Begun before the wish to hide our address: it shows it.
        if (this.#ice().relayOnly && !attempt.isHidden) return link.close({ why: 'hiding', blame: false });
        guarded.open((update) => onLive?.(link, update));
        const fate = onLink(link, this.#heard.placeOf(attempt.peerId));
        if (fate === 'spare') this.#spare.add(attempt.peerId);
        attempt.isRefused = fate === 'refused';
        return undefined;
      },
      onEnd: (end) => {
        // Its other end hears the channel close; where nothing was heard any more it may not.
        attempt.isClosedByUs = end.why !== 'connection-lost' && end.why !== 'silent';
        if (end.blame) log.warn('link-refused', { why: end.why });
      },
    };
  }
}

/** simple-peer wraps what it hands to a connection in these. */
class Copied {
  constructor(values: object) {
    Object.assign(this, values);
  }
}
