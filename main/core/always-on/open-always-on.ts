import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { AppError, type CircleId, type ErrorCode } from '#contract';
import { approvalCode } from '#features/circles';
import { REMOVED_KEPT_MS } from '#features/members';
import { type CircleLedger, type KeepLimits, type Ledger, openLedger, readInvite } from '#ledger';
import { type Children, type Clock, type Database, type Keystore, lockDataDir, type Log, migrate, networkAddresses, openDatabase, type Random } from '#platform';
import { openSync, type Sync, type Transport, webrtcTransport } from '#sync';
import { databaseKey, keyOf } from '../database-key.ts';
import { eraseRows } from '../erase-copy.ts';
import { keepTidy } from '../keep-tidy.ts';
import { introduce } from './introduce.ts';
import { ALWAYS_ON_MIGRATIONS, KeptPoints } from './kept-points.ts';
import { ALWAYS_ON } from './uses.ts';

const LOOK_EVERY_MS = 60_000;

/** Either a transport, or what is needed for the one over WebRTC. */
type Ways = { readonly transport: Transport } | { readonly children: Children; readonly rtcEntry: string; readonly loopbackOnly: boolean };

/**
 * `mailbox`: keeps what it cannot read, within limits for each circle. `member`: holds the keys like anybody, under a name, and says in its signed
 * profile that it is always on; `maxBytes` is the size of its database, beyond which it takes nothing more.
 */
export type AlwaysOnAs = { readonly use: 'mailbox'; readonly limits: KeepLimits } | { readonly use: 'member'; readonly name: string; readonly maxBytes: number };

export type AlwaysOnOptions = Ways & {
  readonly keystore: Keystore;
  readonly clock: Clock;
  readonly random: Random;
  readonly log: Log;
  readonly dataDir: string;
  readonly as: AlwaysOnAs;
};

export type AlwaysOnCircle = {
  readonly circle: CircleId;
  readonly standing: 'member' | 'removed' | 'left' | 'forked';
  readonly entries: number;
  /** Sealed bodies that a mailbox keeps. */
  readonly heldBytes: number;
  readonly peers: number;
};
export type AlwaysOnEvent =
  | { readonly type: 'joined' | 'removed'; readonly circle: CircleId }
  /** An admin must agree; `code` stands on their screen too. */
  | { readonly type: 'join-asked'; readonly circle: CircleId; readonly code: string }
  | { readonly type: 'join-failed'; readonly circle: CircleId; readonly code: ErrorCode }
  /** The database is as large as it may be: every circle was left alone. */
  | { readonly type: 'full' };

/** A device without a screen that stays on for circles. */
export interface AlwaysOn {
  /** Asks to be let in, by an invite for what it is. Where it is in already, nothing happens. Fails with an `invite-…` code. */
  join(text: string): CircleId;
  circles(): readonly AlwaysOnCircle[];
  /** Circles whose members have not answered yet. */
  waiting(): readonly CircleId[];
  /** What the database takes. */
  sizeBytes(): number;
  /** Whether that is as much as it may be. */
  isFull(): boolean;
  on(listener: (event: AlwaysOnEvent) => void): () => void;
  /** Looks at limits and endings now; also done every minute. */
  look(): void;
  stop(): Promise<void>;
}

/** `release`: lets go of the database and the directory. */
type Parts = { readonly ledger: Ledger; readonly sync: Sync; readonly db: Database; readonly release: () => void };

class OpenAlwaysOn implements AlwaysOn {
  readonly #options: AlwaysOnOptions;
  readonly #ledger: Ledger;
  readonly #sync: Sync;
  readonly #db: Database;
  readonly #points: KeptPoints;
  readonly #listeners = new Set<(event: AlwaysOnEvent) => void>();
  readonly #out = new Set<CircleId>();
  readonly #toldOf = new Set<string>();
  readonly #stops: readonly (() => void)[];
  readonly #release: () => void;
  #isFull = false;

