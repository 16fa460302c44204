import type { CircleLedger, RoomCredentials } from '#ledger';
import { Lobbies, type LobbyPorts } from '../lobby/lobbies.ts';
import { type MeetingPlan, MeetingPoints } from '../meeting-plan.ts';
import type { ByHand, IcePlan, RoomHandle } from '../transport.ts';
import { RoomSet } from './room-set.ts';

type Options = LobbyPorts & {
  readonly circle: CircleLedger;
  readonly plan: MeetingPlan;
  readonly enter: (room: RoomCredentials) => RoomHandle;
  readonly onAdmitted: () => void;
};

/** Where a circle is met: the rooms of the hour, the lobbies of its open invites, and the meeting points all of them use. */
export class Meetings {
  readonly #circle: CircleLedger;
  readonly #points: MeetingPoints;
  readonly #rooms: RoomSet;
  readonly #lobbies: Lobbies;

  constructor({ circle, plan, enter, ...ports }: Options) {
    this.#circle = circle;
    this.#points = new MeetingPoints(plan);
    this.#rooms = new RoomSet(enter);
    this.#lobbies = new Lobbies({ ...ports, circle, meetingPoints: () => this.points, ice: () => this.ice() });
  }

  get points(): readonly string[] {
    return this.#points.all;
  }

  /** What we tell others. */
  get ownPoints(): readonly string[] {
    return this.#points.own;
  }

  ice(): IcePlan {
    return this.#points.ice();
  }

  follow(plan: MeetingPlan): void {
    this.#points.follow(plan);
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

  /** Enters what this hour wants, and leaves what it does not. */
  refresh(): void {
    this.#rooms.want(this.#circle.rooms());
    this.#lobbies.refresh();
  }

  /** Ways to be met by a text carried by hand: the rooms, then the lobbies. */
  byHand(): readonly ByHand[] {
    return [...this.#rooms.byHand(), ...this.#lobbies.byHand()];
  }

  seek(): void {
    this.#rooms.seek();
  }

  leaveRooms(): void {
    this.#rooms.leave();
  }

  leaveLobbies(): void {
    this.#lobbies.stop();
  }

  #meetAtPoints(): void {
    this.#rooms.meetAt(this.points);
    this.#lobbies.meetAt(this.points);
  }
}
