import type { DeviceId } from '#contract';
import type { Frontier } from '#ledger';

/** How far somebody holds a feed. `bodiesFrom`: a mailbox has dropped what lies below. */
export type HeldHead = { readonly feed: string; readonly next: number; readonly bodiesFrom?: number };

/** Entries of message feeds that are only on devices that are not here. */
export type OutOfReach = { readonly entries: number; readonly holders: readonly DeviceId[] };

const ordered = (heads: readonly HeldHead[]): ReadonlyMap<string, number> => new Map(heads.map(({ feed, next }) => [feed, next]));

/** More feeds than a circle can have: somebody makes them up. */
const MOST_FEEDS = 4_096;

/** How far each device said it holds each feed. */
export class HeldHeads {
  readonly #byDevice = new Map<DeviceId, Map<string, number>>();
  readonly #bodiesFrom = new Map<DeviceId, ReadonlyMap<string, number>>();

  /** Notes what a device said; returns the feeds of which it holds more than it did. */
  learn(device: DeviceId, heads: readonly HeldHead[]): readonly HeldHead[] {
    const held = this.#byDevice.get(device) ?? new Map<string, number>();
    this.#byDevice.set(device, held);
    this.#noteDropped(device, heads);
    return heads.filter(({ feed, next }) => {
      if (next <= (held.get(feed) ?? 0) || (held.size >= MOST_FEEDS && !held.has(feed))) return false;
      held.set(feed, next);
      return true;
    });
  }

  /** What a device says it holds, as of now. */
  saidBy(device: DeviceId): ReadonlyMap<string, number> {
    return new Map(this.#byDevice.get(device));
  }

  /** It was asked after it had said this, and `mine` is all that came: the rest is not believed until it is said anew. */
  believeUpTo(device: DeviceId, mine: Frontier, said: ReadonlyMap<string, number>): void {
    const own = ordered(mine);
    const held = this.#byDevice.get(device);
    for (const [feed, next] of said) if (held?.get(feed) === next) held.set(feed, Math.min(next, own.get(feed) ?? 0));
  }

  forget(device: DeviceId): void {
    this.#byDevice.delete(device);
  }

  /** Whether a device holds something that `mine` lacks, in feeds whose name begins with `prefix`. */
  isAhead(device: DeviceId, mine: Frontier, prefix: '' | 'c:'): boolean {
    const own = ordered(mine);
    return [...(this.#byDevice.get(device) ?? [])].some(([feed, next]) => {
      const have = own.get(feed) ?? 0;
      return feed.startsWith(prefix) && next > have && this.#droppedBelow(device, feed) <= have;
    });
  }

  /** Whether a device holds the entry `seq` of `feed`. */
  holds(device: DeviceId, feed: string, seq: number): boolean {
    return (this.#byDevice.get(device)?.get(feed) ?? 0) > seq && this.#droppedBelow(device, feed) <= seq;
  }

  #droppedBelow(device: DeviceId, feed: string): number {
    return this.#bodiesFrom.get(device)?.get(feed) ?? 0;
  }

  /** Only feeds of which something was dropped are noted, so that a liar cannot fill this. */
  #noteDropped(device: DeviceId, heads: readonly HeldHead[]): void {
    const dropped = heads.flatMap(({ feed, bodiesFrom = 0 }) => (bodiesFrom > 0 ? [[feed, bodiesFrom] as const] : []));
    if (dropped.length > 0) this.#bodiesFrom.set(device, new Map([...(this.#bodiesFrom.get(device) ?? []), ...dropped].slice(-MOST_FEEDS)));
  }

  /** What devices that are away hold of message feeds, and neither we nor a device that is here. */
  outOfReach(mine: Frontier, { here, away }: { readonly here: readonly DeviceId[]; readonly away: readonly DeviceId[] }): OutOfReach | undefined {
    const reachable = new Map(ordered(mine));
    const raise = ([feed, next]: readonly [string, number]): unknown => next > (reachable.get(feed) ?? 0) && reachable.set(feed, next);
    for (const device of here) for (const held of this.#byDevice.get(device) ?? []) raise(held);
    const holders = new Set<DeviceId>();
    let entries = 0;
    for (const device of away) {
      for (const [feed, next] of this.#byDevice.get(device) ?? []) {
        const lacking = feed.startsWith('m:') ? next - (reachable.get(feed) ?? 0) : 0;
        if (lacking <= 0) continue;
        holders.add(device);
        entries += lacking;
        raise([feed, next]);
      }
    }
    return entries > 0 ? { entries, holders: [...holders] } : undefined;
  }

  /** Entries of message feeds known to exist anywhere: the furthest of each feed, ours included. */
  wanted(mine: Frontier): number {
    const furthest = new Map(ordered(mine));
    for (const held of this.#byDevice.values()) {
      for (const [feed, next] of held) if (next > (furthest.get(feed) ?? 0)) furthest.set(feed, next);
    }
    return [...furthest].reduce((sum, [feed, next]) => (feed.startsWith('m:') ? sum + next : sum), 0);
  }
}
