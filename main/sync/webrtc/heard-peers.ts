import type { Clock } from '#platform';
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
  readonly #outUntil = new Map<string, number>();
  /** They answered, and nothing came through: until when that is believed, unless it is seen again. */
  readonly #blockedUntil = new Map<string, number>();

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

  placeOf(peer: string): string | undefined {
    const place = this.#heard.get(peer)?.place;
    return place === '' ? undefined : place;
  }

  /** A try to link with it failed. */
  failed(peer: string): void {
    this.#outUntil.set(peer, this.#clock.now() + OUT_MS);
  }

  /** It answered our call, or called us, and no way between our networks was found; or one was. */
  setBlocked(peer: string, isBlocked: boolean): void {
    if (isBlocked) this.#blockedUntil.set(peer, this.#clock.now() + BLOCKED_MS);
    else this.#blockedUntil.delete(peer);
  }

  get isAnyBlocked(): boolean {
    const now = this.#clock.now();
    for (const [peer, until] of this.#blockedUntil) if (until <= now) this.#blockedUntil.delete(peer);
    return this.#blockedUntil.size > 0;
  }

  /** Nobody is out any more. */
  forgive(): void {
    this.#outUntil.clear();
  }

  forget(peer: string): void {
    this.#heard.delete(peer);
    this.#outUntil.delete(peer);
  }

  isWanted(peer: string): boolean {
    return this.wanted().some(([wanted]) => wanted === peer);
  }

  /** Whom to link with now, and by which way. Without a ring: everybody. */
  wanted(): readonly (readonly [peer: string, way: Way])[] {
    const now = this.#clock.now();
    for (const [peer, { at }] of this.#heard) if (Math.abs(now - at) > HEARD_MS) this.forget(peer);
    const all = [...this.#heard].map(([peer, { place }]): HeardPeer => ({ peer, place, isOut: (this.#outUntil.get(peer) ?? 0) > now }));
    const chosen = this.#ring ? this.#ring.choose(all) : new Set(all.map(({ peer }) => peer));
    return [...this.#heard].flatMap(([peer, { way }]) => (chosen.has(peer) && (this.#outUntil.get(peer) ?? 0) <= now ? [[peer, way] as const] : []));
  }
}
