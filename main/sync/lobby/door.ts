import type { CircleLedger, RoomCredentials } from '#ledger';
import { MeetingPoints, type MeetingPlan } from '../meeting-plan.ts';
import type { RoomHandle } from '../transport.ts';
import type { LobbyPorts } from './lobbies.ts';
import { hostLobby } from './lobby-host.ts';

/** A door of a circle that only further devices of one's own know. */
export type DoorOptions = {
  readonly circle: CircleLedger;
  readonly room: RoomCredentials;
  readonly admit: (request: Uint8Array) => readonly Uint8Array[];
  readonly plan: MeetingPlan;
  readonly onAdmitted: () => void;
};

/** Waits at a door. */
export class Door {
  readonly #points: MeetingPoints;
  readonly #room: RoomHandle;

  constructor({ circle, room, admit, plan, onAdmitted }: DoorOptions, { nearby, ...ports }: LobbyPorts & { readonly nearby: readonly string[] }) {
    this.#points = new MeetingPoints(plan, nearby);
    this.#room = hostLobby({ ...ports, circle, admit, lobby: room, meetingPoints: this.#points.all, ice: () => this.#points.ice(), onAdmitted }).room;
  }

  setNearby(urls: readonly string[]): void {
    this.#points.setNearby(urls);
    this.#room.meetAt(this.#points.all);
  }

  stop(): void {
    this.#room.leave();
  }
}
