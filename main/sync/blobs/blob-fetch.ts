import type { DeviceId } from '#contract';
import type { BlobName } from './blob-format.ts';
import type { BlobPeer } from './blob-peer.ts';
import { BLOB_LIMITS } from './limits.ts';
import type { BlobShelf } from './store/blob-store.ts';

/** One blob on its way here, from as many devices as hold it. What it has it keeps on the shelf, so it goes on where it stopped. */
export class BlobFetch {
  readonly name: BlobName;
  /** Devices that may well have it: its sender's. */
  readonly likely: readonly DeviceId[];
  /** Whose pieces were stored in this run. */
  readonly sources = new Set<DeviceId>();
  readonly #shelf: BlobShelf;
  /** Below this everything is here. */
  #from = 0;

  constructor(name: BlobName, { shelf, likely }: { readonly shelf: BlobShelf; readonly likely: readonly DeviceId[] }) {
    this.name = name;
    this.likely = likely;
    this.#shelf = shelf;
  }

  get heldBytes(): number {
    return this.#shelf.find(this.name.address)?.heldBytes ?? 0;
  }

  isHeldBySome(peers: readonly BlobPeer[]): boolean {
    return peers.some((peer) => peer.holds(this.name.address));
  }

  /** Asks whoever is free for what is missing. `now`: ms, by the clock that `peers` count with. */
  pump(peers: readonly BlobPeer[], now: number): void {
    const { address, sizeBytes } = this.name;
    const holders = peers.filter((peer) => peer.holds(address));
    const blob = this.#shelf.find(address);
    if (!blob) {
      if (holders.some((peer) => peer.isAskedForListOf(address))) return;
      holders.find((peer) => peer.mayBeAskedForList)?.askList(address, sizeBytes);
      return;
    }
    while (this.#from < blob.pieces && blob.has(this.#from)) this.#from += 1;
    for (const peer of holders) this.#ask(peer, { peers, now });
  }

  #ask(peer: BlobPeer, { peers, now }: { readonly peers: readonly BlobPeer[]; readonly now: number }): void {
    const { address } = this.name;
    const blob = this.#shelf.find(address);
    const free = peer.freeWindow;
    // Several at once: each message costs both ends more than what it says.
    if (free < BLOB_LIMITS.askAtOnce) return;
    const next: number[] = [];
    const late: number[] = [];
    for (let index = this.#from; blob && next.length < free && index < blob.pieces; index += 1) {
      if (blob.has(index) || !peer.holds(address, index)) continue;
      const asked = peers.flatMap((one) => one.askedAt(address, index) ?? []);
      if (asked.length === 0) next.push(index);
      else if (asked.length === 1 && now - (asked[0] ?? now) > BLOB_LIMITS.againMs && peer.askedAt(address, index) === undefined) late.push(index);
    }
    // Nothing else to do: pieces that somebody is slow with.
    const isIdle = next.length === 0 && free === BLOB_LIMITS.window;
    peer.ask(address, isIdle ? late.slice(0, BLOB_LIMITS.again) : next);
  }
}
