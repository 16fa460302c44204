import { type CircleLedger, encodeInvite, type Invite, type Ledger, openLedger, type PendingJoin } from '../../main/ledger/index.ts';
import { type Database, type Log, openDatabase, type Random } from '../../main/platform/index.ts';
import { openSync, type Sync, type SyncEvent } from '../../main/sync/index.ts';
import { DesktopBlobs } from './desktop-blobs.ts';
import { DesktopClock } from './desktop-clock.ts';
import type { FakeClock } from './fake-clock.ts';
import type { MemoryNetwork } from './memory-network.ts';
import { type Note, notesIn, noteView, wholeNotesIn } from './note-view.ts';

type Surroundings = {
  readonly name: string;
  readonly clock: FakeClock;
  readonly random: Random;
  readonly network: MemoryNetwork;
  /** Where its database lies, when a test looks at the file; else in memory. */
  readonly disk?: { readonly file: string; readonly key: Uint8Array };
  /** What it takes of somebody a day unasked, where a test cannot wait for thousands. */
  readonly intakeLimits?: { readonly entries: number; readonly bytes: number } | undefined;
};

/** One person's desktop: a real ledger in real SQLite, real sync, and a network in memory. */
export class Desktop {
  readonly name: string;
  readonly events: SyncEvent[] = [];
  readonly clock: DesktopClock;
  readonly files = new DesktopBlobs();
  /** What its log would warn of. */
  readonly warnings: { readonly at: number; readonly event: string; readonly why: unknown }[] = [];
  readonly #around: Surroundings;
  readonly #masterKey: Uint8Array;
  #db: Database;
  #running: { readonly ledger: Ledger; readonly sync: Sync } | undefined;

  constructor(around: Surroundings) {
    this.name = around.name;
    this.#around = around;
    this.clock = new DesktopClock(around.clock);
    this.#masterKey = around.disk?.key ?? around.random.bytes(32);
    this.#db = openDatabase(around.disk ?? { file: ':memory:', key: around.random.bytes(32) });
  }

