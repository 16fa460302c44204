import type { Clock, Random } from '../../main/platform/index.ts';
import { GuardedLink } from '../../main/sync/link/guarded-link.ts';
import type { Link } from '../../main/sync/link/link.ts';
import type { RoomHandle, RoomOptions, Transport } from '../../main/sync/index.ts';
import { type Faults, faultyLink, NO_FAULTS } from './faulty-link.ts';
import { type MemoryWire, memoryWires } from './memory-wire.ts';

type Place = {
  /** As others hear of it. */
  readonly peer: string;
  readonly owner: string;
  readonly options: RoomOptions;
  meetingPoints: readonly string[];
  readonly clock: Clock;
  readonly random: Random;
  /** By the other place: the wire while one is up, and its link once authenticated. */
  readonly wires: Map<Place, MemoryWire>;
  readonly links: Map<Place, Link>;
  /** Places linked with us through another room. */
  readonly spare: Set<Place>;
  /** Places tried in vain, and until when they are left alone. */
  readonly out: Map<Place, number>;
  isRetired: boolean;
};

const LOOK_EVERY_MS = 500;
const OUT_MS = 30_000;
const PARTNER = { member: 'member', host: 'joiner', joiner: 'host' } as const;

/** A network in memory with a weather of its own, the same for the same seed. Links are the real ones: framed, limited, authenticated. */
export class MemoryNetwork {
  faults: Faults = NO_FAULTS;
  /** The way that every link takes, as it says itself. */
  route: 'lan' | 'direct' | 'relayed' = 'lan';
  /** Messages that each desktop has sent over its links, the handshakes aside. */
  readonly sends = new Map<string, number>();
  /** Names of the rooms that each desktop ever entered. */
  readonly entered = new Map<string, Set<string>>();
  readonly #clock: Clock;
  readonly #random: Random;
  readonly #places = new Set<Place>();
  #entered = 0;
  #islands: readonly (readonly string[])[] = [];
  readonly #lulled = new Set<string>();

