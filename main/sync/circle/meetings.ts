import type { DeviceId } from '#contract';
import type { CircleLedger, RoomCredentials } from '#ledger';
import { type Clock, isWithin } from '#platform';
import { Lobbies, type LobbyPorts } from '../lobby/lobbies.ts';
import { type MeetingPlan, MeetingPoints } from '../meeting-plan.ts';
import type { ByHand, IcePlan, RoomHandle } from '../transport.ts';
import type { Bounds } from './narrowing.ts';
import { RoomSet } from './room-set.ts';

type Options = LobbyPorts & {
  readonly circle: CircleLedger;
  readonly plan: MeetingPlan;
  /** `isPair`: two devices alone meet there. */
  readonly enter: (room: RoomCredentials, isPair: boolean) => RoomHandle;
  /** Linked with no member. */
  readonly isAlone: () => boolean;
  /** Linked with us or heard of lately: what it lacks reaches it without a room for two. */
  readonly isHere: (device: DeviceId) => boolean;
  readonly onAdmitted: () => void;
  /** `isBlocked` may have changed. */
  readonly onBlocked: () => void;
};

/** So long without a link before one looks for each device by itself. */
const ALONE_MS = 40_000;
const MOST_PAIR_ROOMS = 64;
/** Who was let in a moment ago comes by the rooms, and shows in its first words what it knows. Its own search at topics of two begins as late. */
const LAGGING_MS = 60_000;

/** Where a circle is met: the rooms of the hour, the lobbies of its open invites, and the meeting points all of them use. */
export class Meetings {
  readonly #circle: CircleLedger;
  readonly #points: MeetingPoints;
  readonly #rooms: RoomSet;
  readonly #pairs: RoomSet;
  readonly #isAlone: () => boolean;
  readonly #isHere: (device: DeviceId) => boolean;
  readonly #clock: Clock;
  #aloneSince: number | undefined;
  readonly #laggingSince = new Map<DeviceId, number>();
  readonly #lobbies: Lobbies;
  /** Rooms and lobbies where somebody answers whom no way leads to. */
  readonly #blocked = new Set<string>();
  readonly #onBlocked: () => void;

  constructor({ circle, plan, enter, isAlone, isHere, onBlocked, ...ports }: Options) {
    this.#circle = circle;
    this.#clock = ports.clock;
    this.#points = new MeetingPoints(plan);
    this.#rooms = new RoomSet((room) => enter(room, false));
    this.#pairs = new RoomSet((room) => enter(room, true));
    this.#isAlone = isAlone;
    this.#isHere = isHere;
    this.#onBlocked = onBlocked;
    this.#lobbies = new Lobbies({ ...ports, circle, meetingPoints: () => this.points, ice: () => this.ice(), onBlocked: (lobby, isBlocked) => this.noteBlocked(lobby, isBlocked) });
  }

  get points(): readonly string[] {
    return this.#points.all;
  }

  /** What we tell others. */
  get ownPoints(): readonly string[] {
    return this.#points.own;
  }

  /** Whether somebody is met at a meeting point and cannot be linked with, for want of a way between the networks. */
  get isBlocked(): boolean {
    return this.#blocked.size > 0;
  }

  noteBlocked(room: string, isBlocked: boolean): void {
    if (isBlocked) this.#blocked.add(room);
    else this.#blocked.delete(room);
    this.#onBlocked();
  }

  ice(): IcePlan {
    return this.#points.ice();
  }

  bounds(): Bounds {
    return { isHidden: this.ice().relayOnly, reach: this.#points.reach };
  }

  follow(plan: MeetingPlan): void {
    this.#points.follow(plan);
    // Another way may lead there now: who is still out of reach shows it again.
    this.#blocked.clear();
    this.#meetAtPoints();
  }

  setNearby(urls: readonly string[]): void {
    this.#points.setNearby(urls);
    this.#meetAtPoints();
  }

  /** @returns those that are new and in reach */
  learn(urls: readonly string[]): readonly string[] {
    const fresh = this.#points.learn(urls);
    if (fresh.length > 0) this.#meetAtPoints();
    return fresh;
  }

  /** Enters what this hour wants, and leaves what it does not. To be called every twenty seconds: who was alone all the while looks for each device by itself. */
  refresh(): void {
    const now = this.#clock.now();
    this.#aloneSince = this.#isAlone() ? (this.#aloneSince ?? now) : undefined;
    this.#rooms.want(this.#circle.rooms());
    const isLost = this.#aloneSince !== undefined && !isWithin(ALONE_MS, { since: this.#aloneSince, now });
    const topics = this.#circle.meetTopics(isLost ? 'everybody' : 'laggards');
    const lagging = this.#lagging(topics);
    const wanted = topics.filter(({ device, isMember }) => !this.#isHere(device) && (isLost || !isMember || lagging.has(device)));
    this.#pairs.want(wanted.flatMap(({ rooms }) => rooms).slice(0, MOST_PAIR_ROOMS));
    this.#lobbies.refresh();
  }

  /** Ways to be met by a text carried by hand: the rooms, then the lobbies. */
  byHand(): readonly ByHand[] {
    return [...this.#rooms.byHand(), ...this.#lobbies.byHand()];
  }

  seek(): void {
    this.#rooms.seek();
    this.#pairs.seek();
  }

  leaveRooms(): void {
    this.#rooms.leave();
    this.#pairs.leave();
  }

  leaveLobbies(): void {
    this.#lobbies.stop();
  }

  /** Of these, who has been among them for a while. */
  #lagging(topics: readonly { readonly device: DeviceId }[]): ReadonlySet<DeviceId> {
    const now = this.#clock.now();
    const devices = new Set(topics.map(({ device }) => device));
    for (const device of this.#laggingSince.keys()) if (!devices.has(device)) this.#laggingSince.delete(device);
    for (const device of devices) if (!this.#laggingSince.has(device)) this.#laggingSince.set(device, now);
    return new Set([...this.#laggingSince].flatMap(([device, since]) => (isWithin(LAGGING_MS, { since, now }) ? [] : [device])));
  }

  #meetAtPoints(): void {
    this.#rooms.meetAt(this.points);
    this.#pairs.meetAt(this.points);
    this.#lobbies.meetAt(this.points);
  }
}