  /** Its database and master key: what a changed client could use. */
  get opened(): { readonly db: Database; readonly masterKey: Uint8Array } {
    return { db: this.#db, masterKey: this.#masterKey };
  }

  get ledger(): Ledger {
    if (!this.#running) throw new Error(`${this.name}'s desktop is off`);
    return this.#running.ledger;
  }

  get sync(): Sync {
    if (!this.#running) throw new Error(`${this.name}'s desktop is off`);
    return this.#running.sync;
  }

  get isOn(): boolean {
    return this.#running !== undefined;
  }

  get isIn(): boolean {
    return this.#running !== undefined && this.ledger.circles().length > 0;
  }

  /** The one circle of the test. */
  get circle(): CircleLedger {
    const [circle] = this.ledger.circles();
    if (!circle) throw new Error(`${this.name} is in no circle`);
    return circle;
  }

  get meetingPoint(): string {
    return `ws://${this.name}.test`;
  }

  /** Starts, or starts again with everything that was stored. */
  async starts(): Promise<void> {
    const { clock } = this;
    const { random, network, name, intakeLimits } = this.#around;
    const log: Log = { info: () => undefined, warn: (event, fields) => void this.warnings.push({ at: clock.now(), event, why: fields?.['why'] }) };
    const ledger = await openLedger({ db: this.#db, masterKey: this.#masterKey, clock, random, log, views: [noteView], ...(intakeLimits && { intakeLimits }) });
    const sync = openSync({
      transport: network.transport(name, { clock, random }),
      db: this.#db,
      clock,
      random,
      log,
      addresses: () => '',
      blobs: this.files.open({ clock, random, ledger: () => ledger }),
    });
    this.#running = { ledger, sync };
    sync.on((event) => {
      this.events.push(event);
      if (event.type === 'joined') this.goesOnline(event.ledger);
    });
    for (const circle of ledger.circles()) this.goesOnline(circle);
    for (const pending of ledger.pendingJoins()) sync.join(pending);
    for (const circle of ledger.returningCircles()) this.goesOnline(circle);
  }

  /** From now on, or no longer, SQLite finds no room for one page more. */
  hasFullDisk(isFull: boolean): void {
    const pages = this.#db.pragma('page_count', { simple: true }) as number;
    this.#db.pragma(`max_page_count = ${isFull ? pages : 2 ** 30}`);
  }

  goesOnline(circle: CircleLedger): void {
    // Whose relay is up does not matter to these stories: everybody keeps alice's.
    this.sync.start(circle, { meetingPoints: [this.meetingPoint, 'ws://alice.test'] });
  }

  invites(uses = 10): Invite {
    const expiresAt = this.clock.now() + 24 * 3600 * 1000;
    const invite = this.circle.createInvite({ name: 'tea', expiresAt, uses, meetingPoints: [this.meetingPoint] });
    this.sync.refresh(this.circle.id);
    return invite;
  }

  /** A link for a mailbox, as it is pasted behind `hearth serve --blind --circle`. */
  invitesMailbox(): string {
    const invite = this.circle.createInvite({ name: 'tea', expiresAt: this.clock.now() + 24 * 3600 * 1000, uses: 1, role: 'mailbox', meetingPoints: [this.meetingPoint] });
    this.sync.refresh(this.circle.id);
    return encodeInvite(invite).link;
  }

  invitesByLink(): string {
    return encodeInvite(this.invites()).link;
  }

  joins(invite: Invite): PendingJoin {
    const pending = this.ledger.beginJoin(invite);
    this.sync.join(pending);
    return pending;
  }

  /** Writes a note; returns its id. */
  says(text: string): string {
    return this.circle.append({ kind: 'note.post', body: { text } }).id;
  }

  edits(note: string, text: string): void {
    this.circle.append({ kind: 'note.edit', body: { note, text } });
  }

  marks(note: string, mark: string, on = true): void {
    this.circle.append({ kind: 'note.mark', body: { note, mark, on } });
  }

  erases(note: string): void {
    this.circle.erase([note], { kind: 'note.erase', body: { note } });
  }

  /** A history in one transaction: to begin a story with. */
  writesAtOnce(texts: readonly string[]): void {
    this.#db.transaction(() => texts.forEach((text) => this.says(text)))();
  }

  sees(): string[] {
    return notesIn(this.#db, this.circle.id);
  }

  /** Every note with its marks. */
  holds(): Note[] {
    return wholeNotesIn(this.#db, this.circle.id);
  }

  /** The lid is closed: nothing runs and nothing arrives. */
  sleeps(): void {
    this.#around.network.lull(this.name, true);
    this.clock.sleep();
  }

  wakes(): void {
    this.#around.network.lull(this.name, false);
    this.clock.wake();
  }

  /** From now on its clock is wrong by so much. */
  clockIsWrongBy(offsetMs: number): void {
    this.clock.wrongByMs = offsetMs;
  }

  isLinkedWith(other: Desktop): boolean {
    return this.isIn && other.isIn && this.sync.peers(this.circle.id).some(({ device, since }) => device === other.circle.self.device && since !== undefined);
  }

  /** Closes the app: the others are told. */
  async quits(): Promise<void> {
    await this.sync.close();
    this.ledger.stop();
    this.#running = undefined;
  }

  /** Lets go of the file, for good. */
  closesItsDatabase(): void {
    this.#db.close();
  }

  /** Its database is gone and nobody was told; the keys and what the keystore knows are not. `salvaged`: what of it could still be read. */
  async losesItsDatabase(salvaged: (db: Database, masterKey: Uint8Array) => Iterable<Uint8Array> = () => []): Promise<void> {
    const kits = this.ledger.rejoinKits();
    await this.vanishes();
    const lost = this.#db;
    this.#db = openDatabase({ file: ':memory:', key: this.#masterKey });
    await this.starts();
    for (const kit of kits) this.ledger.bringBack(kit, salvaged(lost, this.#masterKey));
    for (const circle of this.ledger.returningCircles()) this.goesOnline(circle);
    for (const circle of this.ledger.circles()) this.goesOnline(circle);
  }

  /** Pulls the plug: nobody is told. */
  async vanishes(): Promise<void> {
    this.#around.network.vanish(this.name);
    await this.quits();
  }
}
