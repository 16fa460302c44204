import type { CircleLedger } from '#ledger';
import type { Clock, Log } from '#platform';
import type { RoomHandle, Transport } from '../transport.ts';
import { hostLobby } from './lobby-host.ts';

type Options = {
  readonly circle: CircleLedger;
  readonly transport: Transport;
  readonly clock: Clock;
  readonly log: Log;
  readonly meetingPoints: () => readonly string[];
  readonly onAdmitted: () => void;
};

/** The lobbies of a circle's open invites: entered while they can admit somebody, left when they cannot. */
export class Lobbies {
  readonly #options: Options;
  readonly #rooms = new Map<string, RoomHandle>();

  constructor(options: Options) {
    this.#options = options;
  }

  refresh(): void {
    const { circle, meetingPoints } = this.#options;
    const wanted = new Map(circle.openInvites().map(({ lobby }) => [lobby.name, lobby]));
    for (const [name, handle] of this.#rooms) {
      if (wanted.has(name)) continue;
      this.#rooms.delete(name);
      handle.leave();
    }
    for (const [name, lobby] of wanted) {
      if (this.#rooms.has(name)) continue;
      this.#rooms.set(name, hostLobby({ ...this.#options, lobby, meetingPoints: meetingPoints() }));
    }
  }

  addMeetingPoints(urls: readonly string[]): void {
    for (const room of this.#rooms.values()) room.addMeetingPoints(urls);
  }

  stop(): void {
    for (const room of this.#rooms.values()) room.leave();
    this.#rooms.clear();
  }
}
