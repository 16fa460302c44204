import type { DeviceId } from '#contract';
import { type Clock, RateLimit } from '#platform';
import type { SideWire } from '../link/wire.ts';
import { BlobChannel } from './blob-channel.ts';
import { PIECE_BYTES } from './blob-format.ts';
import { BLOB_LIMITS } from './limits.ts';
import type { BlobShelf } from './store/blob-store.ts';
import { runsOf } from './runs-of.ts';
import type { BlobMessage, BlobMessageOf } from './wire/blob-message.ts';

const rawOf = (address: string): Uint8Array => new Uint8Array(Buffer.from(address, 'hex'));
const hexOf = (address: Uint8Array): string => Buffer.from(address).toString('hex');

/** What is read to be sent: it is on its way, in copies, before the next one is read. */
const DESK = new Uint8Array(PIECE_BYTES);

export type BlobPeerOptions = {
  readonly device: DeviceId;
  readonly wire: SideWire;
  readonly clock: Clock;
  readonly shelf: BlobShelf;
  /** Whether a standing message of the circle speaks of this blob: nothing else is served. */
  readonly mayServe: (address: string) => boolean;
  /** Whether we are fetching it: what it holds of others is not kept. */
  readonly isWanted: (address: string) => boolean;
  readonly onPiece: (peer: BlobPeer, piece: { readonly address: string; readonly index: number; readonly data: Uint8Array }) => void;
  readonly onList: (peer: BlobPeer, address: string, list: Uint8Array) => void;
  /** It holds more, has room again, or gave something up: look what to ask of it. */
  readonly onChange: () => void;
  readonly onBlame: (peer: BlobPeer, why: string) => void;
};

type Asked = { readonly address: string; readonly index: number; readonly at: number };

/** One linked device on the blob channel: what it asked of us, what it holds, and what we asked of it. */
export class BlobPeer {
  readonly device: DeviceId;
  readonly #options: BlobPeerOptions;
  readonly #channel: BlobChannel;
  readonly #smallTalk: RateLimit;
  readonly #queue: { readonly address: string; readonly index: number }[] = [];
  readonly #watched = new Set<string>();
  readonly #holds = new Map<string, Uint8Array>();
  readonly #asked = new Map<string, Asked>();
  #listAsked: { readonly address: string } | undefined;
  #stopTimer: (() => void) | undefined;
  #isResting = false;
  #unaskedBytes = 0;

