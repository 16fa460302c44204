import { AppError, type CircleId, type DeviceId, type FileState } from '#contract';
import { FileRows, messagePostSchema, type StoredFile } from '#features/chat';
import type { FilesDeps } from './files-deps.ts';
import type { LocalFiles } from './local-files.ts';
import { blobBytesOf } from './sealed-file.ts';

/** Pictures up to this are fetched without a tap. */
const AUTO_BYTES = 5_000_000;
/** After a change of messages: long enough for a burst to be one look. */
const LOOK_AFTER_MS = 150;

/** Keeps what is here in step with what messages speak of: fetches what should be here, removes what should not. */
export class Fetching {
  readonly #deps: FilesDeps;
  readonly #local: LocalFiles;
  readonly #rows: FileRows;
  readonly #stops: (() => void)[] = [];
  readonly #waiting = new Map<CircleId, () => void>();

  constructor(deps: FilesDeps, local: LocalFiles) {
    this.#deps = deps;
    this.#local = local;
    this.#rows = new FileRows(deps.db);
    this.#stops.push(
      deps.ledger.onViewChange(({ circle, view }) => {
        if (view === 'message') this.#lookSoon(circle);
      }),
      deps.blobs.onChange((circle, address) => deps.tell({ topic: 'files', circle, addresses: [address] })),
    );
  }

  /** What a crash left unfinished goes; what was wanted goes on. */
  start(): void {
    const circles = this.#deps.ledger.circles().map(({ id }) => id);
    this.#deps.store.keepOnly(circles);
    for (const circle of circles) this.look(circle, { atStart: true });
  }

  stop(): void {
    for (const stop of [...this.#stops, ...this.#waiting.values()]) stop();
  }

  /** Removes files of deleted and expired messages, not of hidden ones that may come back, and asks for what should be here. */
  look(circle: CircleId, { atStart }: { readonly atStart: boolean } = { atStart: false }): void {
    const spokenOf = new Map(this.#rows.all(circle).map((file) => [file.address, file]));
    const drafts = new Set(this.#local.drafts(circle).map(({ address }) => address));
    const shelf = this.#deps.store.shelf(circle);
    let hidden: ReadonlySet<string> | undefined;
    const mayComeBack = (address: string): boolean => (hidden ??= this.#hidden(circle)).has(address);
    for (const { address } of this.#local.choices(circle)) {
      if (spokenOf.has(address) || mayComeBack(address)) continue;
      this.#deps.blobs.of(circle).leave(address);
      this.#local.choose(circle, address, undefined);
    }
    shelf.sweep((address) => spokenOf.has(address) || drafts.has(address) || mayComeBack(address), { drafts: atStart });
    for (const file of spokenOf.values()) if (this.#shouldBeHere(file) && !shelf.isWhole(file.address)) this.#want(circle, file);
  }

  #hidden(circle: CircleId): ReadonlySet<string> {
    const ops = this.#deps.ledger.circle(circle).hiddenOps();
    return new Set(ops.flatMap(({ kind, body }) => (kind === 'message.post' ? (messagePostSchema.safeParse(body).data?.files ?? []).map(({ blob }) => blob) : [])));
  }

  /** Fails with `file-not-here`, `files-full`. */
  fetch(circle: CircleId, address: string): void {
    const file = this.#rows.find(address, circle);
    if (!file) throw new AppError('file-not-here');
    if (!this.#hasRoom(circle, file)) throw new AppError('files-full');
    this.#local.choose(circle, address, 'wanted');
    this.#want(circle, file);
    this.#tell(circle, address);
  }

  pause(circle: CircleId, address: string): void {
    this.#local.choose(circle, address, 'paused');
    this.#deps.blobs.of(circle).leave(address);
    this.#tell(circle, address);
  }

  remove(circle: CircleId, address: string): void {
    this.#deps.blobs.of(circle).leave(address);
    this.#deps.store.shelf(circle).remove(address);
    if (this.#rows.find(address, circle)) this.#local.choose(circle, address, 'removed');
    this.#tell(circle, address);
  }

  state(circle: CircleId, address: string): FileState {
    const blob = this.#deps.store.shelf(circle).find(address);
    const exchange = this.#deps.blobs.of(circle);
    const transfer = exchange.state(address);
    const from = this.#names(circle, transfer?.sources ?? exchange.sourcesOf(address));
    const heldBytes = blob?.heldBytes ?? 0;
    if (blob?.missing === 0) return { address, state: { kind: 'here' }, heldBytes, from };
    if (transfer?.kind === 'failed') return { address, state: { kind: 'failed', code: transfer.code }, heldBytes, from };
    if (transfer) return { address, state: { kind: transfer.kind }, heldBytes, from };
    return { address, state: { kind: this.#local.choice(circle, address) === 'paused' ? 'paused' : 'absent' }, heldBytes, from };
  }

  #names(circle: CircleId, devices: readonly string[]): string[] {
    const ledger = this.#deps.ledger.circle(circle);
    return [...new Set(devices.flatMap((device) => ledger.personOf(device) ?? []))].map((person) => this.#deps.nameOf(circle, person));
  }

  #shouldBeHere(file: StoredFile): boolean {
    const choice = this.#local.choice(file.circle, file.address);
    if (choice !== undefined) return choice === 'wanted';
    return file.type !== null && file.size <= AUTO_BYTES && this.#deps.fetchesPictures() && this.#hasRoom(file.circle, file);
  }

  #hasRoom(circle: CircleId, file: StoredFile): boolean {
    const shelf = this.#deps.store.shelf(circle);
    return shelf.find(file.address) !== undefined || shelf.usedBytes() + blobBytesOf(file.size) <= this.#local.limitBytes(circle);
  }

  #want(circle: CircleId, { address, size, message }: StoredFile): void {
    this.#deps.blobs.of(circle).want({ address, sizeBytes: blobBytesOf(size) }, this.#devicesOfSender(circle, message));
  }

  #devicesOfSender(circle: CircleId, message: string): readonly DeviceId[] {
    const sender = this.#deps.messageOf(circle, message)?.authorId;
    return this.#deps.ledger.circle(circle).members().find(({ person }) => person === sender)?.devices ?? [];
  }

  #lookSoon(circle: CircleId): void {
    if (this.#waiting.has(circle)) return;
    const cancel = this.#deps.clock.after(LOOK_AFTER_MS, () => {
      this.#waiting.delete(circle);
      this.look(circle);
    });
    this.#waiting.set(circle, cancel);
  }

  #tell(circle: CircleId, address: string): void {
    this.#deps.tell({ topic: 'files', circle, addresses: [address] });
  }
}
