import type { KeyObject } from 'node:crypto';
import { type Clock, fraction, isWithin, type Random } from '#platform';
import { choosePlaces } from './choose-places.ts';
import { rankPlaces } from './rendezvous.ts';
import { ReplayWindow } from './replay-window.ts';
import { openFrame, sealFrame } from './sealed-frame.ts';
import { readSignalFrame, type SignalFrame } from './signal-frame.ts';
import type { Signaling } from './signaling.ts';
import type { SignalingPool } from './signaling-pool.ts';

const LONELY_ANNOUNCE_MS = 4_000;
const ANNOUNCE_MS = 30_000;
const SOON_MS = 600;
/** A loss that is older was noticed at the other end. */
const LOSS_MS = 20_000;
/** Whoever has found somebody is heard well enough at so many places, the same for everybody who knows them; every desktop of a network may offer one. */
const SPOKEN_AT = 3;
/** So many announcements in a row that nobody answered: look at every place of the fleet. */
const LOST_AFTER = 5;

type Options = {
  readonly topic: string;
  readonly key: KeyObject;
  readonly peerId: string;
  /** Where we stand in the room's ring, told with each announcement. */
  readonly place?: string | undefined;
  readonly places: SignalingPool;
  /** Those we are linked with carry frames too; asked only where no meeting point can be reached. */
  readonly peers?: Signaling | undefined;
  readonly clock: Clock;
  readonly random: Random;
  readonly isLonely: () => boolean;
  readonly onFrame: (frame: SignalFrame, via: Signaling) => void;
  /** Called when it changes whether any meeting point of the room can be reached. */
  readonly onReach?: ((canBeReached: boolean) => void) | undefined;
};

/** A room's frames at its meeting points: sealed, numbered, in order, each heard once; and the announcements that say we are here. */
export class RoomSignaling {
  readonly #options: Options;
  readonly #session: string;
  readonly #places = new Map<string, Signaling>();
  readonly #replays = new ReplayWindow();
  /** Whom our end of a link was lost with, and when: said again at places that come back, since a new network takes lines and links at once. */
  readonly #losses = new Map<string, number>();
  #urls: readonly string[] = [];
  #count = 0;
  #lonelyTurns = 0;
  #cancelAnnounce: (() => void) | undefined;
  #canBeReached = true;
  #isStopped = false;