  constructor(clock: Clock, random: Random) {
    this.#clock = clock;
    this.#random = random;
    clock.every(LOOK_EVERY_MS, () => this.#look());
  }

  /** Only desktops on the same island reach each other; those on none reach nobody. */
  partition(...islands: readonly (readonly string[])[]): void {
    this.#islands = islands;
  }

  heal(): void {
    this.#islands = [];
  }

  /** A desktop sleeps, or wakes: nothing leaves it, nothing reaches it. */
  lull(owner: string, isAsleep: boolean): void {
    if (isAsleep) this.#lulled.add(owner);
    else this.#lulled.delete(owner);
  }

  /** A desktop's process is gone: nobody is told. */
  vanish(owner: string): void {
    for (const place of this.#places) {
      if (place.owner !== owner) continue;
      this.#places.delete(place);
      for (const wire of place.wires.values()) wire.vanish();
    }
  }

  /** The way of one desktop into this network. `clock` is that desktop's own. */
  transport(owner: string, { clock, random }: { readonly clock: Clock; readonly random: Random }): Transport {
    const own = new Set<Place>();
    const enter = (options: RoomOptions): RoomHandle => {
      const place: Place = { peer: `${owner} ${(this.#entered += 1)}`, owner, options, meetingPoints: options.meetingPoints, clock, random, wires: new Map(), links: new Map(), spare: new Set(), out: new Map(), isRetired: false };
      own.add(place);
      this.entered.set(owner, (this.entered.get(owner) ?? new Set<string>()).add(options.room.name));
      this.#places.add(place);
      const tellLive = (update: Uint8Array): void => {
        for (const link of place.links.values()) options.onLive?.(link, update);
      };
      options.live?.on('update', tellLive);
      return {
        meetAt: (urls) => {
          place.meetingPoints = urls;
        },
        seek: () => {
          place.spare.clear();
          place.out.clear();
        },
        retire: () => {
          place.isRetired = true;
        },
        leave: () => {
          options.live?.off('update', tellLive);
          own.delete(place);
          this.#places.delete(place);
          for (const wire of place.wires.values()) wire.close();
        },
      };
    };
    return { enter, places: () => new Map(), close: async () => own.forEach((place) => this.#places.delete(place)) };
  }

  #look(): void {
    const rooms = Map.groupBy(this.#places, ({ options }) => `${options.room.name} ${options.room.password}`);
    for (const places of rooms.values()) this.#connectRoom(places);
    for (const place of this.#places) if (!this.#lulled.has(place.owner)) for (const wire of place.wires.values()) wire.checkConsent(LOOK_EVERY_MS);
  }

  #connectRoom(places: readonly Place[]): void {
    const chosen = new Map(places.map((place) => [place, this.#chosenBy(place, places)]));
    for (const [at, first] of places.entries()) {
      for (const second of places.slice(at + 1)) {
        if ((chosen.get(first)?.has(second.peer) || chosen.get(second)?.has(first.peer)) && this.#mayMeet(first, second)) this.#connect(first, second);
      }
    }
  }

  /** Whom a place wants to be linked with, of those that it hears of. */
  #chosenBy(place: Place, places: readonly Place[]): ReadonlySet<string> {
    const now = this.#clock.now();
    const heard = places.filter((other) => other.owner !== place.owner && this.#hears(place, other));
    const { ring } = place.options;
    if (!ring) return new Set(heard.map(({ peer }) => peer));
    return ring.choose(heard.map((other) => ({ peer: other.peer, place: other.options.ring?.place ?? '', isOut: (place.out.get(other) ?? 0) > now })));
  }

  /** Whether one hears of the other at a meeting point. */
  #hears(first: Place, second: Place): boolean {
    return !first.isRetired && !second.isRetired && first.meetingPoints.some((url) => second.meetingPoints.includes(url)) && this.#reaches(first.owner, second.owner);
  }

  #mayMeet(first: Place, second: Place): boolean {
    const now = this.#clock.now();
    const areStrangers = first.owner !== second.owner && !first.wires.has(second) && !second.wires.has(first);
    const wantEachOther = [first, second].every((one) => !one.spare.has(one === first ? second : first) && (one.out.get(one === first ? second : first) ?? 0) <= now);
    return areStrangers && wantEachOther && PARTNER[first.options.identity.side] === second.options.identity.side && this.#hears(first, second);
  }

  #reaches(first: string, second: string): boolean {
    if (this.#lulled.has(first) || this.#lulled.has(second)) return false;
    return this.#islands.length === 0 || this.#islands.some((island) => island.includes(first) && island.includes(second));
  }

  #connect(first: Place, second: Place): void {
    const weather = {
      clock: this.#clock,
      random: this.#random,
      delayMs: () => this.faults.delayMs,
      isCut: () => !this.#reaches(first.owner, second.owner),
      route: () => this.route,
    };
    const [caller, called] = memoryWires(weather);
    this.#guard(first, second, caller);
    this.#guard(second, first, called);
  }

  #guard(place: Place, other: Place, wire: MemoryWire): void {
    place.wires.set(other, wire);
    new GuardedLink(wire, {
      identity: place.options.identity,
      clock: place.clock,
      random: place.random,
      onOpen: (link) => {
        const counted = (): void => void this.sends.set(place.owner, (this.sends.get(place.owner) ?? 0) + 1);
        const faulty = faultyLink(link, { clock: this.#clock, random: this.#random, faults: () => this.faults, onSend: counted });
        place.links.set(other, faulty);
        const fate = place.options.onLink(faulty, other.options.ring?.place);
        if (fate === 'spare') place.spare.add(other);
        else if (fate === 'refused') place.out.set(other, this.#clock.now() + OUT_MS);
      },
      onEnd: () => {
        place.links.delete(other);
        if (place.wires.get(other) === wire) place.wires.delete(other);
      },
    });
  }
}
