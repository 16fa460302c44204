import { AppError, type DeviceId, type ErrorCode } from '#contract';
import type { Clock, Log } from '#platform';
import type { Link } from '../link/link.ts';
import { BlobFetch } from './blob-fetch.ts';
import { type BlobName, isBlobName } from './blob-format.ts';
import { BlobPeer } from './blob-peer.ts';
import type { BlobShelf } from './store/blob-store.ts';

/** How often progress is told, and how often slow pieces are looked at. */
const TELL_EVERY_MS = 250;
const LOOK_EVERY_MS = 1_000;
const REMEMBERED_SOURCES = 256;
/** Others hear of what arrives in steps of so many pieces: they can fetch here what is not whole yet. */
const TELL_PIECES = 32;

export type BlobState = { readonly heldBytes: number; readonly sources: readonly DeviceId[] } & (
  | { readonly kind: 'fetching' }
  /** Wanted, and no device that has it is linked. */
  | { readonly kind: 'nobody' }
  | { readonly kind: 'failed'; readonly code: ErrorCode }
);

export type BlobExchangeOptions = {
  readonly shelf: BlobShelf;
  readonly clock: Clock;
  readonly log: Log;
  readonly mayServe: (address: string, device: DeviceId) => boolean;
  /** Something about this blob is different now. */
  readonly onChange: (address: string) => void;
};

/** One circle's blobs between its linked devices. Every piece is verified before it is stored; who sends a wrong one loses the link, with blame. */
export class BlobExchange {
  readonly #options: BlobExchangeOptions;
  readonly #peers = new Map<BlobPeer, Link>();
  readonly #fetches = new Map<string, BlobFetch>();
  readonly #failures = new Map<string, ErrorCode>();
  readonly #sources = new Map<string, readonly DeviceId[]>();
  readonly #changed = new Set<string>();
  #stopTelling: (() => void) | undefined;
  #stopLooking: (() => void) | undefined;

  constructor(options: BlobExchangeOptions) {
    this.#options = options;
  }