  constructor(options: Options) {
    this.#options = options;
    this.#session = Buffer.from(options.random.bytes(8)).toString('hex');
    const { peers, topic } = options;
    peers?.join(topic, { connected: () => this.#announceToPeers(), failed: () => undefined, heard: (data) => this.#hear(data, peers) });
    this.#announceLater(LONELY_ANNOUNCE_MS);
  }

  /** Meets at these places from now on, and at no others. */
  meetAt(meetingPoints: readonly string[]): void {
    this.#urls = meetingPoints;
    this.#choose();
    this.#lookAround();
  }

  /** Says that we are here, to everybody or in answer to one. */
  announce(to?: { readonly peer: string; readonly via: Signaling }): void {
    const frame = this.#announcement(to?.peer);
    for (const place of to ? [to.via] : this.#spokenAt()) this.#publish(frame, place);
  }

  /** Tells a peer that our end of the link is gone: it may not have noticed. */
  tellLost(to: string): void {
    const { clock } = this.#options;
    this.#recentLosses();
    this.#losses.set(to, clock.now());
    for (const place of this.#spokenAt()) this.#sayLost(to, place);
    this.#throughPeers((peers) => this.#sayLost(to, peers));
  }

  /** Tells one peer what y-webrtc has to say to it, in the order it is said: an offer before its candidates. */
  pass(frame: object, via: Signaling): void {
    this.#publish(frame, via);
  }

  /** A link was lost: whoever is still there will hear of us in a moment. */
  announceSoon(): void {
    this.#announceLater(SOON_MS);
    this.#announceToPeers();
  }

  stop(): void {
    this.#isStopped = true;
    this.#cancelAnnounce?.();
    this.#options.peers?.leave(this.#options.topic);
    for (const url of this.#places.keys()) this.#part(url);
  }

  #announcement(to?: string): object {
    const { peerId, place } = this.#options;
    return { type: 'announce', from: peerId, ...(to !== undefined && { to }), ...(place !== undefined && { place }) };
  }

  #choose(): void {
    const { topic } = this.#options;
    const isUnreachable = (url: string): boolean => this.#places.get(url)?.isUnreachable ?? false;
    const chosen = choosePlaces({ topic, urls: this.#urls, isUnreachable, isLost: this.#lonelyTurns >= LOST_AFTER });
    for (const url of this.#places.keys()) if (!chosen.has(url)) this.#part(url);
    for (const url of chosen) if (!this.#places.has(url)) this.#meetAt(url);
  }

  #part(url: string): void {
    const place = this.#places.get(url);
    this.#places.delete(url);
    if (!place) return;
    place.leave(this.#options.topic);
    this.#options.places.release(place);
  }

  #meetAt(url: string): void {
    const place = this.#options.places.take(url);
    if (!place) return;
    this.#places.set(url, place);
    place.join(this.#options.topic, {
      connected: () => {
        this.#lookAround();
        for (const peer of this.#recentLosses()) this.#sayLost(peer, place);
        this.#publish(this.#announcement(), place);
      },
      failed: () => {
        this.#lookAround();
        // A turn later: this may be told while the places are being chosen.
        queueMicrotask(() => !this.#isStopped && this.#choose());
      },
      heard: (data) => this.#hear(data, place),
    });
  }

  #sayLost(to: string, via: Signaling): void {
    this.#publish({ type: 'lost', from: this.#options.peerId, to }, via);
  }

  #recentLosses(): Iterable<string> {
    const now = this.#options.clock.now();
    for (const [peer, at] of this.#losses) if (!isWithin(LOSS_MS, { since: at, now })) this.#losses.delete(peer);
    return this.#losses.keys();
  }

  #lookAround(): void {
    const canBeReached = [...this.#places.values()].some(({ isUnreachable }) => !isUnreachable);
    if (canBeReached === this.#canBeReached) return;
    this.#canBeReached = canBeReached;
    this.#options.onReach?.(canBeReached);
  }

  #announceToPeers(): void {
    this.#throughPeers((peers) => this.#publish(this.#announcement(), peers));
  }

  /** What peers carry costs each of them a message to all of theirs. */
  #throughPeers(say: (peers: Signaling) => void): void {
    const { peers } = this.#options;
    const canDoWithout = [...this.#places.values()].some(({ isConnected }) => isConnected);
    if (peers && !canDoWithout) say(peers);
  }

  #spokenAt(): readonly Signaling[] {
    const all = [...this.#places.values()].filter(({ isConnected }) => isConnected);
    if (all.length <= SPOKEN_AT || this.#options.isLonely()) return all;
    const ranked = rankPlaces(this.#options.topic, all.map(({ url }) => url)).slice(0, SPOKEN_AT);
    return ranked.flatMap((url) => this.#places.get(url) ?? []);
  }

  #announceLater(aboutMs: number): void {
    if (this.#isStopped) return;
    this.#cancelAnnounce?.();
    const delayMs = aboutMs * (0.5 + fraction(this.#options.random));
    this.#cancelAnnounce = this.#options.clock.after(delayMs, () => this.#turn());
  }

  #turn(): void {
    const isLonely = this.#options.isLonely();
    this.#lonelyTurns = isLonely ? this.#lonelyTurns + 1 : 0;
    this.#choose();
    this.announce();
    this.#announceToPeers();
    this.#announceLater(isLonely ? LONELY_ANNOUNCE_MS : ANNOUNCE_MS);
  }

  #publish(frame: object, via: Signaling): void {
    if (this.#isStopped || !via.isConnected) return;
    this.#count += 1;
    via.publish(this.#options.topic, sealFrame({ ...frame, session: this.#session, count: this.#count }, this.#options.key));
  }

  #hear(data: string, via: Signaling): void {
    if (this.#isStopped) return;
    const opened = openFrame(data, this.#options.key);
    // A meeting point tells everybody everything: most frames are for somebody else, and are not worth reading further.
    if (!this.#isForUs(opened)) return;
    const frame = readSignalFrame(opened);
    if (!frame || frame.from === this.#options.peerId) return;
    if (!this.#replays.isFresh(`${frame.from} ${frame.session}`, frame.count)) return;
    this.#options.onFrame(frame, via);
  }

  #isForUs(opened: unknown): boolean {
    return typeof opened === 'object' && opened !== null && (!('to' in opened) || opened.to === undefined || opened.to === this.#options.peerId);
  }
}
