import type { CircleId, DeviceId } from '#contract';
import type { CircleLedger, RoomCredentials } from '#ledger';
import { type Clock, isWithin, type Random } from '#platform';
import type { HeardPeer, RoomRing } from '../transport.ts';
import { HolderSearch, type Sought } from './holder-search.ts';
import { FULL_MESH, placeInRing, ringNeighbours } from './ring.ts';

/** Peers whose place is no member's that we know: perhaps admitted by somebody we have not met since. */
const MOST_UNKNOWN = 4;
/** Links we choose, and those that others may make with us beside them. */
const MOST_CHOSEN = 9;
const MOST_INBOUND = 12;
const STRAY_MS = 10 * 60_000;
/** Whoever is being called in one room is not called in another as well: around midnight everybody is in two. */
const CALLING_MS = 15_000;

type Options = {
  readonly circle: CircleLedger;
  readonly clock: Clock;
  readonly random: Random;
  /** Devices we are linked with, wherever we met. */
  readonly linked: () => readonly DeviceId[];
  /** Devices that are online, linked with us or not. */
  readonly here: () => readonly DeviceId[];
  /** Absent where there are no files (mailboxes). */
  readonly blobs?: { of(circle: CircleId): { sought(): readonly Sought[] } } | undefined;
};

type Room = {
  readonly credentials: RoomCredentials;
  readonly placeOf: Map<DeviceId, string>;
  devices: string;
  places: ReadonlyMap<string, DeviceId>;
  chosen: ReadonlySet<DeviceId>;
};

/**
 * Whom to be linked with. Up to twelve devices everybody; above, neighbours in the room's ring and one stray, drawn anew every ten minutes
 * by our own dice: whoever surrounds us in the ring cannot foresee it. And whoever has a file that we want and no neighbour has.
 */
export class Neighbourhood {
  readonly stop: () => void;
  readonly #options: Options;
  readonly #rooms = new Map<string, Room>();
  readonly #search: HolderSearch;
  readonly #called = new Map<DeviceId, { readonly room: string; readonly at: number }>();
  #strayPoint = '';

  constructor(options: Options) {
    this.#options = options;
    this.#search = new HolderSearch({ ...options, sought: () => options.blobs?.of(options.circle.id).sought() ?? [] });
    this.#drawStray();
    const stopDrawing = options.clock.every(STRAY_MS, () => this.#drawStray());
    this.stop = () => {
      stopDrawing();
      this.#search.stop();
    };
  }

  /** Our place in a room, and how the transport is told whom to link with there. */
  ring(credentials: RoomCredentials): RoomRing {
    const room: Room = { credentials, placeOf: new Map(), devices: '', places: new Map(), chosen: new Set() };
    this.#rooms.set(credentials.name, room);
    const place = placeInRing(credentials, this.#options.circle.self.device);
    return { place, choose: (heard) => this.#choose(room, heard, place), isLinked: (asked) => this.#options.linked().some((device) => this.#placeOf(room, device) === asked) };
  }

  /** A room is being left: whom it chose it chooses no more, and links that no other room wants end by agreement. */
  leave({ name }: RoomCredentials): void {
    this.#rooms.delete(name);
  }

  /** Whether a device is one of those we last chose in any room. */
  wants(device: DeviceId): boolean {
    return [...this.#rooms.values()].some(({ chosen }) => chosen.has(device));
  }

  /** Whether somebody we did not choose may come in beside so many links. */
  hasRoomBeside(links: number): boolean {
    return links < MOST_CHOSEN + MOST_INBOUND;
  }

  #drawStray(): void {
    this.#strayPoint = Buffer.from(this.#options.random.bytes(16)).toString('hex');
  }

  #choose(room: Room, heard: readonly HeardPeer[], own: string): ReadonlySet<string> {
    const members = this.#placesIn(room);
    const deviceOf = (place: string): DeviceId | undefined => members.get(place);
    const known = new Map<string, boolean>();
    // Of several at one place (one started anew, or one lies) the place is out only when all are.
    for (const { place, isOut } of heard) if (deviceOf(place) !== undefined) known.set(place, isOut && (known.get(place) ?? true));
    const linked = new Set(this.#options.linked());
    for (const [place, device] of members) if (linked.has(device)) known.set(place, false);
    const places = new Set(ringNeighbours(own, [...known].map(([place, isOut]) => ({ place, isOut }))));
    if (known.size >= FULL_MESH) places.add(this.#stray([...known.keys()]));
    const forFiles = this.#search.devices();
    for (const [place, device] of members) if (forFiles.has(device) && known.has(place)) places.add(place);
    room.chosen = new Set([...places].flatMap((place) => deviceOf(place) ?? []));
    const unknown = heard.filter(({ place, isOut }) => deviceOf(place) === undefined && !isOut).slice(0, MOST_UNKNOWN);
    // Who is out is not called here, and must not be kept from being called in another room.
    const wanted = heard.filter(({ place, isOut }) => !isOut && places.has(place) && this.#isOursToCall(room, deviceOf(place)));
    return new Set([...wanted, ...unknown].map(({ peer }) => peer));
  }

  #isOursToCall({ credentials: { name } }: Room, device: DeviceId | undefined): boolean {
    if (device === undefined) return true;
    const now = this.#options.clock.now();
    const called = this.#called.get(device);
    if (called && isWithin(CALLING_MS, { since: called.at, now })) return called.room === name;
    this.#called.set(device, { room: name, at: now });
    return true;
  }

  /** Whoever comes first after a point of the ring that only we know: the same one while it is here. */
  #stray(places: readonly string[]): string {
    const sorted = places.toSorted();
    return sorted.find((place) => place >= this.#strayPoint) ?? sorted[0] ?? '';
  }

  #placesIn(room: Room): ReadonlyMap<string, DeviceId> {
    const { circle } = this.#options;
    const present = [...circle.members().flatMap(({ devices }) => devices), ...circle.mailboxes().map(({ device }) => device)];
    const others = present.filter((device) => device !== circle.self.device);
    const devices = others.join();
    if (devices === room.devices) return room.places;
    room.devices = devices;
    room.placeOf.clear();
    room.places = new Map(others.map((device) => [this.#placeOf(room, device), device]));
    return room.places;
  }

  #placeOf({ credentials, placeOf }: Room, device: DeviceId): string {
    const known = placeOf.get(device) ?? placeInRing(credentials, device);
    placeOf.set(device, known);
    return known;
  }
}
