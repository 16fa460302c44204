import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { AppError, type CircleId, type ErrorCode } from '#contract';
import { type CircleLedger, type KeepLimits, type Ledger, openLedger, readInvite } from '#ledger';
import { type Children, type Clock, type Database, type Keystore, lockDataDir, type Log, migrate, networkAddresses, openDatabase, type Random } from '#platform';
import { openSync, type Sync, type Transport, webrtcTransport } from '#sync';
import { databaseKey, keyOf } from '../database-key.ts';
import { keepTidy } from '../keep-tidy.ts';
import { MAILBOX_MIGRATIONS, MailboxPoints } from './mailbox-points.ts';

/** In its data directory. */
export const MAILBOX_DATABASE = 'mailbox.db';
const TRIM_EVERY_MS = 60_000;

/** Either a transport, or what is needed for the one over WebRTC. */
type Ways = { readonly transport: Transport } | { readonly children: Children; readonly rtcEntry: string; readonly loopbackOnly: boolean };
export type MailboxOptions = Ways & {
  readonly keystore: Keystore;
  readonly clock: Clock;
  readonly random: Random;
  readonly log: Log;
  readonly dataDir: string;
  /** What is kept of each circle. */
  readonly limits: KeepLimits;
};

export type MailboxCircle = {
  readonly circle: CircleId;
  readonly standing: 'member' | 'removed' | 'left' | 'forked';
  readonly entries: number;
  readonly heldBytes: number;
  readonly peers: number;
};
export type MailboxEvent =
  | { readonly type: 'joined' | 'removed'; readonly circle: CircleId }
  | { readonly type: 'join-failed'; readonly circle: CircleId; readonly code: ErrorCode };

/** A device that keeps and passes on what it cannot read. */
export interface Mailbox {
  /** Asks to keep a circle's messages, by an invite for a mailbox. Where it does already, nothing happens. Fails with an `invite-…` code. */
  join(text: string): CircleId;
  circles(): readonly MailboxCircle[];
  /** Circles whose members have not answered yet. */
  waiting(): readonly CircleId[];
  on(listener: (event: MailboxEvent) => void): () => void;
  /** Drops what is beyond the limits now; also done every minute. */
  trim(): void;
  stop(): Promise<void>;
}

/** `release`: lets go of the database and the directory. */
type Parts = { readonly ledger: Ledger; readonly sync: Sync; readonly db: Database; readonly release: () => void };

class OpenMailbox implements Mailbox {
  readonly #options: MailboxOptions;
  readonly #ledger: Ledger;
  readonly #sync: Sync;
  readonly #points: MailboxPoints;
  readonly #listeners = new Set<(event: MailboxEvent) => void>();
  readonly #out = new Set<CircleId>();
  readonly #stops: readonly (() => void)[];
  readonly #release: () => void;

  constructor(options: MailboxOptions, { ledger, sync, db, release }: Parts) {
    this.#options = options;
    this.#ledger = ledger;
    this.#sync = sync;
    this.#release = release;
    this.#points = new MailboxPoints(db);
    const { clock, log } = options;
    sync.on((event) => {
      if (event.type === 'joined') this.#joined(event.ledger);
      if (event.type === 'meeting-points') this.#points.learn(event.circle, event.urls);
      if (event.type === 'join-failed') this.#failed(event.circle, event.code);
    });
    this.#stops = [keepTidy(ledger, { clock, log }), clock.every(TRIM_EVERY_MS, () => this.trim())];
    for (const circle of ledger.circles()) this.#start(circle);
    for (const pending of ledger.pendingJoins()) sync.join(pending);
  }

  join(text: string): CircleId {
    const invite = readInvite(text, this.#options.clock.now());
    const known = this.#ledger.circles().find(({ id, self }) => id === invite.circle && self.standing === 'member');
    if (known) return known.id;
    const pending = this.#ledger.beginJoin(invite, 'mailbox');
    this.#points.learn(pending.circle, invite.meetingPoints);
    this.#sync.join(pending);
    return pending.circle;
  }

  circles(): readonly MailboxCircle[] {
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

  on(listener: (event: MailboxEvent) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  trim(): void {
    for (const circle of this.#ledger.circles()) {
      this.#noteEnd(circle);
      try {
        const dropped = circle.self.standing === 'member' ? circle.keepWithin(this.#options.limits) : 0;
        if (dropped > 0) this.#options.log.info('bodies-dropped', { count: dropped });
      } catch (error) {
        // A full disk, most likely: tried again in a minute.
        this.#options.log.warn('trim-failed', { kind: error instanceof Error ? error.name : 'unknown' });
      }
    }
  }

  async stop(): Promise<void> {
    for (const stop of this.#stops) stop();
    await this.#sync.close();
    this.#ledger.stop();
    this.#release();
  }

  #start(circle: CircleLedger): void {
    this.#sync.start(circle, { meetingPoints: this.#points.of(circle.id), reach: circle.policy().network });
  }

  #joined(circle: CircleLedger): void {
    this.#start(circle);
    this.#tell({ type: 'joined', circle: circle.id });
  }

  #failed(circle: CircleId, code: ErrorCode): void {
    this.#ledger.cancelJoin(circle);
    this.#tell({ type: 'join-failed', circle, code });
  }

  #noteEnd({ id, self }: CircleLedger): void {
    if (self.standing === 'member' || this.#out.has(id)) return;
    this.#out.add(id);
    this.#tell({ type: 'removed', circle: id });
  }

  #tell(event: MailboxEvent): void {
    for (const listener of this.#listeners) listener(event);
  }
}

const transportOf = (options: MailboxOptions): Transport => ('transport' in options ? options.transport : webrtcTransport(options));

/**
 * Opens a mailbox in a data directory of its own: a ledger without views and sync, no feature and no AI. The keystore is open.
 * Fails with `data-dir-in-use`, `database-broken`, `database-newer`.
 */
export const openMailbox = async (options: MailboxOptions): Promise<Mailbox> => {
  const { dataDir, keystore, clock, random, log } = options;
  if ((await keystore.state()) !== 'open') throw new AppError('locked');
  mkdirSync(dataDir, { recursive: true, mode: 0o700 });
  const unlock = lockDataDir(dataDir);
  const file = join(dataDir, MAILBOX_DATABASE);
  let release = unlock;
  try {
    const db = openDatabase({ file, key: await databaseKey(file, options) });
    release = () => {
      db.close();
      unlock();
    };
    migrate(db, MAILBOX_MIGRATIONS);
    const ledger = await openLedger({ db, clock, random, log, views: [], masterKey: await keyOf('device-master', keystore, random) });
    const sync = openSync({ transport: transportOf(options), db, clock, random, log, addresses: networkAddresses });
    return new OpenMailbox(options, { ledger, sync, db, release });
  } catch (error) {
    release();
    throw error;
  }
};
