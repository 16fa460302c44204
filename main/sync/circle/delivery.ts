import type { DeviceId, EntryId } from '#contract';
import type { CircleLedger, Frontier } from '#ledger';
import type { Clock, Log } from '#platform';
import type { HeldRow, SyncStore } from '../store/sync-store.ts';
import { type HeldHead, HeldHeads, type OutOfReach } from './held-heads.ts';

const SAVE_MS = 2_000;
const SEEN_EVERY_MS = 5 * 60_000;

type Options = {
  readonly circle: CircleLedger;
  readonly clock: Clock;
  readonly log: Log;
  readonly store: SyncStore;
  /** Devices here at the moment, linked or heard of. */
  readonly here: () => readonly DeviceId[];
};

/**
 * Which device holds what, as far as each told. That is remembered over restarts, and when each device was last here: saved two seconds late,
 * since it is only an aid: a crash may forget it, and the next meeting tells it again. In memory is what was told in this run, and of what was
 * written here all.
 */
export class Delivery {
  readonly #options: Options;
  readonly #held = new HeldHeads();
  readonly #seenAt: Map<DeviceId, number>;
  readonly #stopSeen: () => void;
  readonly #unsaved = new Map<string, HeldRow>();
  #cancelSave: (() => void) | undefined;

  constructor(options: Options) {
    this.#options = options;
    const { circle, clock, store } = options;
    const { held, seen } = store.load(circle.id);
    const own = circle.ownFeeds();
    for (const { device, ...head } of held) if (own.includes(head.feed)) this.#held.learn(device, [head]);
    this.#seenAt = new Map(seen.map(({ device, at }) => [device, at]));
    store.drop(circle.id, [...new Set([...held, ...seen].map(({ device }) => device))].filter((device) => !circle.isMemberDevice(device)));
    this.#stopSeen = clock.every(SEEN_EVERY_MS, () => this.#save());
  }

  /** Notes what a device says it holds; true when it holds more of mine than before. A stranger's word is kept in memory alone: see `forget`. */
  learn(device: DeviceId, heads: readonly HeldHead[]): boolean {
    const fresh = this.#held.learn(device, heads);
    if (fresh.length === 0 || !this.#options.circle.isMemberDevice(device)) return false;
    for (const { feed, next } of fresh) this.#unsaved.set(`${device} ${feed}`, { device, feed, next });
    this.#saveSoon();
    const own = this.#options.circle.ownFeeds();
    return fresh.some(({ feed }) => own.includes(feed));
  }

  /** How far a device is known to hold each feed, by what it ever told. */
  heldBy(device: DeviceId): readonly HeldHead[] {
    if (this.#unsaved.size > 0) this.#save();
    const { circle, store } = this.#options;
    return store.heldBy(circle.id, device);
  }

  isAhead(device: DeviceId, mine: Frontier, prefix: '' | 'c:'): boolean {
    return this.#held.isAhead(device, mine, prefix);
  }

  saidBy(device: DeviceId): ReadonlyMap<string, number> {
    return this.#held.saidBy(device);
  }

  /** A device that had said so was asked, and has no more than this for us. */
  answered(device: DeviceId, mine: Frontier, said: ReadonlyMap<string, number>): void {
    this.#held.believeUpTo(device, mine, said);
  }

  wanted(mine: Frontier): number {
    return this.#held.wanted(mine);
  }

  /** Entries that some device said to hold, and nobody here holds nor do we; with the member devices that do. */
  outOfReach(mine: Frontier): OutOfReach | undefined {
    const { circle, here } = this.#options;
    const away = circle.members().flatMap(({ devices }) => devices).filter((device) => device !== circle.self.device);
    return this.#held.outOfReach(mine, { here: here(), away });
  }

  /** The other member devices that are known to hold an entry. */
  reached(entry: EntryId): readonly DeviceId[] {
    const { circle } = this.#options;
    const [client = '', seq = ''] = entry.split('.');
    const devices = circle.members().flatMap((member) => member.devices);
    return devices.filter((device) => device !== circle.self.device && this.#held.holds(device, `m:${client}`, Number(seq)));
  }

  /** Keys cost nothing: what a stranger said it holds goes with its link. */
  forget(stranger: DeviceId): void {
    this.#held.forget(stranger);
  }

  /** A device has left. */
  left(device: DeviceId): void {
    this.#seenAt.set(device, this.#options.clock.now());
    this.#saveSoon();
  }

  /** When a device was last here, ms since the epoch; now, when it is. */
  lastSeen(device: DeviceId): number | undefined {
    const { here, clock } = this.#options;
    return here().includes(device) ? clock.now() : this.#seenAt.get(device);
  }

  stop(): void {
    this.#stopSeen();
    this.#save();
  }

  #saveSoon(): void {
    this.#cancelSave ??= this.#options.clock.after(SAVE_MS, () => this.#save());
  }

  #save(): void {
    this.#cancelSave?.();
    this.#cancelSave = undefined;
    const { circle, clock, here, log, store } = this.#options;
    for (const device of here()) this.#seenAt.set(device, clock.now());
    const seen = [...this.#seenAt].filter(([device]) => circle.isMemberDevice(device)).map(([device, at]) => ({ device, at }));
    try {
      store.save(circle.id, { held: [...this.#unsaved.values()], seen });
      this.#unsaved.clear();
    } catch (error) {
      // A full disk: it is tried again with what comes next.
      log.warn('delivery-not-saved', { kind: error instanceof Error ? error.name : 'unknown' });
    }
  }
}
