import type { DeviceId } from '#contract';
import type { Frontier } from '#ledger';

const ordered = (frontier: Frontier): ReadonlyMap<string, number> => new Map(frontier.map(({ feed, next }) => [feed, next]));

/** More feeds than a circle can have: somebody makes them up. */
const MOST_FEEDS = 4_096;

/** How far each device said it holds each feed. */
export class HeldHeads {
  readonly #byDevice = new Map<DeviceId, Map<string, number>>();

  /** Notes what a device said; true when it holds more than it did. */
  learn(device: DeviceId, frontier: Frontier): boolean {
    const held = this.#byDevice.get(device) ?? new Map<string, number>();
    this.#byDevice.set(device, held);
    let rose = false;
    for (const { feed, next } of frontier) {
      if (next <= (held.get(feed) ?? 0) || (held.size >= MOST_FEEDS && !held.has(feed))) continue;
      held.set(feed, next);
      rose = true;
    }
    return rose;
  }

  /** Whether a device holds something that `mine` lacks, in feeds whose name begins with `prefix`. */
  isAhead(device: DeviceId, mine: Frontier, prefix: '' | 'c:'): boolean {
    const own = ordered(mine);
    return [...(this.#byDevice.get(device) ?? [])].some(([feed, next]) => feed.startsWith(prefix) && next > (own.get(feed) ?? 0));
  }

  /** How many of these devices hold the entry `seq` of `feed`. */
  reached(devices: readonly DeviceId[], feed: string, seq: number): number {
    return devices.filter((device) => (this.#byDevice.get(device)?.get(feed) ?? 0) > seq).length;
  }

  /** Entries of message feeds known to exist anywhere: the furthest of each feed, ours included. */
  wanted(mine: Frontier): number {
    const furthest = new Map(ordered(mine));
    for (const held of this.#byDevice.values()) {
      for (const [feed, next] of held) if (next > (furthest.get(feed) ?? 0)) furthest.set(feed, next);
    }
    return [...furthest].reduce((sum, [feed, next]) => (feed.startsWith('m:') ? sum + next : sum), 0);
  }

  /** What a device said of one feed. */
  of(device: DeviceId, feed: string): number {
    return this.#byDevice.get(device)?.get(feed) ?? 0;
  }
}