  constructor(options: BlobPeerOptions) {
    this.#options = options;
    this.device = options.device;
    this.#smallTalk = new RateLimit(options.clock, BLOB_LIMITS.smallTalk);
    this.#channel = new BlobChannel(options.wire, options.clock, {
      message: (message) => this.#hear(message),
      drained: () => this.#serve(),
      blame: (why) => options.onBlame(this, why),
    });
  }

  /** Hears from now on; what came before is heard at once. */
  start(): void {
    this.#channel.start();
  }

  get freeWindow(): number {
    return this.#isResting ? 0 : BLOB_LIMITS.window - this.#asked.size;
  }

  get mayBeAskedForList(): boolean {
    return !this.#isResting && this.#listAsked === undefined;
  }

  isAskedForListOf(address: string): boolean {
    return this.#listAsked?.address === address;
  }

  get bufferedBytes(): number {
    return this.#channel.bufferedBytes;
  }

  holds(address: string, index?: number): boolean {
    const bits = this.#holds.get(address);
    if (!bits) return false;
    return index === undefined ? bits.some((byte) => byte !== 0) : ((bits[index >> 3] ?? 0) & (0x80 >> (index & 7))) !== 0;
  }

  /** When it was asked for a piece, undefined when it was not. */
  askedAt(address: string, index: number): number | undefined {
    return this.#asked.get(`${address} ${index}`)?.at;
  }

  look(address: string): void {
    this.#channel.send({ type: 'look', address: rawOf(address) });
  }

  askList(address: string, sizeBytes: number): void {
    this.#listAsked = { address };
    this.#expect();
    this.#channel.send({ type: 'listWanted', address: rawOf(address), sizeBytes });
  }

  ask(address: string, indices: readonly number[]): void {
    const at = this.#options.clock.now();
    for (const index of indices) this.#asked.set(`${address} ${index}`, { address, index, at });
    if (indices.length > 0) this.#expect();
    for (const { index, count } of runsOf(indices)) this.#channel.send({ type: 'get', address: rawOf(address), index, count });
  }

  /** Nothing of this blob is wanted any more; what still comes is thrown away. */
  forget(address: string): void {
    this.#holds.delete(address);
  }

  /** We hold more of a blob: tells it, if it wants to know. */
  tell(address: string): void {
    if (this.#watched.has(address)) this.#tellHolds(address);
  }

  stop(): void {
    this.#channel.stop();
    this.#stopTimer?.();
  }

  #hear(message: BlobMessage): void {
    if (message.type !== 'piece' && !this.#smallTalk.take()) return this.#blame('blob-flood');
    const address = hexOf(message.address);
    switch (message.type) {
      case 'look':
        return this.#watch(address);
      case 'holds':
        if (!this.#options.isWanted(address)) return undefined;
        this.#holds.set(address, message.bits);
        return this.#options.onChange();
      case 'listWanted':
        return this.#giveList(address, message.sizeBytes);
      case 'list':
        return this.#hearList(address, message.list);
      case 'get':
        return this.#enqueue(address, message);
      case 'piece':
        return this.#hearPiece(address, message);
      case 'lacks':
        this.#holds.delete(address);
        this.#asked.delete(`${address} ${message.index}`);
        return this.#options.onChange();
    }
  }

  #blame(why: string): void {
    this.#options.onBlame(this, why);
  }

  #watch(address: string): void {
    const [oldest] = this.#watched;
    if (this.#watched.size >= BLOB_LIMITS.watched && oldest !== undefined) this.#watched.delete(oldest);
    this.#watched.add(address);
    this.#tellHolds(address);
  }

  #tellHolds(address: string): void {
    const bits = this.#servable(address)?.bits() ?? new Uint8Array(0);
    this.#channel.send({ type: 'holds', address: rawOf(address), bits });
  }

  #servable(address: string) {
    return this.#options.mayServe(address) ? this.#options.shelf.find(address) : undefined;
  }

  #giveList(address: string, sizeBytes: number): void {
    const blob = this.#servable(address);
    // A size that is not the blob's comes from another description of it: there is nothing to give for that.
    if (blob && blob.name.sizeBytes === sizeBytes) this.#channel.send({ type: 'list', address: rawOf(address), list: blob.list });
    else this.#channel.send({ type: 'holds', address: rawOf(address), bits: new Uint8Array(0) });
  }

  #enqueue(address: string, { index, count }: { readonly index: number; readonly count: number }): void {
    if (this.#queue.length + count > BLOB_LIMITS.asked) return this.#blame('blob-flood');
    for (let nth = 0; nth < count; nth += 1) this.#queue.push({ address, index: index + nth });
    return this.#serve();
  }

  /** Sends what was asked while the channel has room: a piece is read only then, so a device that takes nothing costs nothing. */
  #serve(): void {
    while (this.#channel.hasRoom) {
      const next = this.#queue.shift();
      if (!next) return;
      const data = this.#servable(next.address)?.piece(next.index, DESK);
      const where = { address: rawOf(next.address), index: next.index };
      this.#channel.send(data ? { type: 'piece', ...where, data } : { type: 'lacks', ...where });
    }
  }

  #hearList(address: string, list: Uint8Array): void {
    if (this.#listAsked?.address !== address) return this.#unasked(list.length);
    this.#listAsked = undefined;
    this.#progressed();
    return this.#options.onList(this, address, list);
  }

  #hearPiece(address: string, { index, data }: BlobMessageOf<'piece'>): void {
    if (!this.#asked.delete(`${address} ${index}`)) return this.#unasked(data.length);
    this.#progressed();
    return this.#options.onPiece(this, { address, index, data });
  }

  #progressed(): void {
    if (this.#isResting) return;
    this.#stopTimer?.();
    this.#stopTimer = undefined;
    if (this.#asked.size > 0 || this.#listAsked) this.#expect();
  }

  /** What was given up may still come; more than that is bulk that nobody asked for. */
  #unasked(sizeBytes: number): void {
    this.#unaskedBytes += sizeBytes;
    if (this.#unaskedBytes > BLOB_LIMITS.unaskedBytes) this.#blame('blob-not-asked');
  }

  /** Who was asked and sends nothing is passed over for a while: its network may be slow, so nobody is blamed. */
  #expect(): void {
    this.#stopTimer ??= this.#options.clock.after(BLOB_LIMITS.stallMs, () => {
      this.#isResting = true;
      this.#asked.clear();
      this.#listAsked = undefined;
      this.#stopTimer = this.#options.clock.after(BLOB_LIMITS.restMs, () => {
        this.#stopTimer = undefined;
        this.#isResting = false;
        this.#options.onChange();
      });
      this.#options.onChange();
    });
  }
}
