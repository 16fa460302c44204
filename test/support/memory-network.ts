import type { Clock, Random } from '../../main/platform/index.ts';
import { GuardedLink } from '../../main/sync/link/guarded-link.ts';
import type { Link } from '../../main/sync/link/link.ts';
import type { RoomHandle, RoomOptions, Transport } from '../../main/sync/index.ts';
import { type Faults, faultyLink, NO_FAULTS } from './faulty-link.ts';
import { type MemoryWire, memoryWires } from './memory-wire.ts';

type Place = {
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
  isRetired: boolean;
};

const LOOK_EVERY_MS = 500;
const PARTNER = { member: 'member', host: 'joiner', joiner: 'host' } as const;

/** A network in memory with a weather of its own, the same for the same seed. Links are the real ones: framed, limited, authenticated. */
export class MemoryNetwork {
  faults: Faults = NO_FAULTS;
  readonly #clock: Clock;
  readonly #random: Random;
  readonly #places = new Set<Place>();
  #islands: readonly (readonly string[])[] = [];
  readonly #lulled = new Set<string>();

  constructor(clock: Clock, random: Random) {
    this.#clock = clock;
    this.#random = random;
    clock.every(LOOK_EVERY_MS, () => this.#connectAll());
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
      const place: Place = { owner, options, meetingPoints: options.meetingPoints, clock, random, wires: new Map(), links: new Map(), spare: new Set(), isRetired: false };
      own.add(place);
      this.#places.add(place);
      const tellLive = (update: Uint8Array): void => {
        for (const link of place.links.values()) options.onLive?.(link, update);
      };
      options.live?.on('update', tellLive);
      return {
        meetAt: (urls) => {
          place.meetingPoints = urls;
        },
        seek: () => place.spare.clear(),
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

  #connectAll(): void {
    const places = [...this.#places];
    for (const [at, first] of places.entries()) {
      for (const second of places.slice(at + 1)) if (this.#mayMeet(first, second)) this.#connect(first, second);
    }
  }

  #mayMeet(first: Place, second: Place): boolean {
    const [a, b] = [first.options, second.options];
    const sameRoom = a.room.name === b.room.name && a.room.password === b.room.password;
    const sharePoint = first.meetingPoints.some((url) => second.meetingPoints.includes(url));
    const areStrangers = first.owner !== second.owner && !first.wires.has(second) && !second.wires.has(first);
    const wantEachOther = !first.isRetired && !second.isRetired && !first.spare.has(second) && !second.spare.has(first);
    return wantEachOther && sameRoom && sharePoint && areStrangers && PARTNER[a.identity.side] === b.identity.side && this.#reaches(first.owner, second.owner);
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
        const faulty = faultyLink(link, { clock: this.#clock, random: this.#random, faults: () => this.faults });
        place.links.set(other, faulty);
        if (place.options.onLink(faulty) === 'spare') place.spare.add(other);
      },
      onEnd: () => {
        place.links.delete(other);
        if (place.wires.get(other) === wire) place.wires.delete(other);
      },
    });
  }
}
