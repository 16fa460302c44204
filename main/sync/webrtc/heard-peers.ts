import { type Clock, isWithin } from '#platform';
import type { HeardPeer, RoomRing } from '../transport.ts';

/** Announcements come every 30 s or so: who missed three has left. */
const HEARD_MS = 100_000;
const OUT_MS = 10_000;
/** Longer than it takes to try again and fail again. */
export const BLOCKED_MS = 90_000;
/** More than a room holds: somebody makes them up. The longest unheard give way. */
const MOST_HEARD = 512;

type Heard<Way> = { readonly place: string; readonly way: Way; readonly at: number };

/** Whom we heard of in a room, where they say they stand, and the way to them; and whom of them to call. */
export class HeardPeers<Way> {
  readonly #clock: Clock;
  readonly #ring: RoomRing | undefined;
  readonly #heard = new Map<string, Heard<Way>>();
  readonly #failedAt = new Map<string, number>();
  /** They answered, and nothing came through: it is believed for a while, unless it is seen again. */
  readonly #blockedAt = new Map<string, number>();

  constructor(clock: Clock, ring: RoomRing | undefined) {
    this.#clock = clock;
    this.#ring = ring;
  }

  note(peer: string, place: string, way: Way): void {
    this.#heard.delete(peer);
    this.#heard.set(peer, { place, way, at: this.#clock.now() });
    const [oldest] = this.#heard.keys();
    if (this.#heard.size > MOST_HEARD && oldest !== undefined) this.forget(oldest);
  }

  /** Whom we heard of, and perhaps hear no more. */
  peers(): readonly string[] {
    return [...this.#heard.keys()];
  }

  placeOf(peer: string): string | undefined {
    const place = this.#heard.get(peer)?.place;
    return place === '' ? undefined : place;
  }

  /** A try to link with it failed. */
  failed(peer: string): void {
    this.#failedAt.set(peer, this.#clock.now());
  }

  /** It answered our call, or called us, and no way between our networks was found; or one was. */
  setBlocked(peer: string, isBlocked: boolean): void {
    if (isBlocked) this.#blockedAt.set(peer, this.#clock.now());
    else this.#blockedAt.delete(peer);
  }

  get isAnyBlocked(): boolean {
    const now = this.#clock.now();
    for (const [peer, at] of this.#blockedAt) if (!isWithin(BLOCKED_MS, { since: at, now })) this.#blockedAt.delete(peer);
    return this.#blockedAt.size > 0;
  }

  /** Nobody is out any more. */
  forgive(): void {
    this.#failedAt.clear();
  }

  forget(peer: string): void {
    this.#heard.delete(peer);
    this.#failedAt.delete(peer);
  }

  isWanted(peer: string): boolean {
    return this.wanted().some(([wanted]) => wanted === peer);
  }

  /** Whom to link with now, and by which way. Without a ring: everybody. */
  wanted(): readonly (readonly [peer: string, way: Way])[] {
    const now = this.#clock.now();
    for (const [peer, { at }] of this.#heard) if (!isWithin(HEARD_MS, { since: at, now })) this.forget(peer);
    const all = [...this.#heard].map(([peer, { place }]): HeardPeer => ({ peer, place, isOut: this.#isOut(peer, now) }));
    const chosen = this.#ring ? this.#ring.choose(all) : new Set(all.map(({ peer }) => peer));
    return [...this.#heard].flatMap(([peer, { way }]) => (chosen.has(peer) && !this.#isOut(peer, now) ? [[peer, way] as const] : []));
  }

  #isOut(peer: string, now: number): boolean {
    return isWithin(OUT_MS, { since: this.#failedAt.get(peer) ?? -Infinity, now });
  }
}