  /** A member's device is linked. @returns what to call when the link is gone */
  meet(link: Link, device: DeviceId): () => void {
    const { side } = link;
    if (!side) return () => undefined;
    const { clock, shelf, mayServe } = this.#options;
    const peer = new BlobPeer({
      device,
      wire: side,
      clock,
      shelf,
      mayServe: (address) => mayServe(address, device),
      isWanted: (address) => this.#fetches.has(address),
      onPiece: (from, piece) => this.#store(from, piece),
      onList: (from, address, list) => this.#begin(from, address, list),
      onChange: () => this.#pump(),
      onBlame: (from, why) => this.#blame(from, why),
    });
    this.#peers.set(peer, link);
    peer.start();
    for (const address of this.#fetches.keys()) peer.look(address);
    return () => this.#part(peer);
  }

  /** Fetches a blob, from where it stopped; goes on by itself whenever somebody who has it is linked. `likely`: devices that may well have it. */
  want(name: BlobName, likely: readonly DeviceId[] = []): void {
    if (!isBlobName(name) || this.#fetches.has(name.address) || this.#options.shelf.isWhole(name.address)) return;
    this.#failures.delete(name.address);
    this.#fetches.set(name.address, new BlobFetch(name, { shelf: this.#options.shelf, likely }));
    for (const peer of this.#peers.keys()) peer.look(name.address);
    this.#stopLooking ??= this.#options.clock.every(LOOK_EVERY_MS, () => this.#pump());
    this.#tell(name.address);
  }

  /** What is being fetched: who may well have it, and which linked devices do. */
  sought(): readonly { readonly likely: readonly DeviceId[]; readonly holders: readonly DeviceId[] }[] {
    const peers = [...this.#peers.keys()];
    return [...this.#fetches.values()].map(({ name, likely }) => ({ likely, holders: peers.filter((peer) => peer.holds(name.address)).map(({ device }) => device) }));
  }

  /** Fetches it no longer. What is here of it stays. */
  leave(address: string): void {
    this.#failures.delete(address);
    if (!this.#fetches.delete(address)) return;
    for (const peer of this.#peers.keys()) peer.forget(address);
    if (this.#fetches.size === 0) this.#stopLook();
    this.#tell(address);
  }

  /** What happens with a blob; undefined when it is not being fetched. */
  state(address: string): BlobState | undefined {
    const fetch = this.#fetches.get(address);
    const heldBytes = fetch?.heldBytes ?? 0;
    const code = this.#failures.get(address);
    const sources = fetch ? [...fetch.sources] : [];
    if (code !== undefined) return { kind: 'failed', code, heldBytes, sources };
    if (!fetch) return undefined;
    return { kind: fetch.isHeldBySome([...this.#peers.keys()]) ? 'fetching' : 'nobody', heldBytes, sources };
  }

  /** Whose devices a blob came from, in this run. */
  sourcesOf(address: string): readonly DeviceId[] {
    return this.#sources.get(address) ?? [];
  }

  /** A blob of our own is whole now. */
  added(address: string): void {
    for (const peer of this.#peers.keys()) peer.tell(address);
  }

  /** Bytes handed to each linked device's channel and not yet sent. */
  bufferedBytes(): readonly number[] {
    return [...this.#peers.keys()].map((peer) => peer.bufferedBytes);
  }

  stop(): void {
    for (const peer of this.#peers.keys()) peer.stop();
    this.#peers.clear();
    this.#stopLook();
    this.#stopTelling?.();
  }

  #stopLook(): void {
    this.#stopLooking?.();
    this.#stopLooking = undefined;
  }

  #part(peer: BlobPeer): void {
    peer.stop();
    if (!this.#peers.delete(peer)) return;
    for (const address of this.#fetches.keys()) this.#tell(address);
    this.#pump();
  }

  #blame(peer: BlobPeer, why: string): void {
    const link = this.#peers.get(peer);
    if (!link) return;
    this.#options.log.warn('link-blamed', { why });
    this.#part(peer);
    link.close({ why, blame: true });
  }

  #pump(): void {
    const now = this.#options.clock.now();
    const peers = [...this.#peers.keys()];
    for (const fetch of this.#fetches.values()) fetch.pump(peers, now);
  }

  #begin(peer: BlobPeer, address: string, list: Uint8Array): void {
    const fetch = this.#fetches.get(address);
    if (!fetch) return;
    const begun = this.#onShelf(address, () => this.#options.shelf.begin(fetch.name, list) !== undefined);
    if (begun === false) return this.#blame(peer, 'blob-wrong-list');
    this.#tell(address);
    return this.#pump();
  }

  #store(peer: BlobPeer, { address, index, data }: { readonly address: string; readonly index: number; readonly data: Uint8Array }): void {
    const fetch = this.#fetches.get(address);
    const blob = this.#options.shelf.find(address);
    if (!fetch || !blob) return;
    const stored = this.#onShelf(address, () => blob.put(index, data));
    if (stored === false) return this.#blame(peer, 'blob-wrong-hash');
    if (stored === undefined) return undefined;
    fetch.sources.add(peer.device);
    if (blob.missing % TELL_PIECES === 0) this.added(address);
    this.#tell(address);
    if (blob.missing === 0) this.#finish(fetch);
    return this.#pump();
  }

  #finish({ name: { address }, sources }: BlobFetch): void {
    const [oldest] = this.#sources.keys();
    if (this.#sources.size >= REMEMBERED_SOURCES && oldest !== undefined) this.#sources.delete(oldest);
    this.#sources.set(address, [...sources]);
    this.leave(address);
    // What is whole can be opened: nobody should wait for the next telling.
    this.#tellNow();
  }

  /** A full disk stops this one transfer, with its sentence; what is here stays. Undefined then. */
  #onShelf(address: string, work: () => boolean): boolean | undefined {
    try {
      return work();
    } catch (error) {
      const code = error instanceof AppError ? error.code : 'internal';
      this.#options.log.warn('blob-not-stored', { code });
      this.leave(address);
      this.#failures.set(address, code);
      this.#tell(address);
      return undefined;
    }
  }

  #tell(address: string): void {
    this.#changed.add(address);
    this.#stopTelling ??= this.#options.clock.after(TELL_EVERY_MS, () => this.#tellNow());
  }

  #tellNow(): void {
    this.#stopTelling?.();
    this.#stopTelling = undefined;
    const changed = [...this.#changed];
    this.#changed.clear();
    for (const one of changed) this.#options.onChange(one);
  }
}
