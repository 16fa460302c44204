import type { RoomCredentials } from '#ledger';
import type { ByHand, RoomHandle } from '../transport.ts';

/** The rooms a circle meets in at this hour, and those of the past whose links still live. */
export class RoomSet {
  readonly #enter: (room: RoomCredentials) => RoomHandle;
  readonly #rooms = new Map<string, RoomHandle>();
  #retired: RoomHandle[] = [];

  constructor(enter: (room: RoomCredentials) => RoomHandle) {
    this.#enter = enter;
  }

  /** Enters what is wanted and retires the rest: its links are as good as new ones, and stay until they end. */
  want(rooms: readonly RoomCredentials[]): void {
    const wanted = new Set(rooms.map(({ name }) => name));
    for (const [name, handle] of this.#rooms) {
      if (wanted.has(name)) continue;
      this.#rooms.delete(name);
      handle.retire();
      this.#retired.push(handle);
    }
    for (const room of rooms) if (!this.#rooms.has(room.name)) this.#rooms.set(room.name, this.#enter(room));
  }

  meetAt(urls: readonly string[]): void {
    for (const room of this.#rooms.values()) room.meetAt(urls);
  }

  /** The rooms of this hour, each a way to carry a text by hand. */
  byHand(): readonly ByHand[] {
    return [...this.#rooms.values()].flatMap(({ byHand }) => byHand ?? []);
  }

  seek(): void {
    for (const room of this.#rooms.values()) room.seek();
  }

  leave(): void {
    for (const room of [...this.#rooms.values(), ...this.#retired]) room.leave();
    this.#rooms.clear();
    this.#retired = [];
  }
}