  constructor(options: AlwaysOnOptions, { ledger, sync, db, release }: Parts) {
    this.#options = options;
    this.#ledger = ledger;
    this.#sync = sync;
    this.#db = db;
    this.#release = release;
    this.#points = new KeptPoints(db);
    const { clock, log } = options;
    sync.on((event) => {
      if (event.type === 'joined') this.#joined(event.ledger);
      if (event.type === 'meeting-points') this.#points.learn(event.circle, event.urls);
      if (event.type === 'join-asked') this.#asked(event.circle);
      if (event.type === 'join-failed') this.#failed(event.circle, event.code);
    });
    const stopMembers = ledger.onMembersChange((id) => {
      const circle = ledger.circles().find((one) => one.id === id);
      if (circle) this.#noteEnd(circle);
    });
    this.#stops = [keepTidy(ledger, { clock, log }), clock.every(LOOK_EVERY_MS, () => this.look()), stopMembers];
    this.#isFull = this.#isOverLimit();
    if (this.#isFull) return;
    for (const circle of ledger.circles()) this.#start(circle);
    for (const pending of ledger.pendingJoins()) sync.join(pending);
  }

  join(text: string): CircleId {
    const invite = readInvite(text, this.#options.clock.now());
    const known = this.#ledger.circles().find(({ id, self }) => id === invite.circle && self.standing === 'member');
    if (known) return known.id;
    const pending = this.#ledger.beginJoin(invite, this.#options.as.use === 'mailbox' ? 'mailbox' : 'desktop');
    this.#points.learn(pending.circle, invite.meetingPoints);
    this.#sync.join(pending);
    return pending.circle;
  }

  circles(): readonly AlwaysOnCircle[] {
    return this.#ledger.circles().map((circle) => ({
      circle: circle.id,
      standing: circle.self.standing,
      entries: circle.entryCount(),
      heldBytes: circle.heldBytes(),
      peers: this.#sync.peers(circle.id).length,
    }));
  }

  waiting(): readonly CircleId[] {
    return this.#ledger.pendingJoins().map(({ circle }) => circle);
  }

  sizeBytes(): number {
    const pages = (name: 'page_count' | 'page_size' | 'freelist_count'): number => Number(this.#db.pragma(name, { simple: true }));
    return (pages('page_count') - pages('freelist_count')) * pages('page_size');
  }

  isFull(): boolean {
    return this.#isFull;
  }

  on(listener: (event: AlwaysOnEvent) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  look(): void {
    for (const circle of this.#ledger.circles()) {
      this.#noteEnd(circle);
      try {
        if (this.#isOver(circle)) eraseRows({ db: this.#db, ledger: this.#ledger, sync: this.#sync }, circle.id);
        else this.#trim(circle);
      } catch (error) {
        // A full disk, most likely: tried again in a minute.
        this.#options.log.warn('trim-failed', { kind: error instanceof Error ? error.name : 'unknown' });
      }
    }
    if (this.#isFull || !this.#isOverLimit()) return;
    this.#isFull = true;
    for (const { id } of this.#ledger.circles()) this.#sync.stop(id);
    this.#tell({ type: 'full' });
  }

  async stop(): Promise<void> {
    for (const stop of this.#stops) stop();
    await this.#sync.close();
    this.#ledger.stop();
    this.#release();
  }

  #start(circle: CircleLedger): void {
    if (this.#options.as.use === 'member') introduce(circle, { db: this.#db, name: this.#options.as.name });
    this.#sync.start(circle, { meetingPoints: this.#points.of(circle.id), reach: circle.policy().network });
  }

  #joined(circle: CircleLedger): void {
    this.#out.delete(circle.id);
    this.#start(circle);
    this.#tell({ type: 'joined', circle: circle.id });
  }

  #asked(circle: CircleId): void {
    const pending = this.#ledger.pendingJoins().find((one) => one.circle === circle);
    if (!pending || this.#toldOf.has(pending.device)) return;
    this.#toldOf.add(pending.device);
    this.#tell({ type: 'join-asked', circle, code: approvalCode(pending.device) });
  }

  #failed(circle: CircleId, code: ErrorCode): void {
    this.#ledger.cancelJoin(circle);
    this.#tell({ type: 'join-failed', circle, code });
  }

  #noteEnd({ id, self }: CircleLedger): void {
    if (self.standing === 'member' || self.standing === 'forked' || this.#out.has(id)) return;
    this.#out.add(id);
    this.#tell({ type: 'removed', circle: id });
  }

  /** The group lets those who are out keep nothing, and the removal can be void no more. */
  #isOver(circle: CircleLedger): boolean {
    const { standing, end } = circle.self;
    return this.#options.as.use === 'member' && standing === 'removed' && circle.policy().removedKeeps === 'nothing' && end !== undefined && this.#options.clock.now() - end.seenAt >= REMOVED_KEPT_MS;
  }

  #trim(circle: CircleLedger): void {
    const { as, log } = this.#options;
    if (as.use !== 'mailbox' || circle.self.standing !== 'member') return;
    const dropped = circle.keepWithin(as.limits);
    if (dropped > 0) log.info('bodies-dropped', { count: dropped });
  }

  #isOverLimit(): boolean {
    const { as } = this.#options;
    return as.use === 'member' && this.sizeBytes() > as.maxBytes;
  }

  #tell(event: AlwaysOnEvent): void {
    for (const listener of this.#listeners) listener(event);
  }
}

const transportOf = (options: AlwaysOnOptions): Transport => ('transport' in options ? options.transport : webrtcTransport(options));

/**
 * Opens what stays on in a data directory of its own: a ledger and sync, with no feature and no AI: it answers nobody and remembers nothing but
 * what the ledger holds. The keystore is open. Fails with `data-dir-in-use`, `database-broken`, `database-newer`.
 */
export const openAlwaysOn = async (options: AlwaysOnOptions): Promise<AlwaysOn> => {
  const { dataDir, keystore, clock, random, log, as } = options;
  if ((await keystore.state()) !== 'open') throw new AppError('locked');
  mkdirSync(dataDir, { recursive: true, mode: 0o700 });
  const unlock = lockDataDir(dataDir);
  const { file: name, views } = ALWAYS_ON[as.use];
  const file = join(dataDir, name);
  let release = unlock;
  try {
    const db = openDatabase({ file, key: await databaseKey(file, options) });
    release = () => {
      db.close();
      unlock();
    };
    migrate(db, ALWAYS_ON_MIGRATIONS);
    const ledger = await openLedger({ db, clock, random, log, views, masterKey: await keyOf('device-master', keystore, random) });
    const sync = openSync({ transport: transportOf(options), db, clock, random, log, addresses: networkAddresses });
    return new OpenAlwaysOn(options, { ledger, sync, db, release });
  } catch (error) {
    release();
    throw error;
  }
};
