import { AppError, type CircleId, must, type PersonId } from '#contract';
import { type Clock, type Database, type Log, migrate, type Random, rareLog } from '#platform';
import { openBundle } from './bundle/open-bundle.ts';
import { takeBundle } from './bundle/take-bundle.ts';
import { CircleCore } from './circle/circle-core.ts';
import type { CircleLedger, ViewChange } from './circle-ledger.ts';
import { loadCircle } from './circle/circle-state.ts';
import { dropCircle } from './circle/drop-circle.ts';
import { foundCircle } from './circle/found-circle.ts';
import { isOfDevice, OpenDevice, storeDevice } from './circle/add-device.ts';
import { OpenJoin, storeInvite, storeJoin } from './circle/join.ts';
import { INTAKE_LIMITS, type IntakeLimits } from './circle/intake-limits.ts';
import type { LedgerContext } from './circle/ledger-context.ts';
import { OpenCircle } from './circle/open-circle.ts';
import { startSodium } from './crypto/sodium.ts';
import type { JoinerUse } from './crypto/device-keys.ts';
import type { Invite } from './invite.ts';
import type { CircleKind } from './membership/circle-kind.ts';
import type { Ledger, OpenedBundle, PendingDevice, PendingJoin } from './ledger.ts';
import type { View } from './op.ts';
import { kitOf, type RejoinKit, rejoinKitSchema, returningRow } from './returning/rejoin-kit.ts';
import { ReturningCircle } from './returning/returning-circle.ts';
import type { SalvagedJoin } from './returning/salvage-circles.ts';
import { LEDGER_MIGRATIONS } from './store/migrations.ts';
import { type CircleRow, prepareRows } from './store/rows.ts';
import { ViewEngine } from './views/view-engine.ts';
import type { Policy } from './wire/control/policy.ts';

type LedgerOptions = {
  readonly db: Database;
  /** 32 bytes from the keystore: every device key comes from it. */
  readonly masterKey: Uint8Array;
  readonly clock: Clock;
  readonly random: Random;
  readonly log: Log;
  readonly views: readonly View[];
  /** What is taken of somebody a day before the person is asked. */
  readonly intakeLimits?: IntakeLimits;
};
type Fill = (circle: CircleLedger) => void;
type AppendListener = (circle: CircleId, update: Uint8Array) => void;

class OpenLedger implements Ledger {
  private readonly context: LedgerContext;
  private readonly open = new Map<CircleId, OpenCircle>();
  private readonly joins = new Map<CircleId, OpenJoin>();
  private readonly devices = new Map<CircleId, OpenDevice>();
  private readonly viewListeners = new Set<(change: ViewChange) => void>();
  private readonly memberListeners = new Set<(circle: CircleId) => void>();
  private readonly appendListeners = new Set<AppendListener>();
  private readonly returnListeners = new Set<(circle: CircleLedger) => void>();
  private readonly returning = new Map<CircleId, ReturningCircle>();

  constructor({ db, masterKey, clock, random, log: everyLine, views, intakeLimits = INTAKE_LIMITS }: LedgerOptions) {
    const log = rareLog(everyLine, clock);
    this.context = {
      db,
      masterKey,
      clock,
      random,
      log,
      views,
      intakeLimits,
      rows: prepareRows(db),
      engine: new ViewEngine(db, views, log),
      viewsChanged: (change) => this.viewListeners.forEach((listener) => listener(change)),
      membersChanged: (circle) => this.memberListeners.forEach((listener) => listener(circle)),
      appended: (circle, update) => this.appendListeners.forEach((listener) => listener(circle, update())),
    };
    for (const row of this.context.rows.circles.all()) {
      if (row.state === 'returning') {
        this.openReturning(row);
        continue;
      }
      const isDevice = isOfDevice(row);
      if (isDevice) this.devices.set(row.circle, new OpenDevice(this.context, row, (circle) => this.joined(circle)));
      else if (row.invite !== null) this.joins.set(row.circle, new OpenJoin(this.context, row, (circle) => this.joined(circle)));
      if (row.state === 'member') this.open.set(row.circle, new OpenCircle(new CircleCore(this.context, loadCircle(this.context.rows, masterKey, row))));
    }
    this.refresh(false);
  }

  private refresh(all: boolean): void {
    const { db, engine, log } = this.context;
    db.transaction(() => {
      const stale = engine.reset(all);
      if (stale.length === 0) return;
      for (const circle of [...this.open.values(), ...this.returning.values()]) circle.core.fillViews(stale);
      log.info('views-made', { views: stale.length, circles: this.open.size });
    }).immediate();
  }

  private openReturning(row: CircleRow): ReturningCircle {
    const core = new CircleCore(this.context, loadCircle(this.context.rows, this.context.masterKey, row));
    const kit = rejoinKitSchema.parse(JSON.parse(row.invite ?? 'null'));
    const circle = new ReturningCircle(core, kit, (returned) => this.returned(returned));
    this.returning.set(row.circle, circle);
    return circle;
  }

  private returned(circle: ReturningCircle): void {
    this.returning.delete(circle.id);
    this.open.set(circle.id, circle);
    for (const listener of this.returnListeners) listener(circle);
  }

  private rowOf(circle: CircleId): CircleRow | undefined {
    return this.context.rows.circles.all().find((row) => row.circle === circle);
  }

  returningCircles(): readonly CircleLedger[] {
    return [...this.returning.values()];
  }

  bringBack(kit: RejoinKit, salvaged: Iterable<Uint8Array>): void {
    if (this.open.has(kit.circle) || this.returning.has(kit.circle)) throw new AppError('already-member');
    const { circle, state, key_salt, devices, invite } = returningRow(kit);
    this.cancelJoin(circle);
    // A whole history will come at once, as to somebody who just joined.
    this.context.rows.addCircle.run(circle, state, key_salt, devices, invite, this.context.clock.now());
    const row = this.rowOf(circle);
    must(row, 'the circle was stored');
    const returning = this.openReturning(row);
    for (const update of salvaged) returning.core.receiveReturning(update);
    returning.comeBack();
  }

  dropReturning(circle: CircleId): void {
    const row = this.rowOf(circle);
    if (row?.state !== 'returning') return;
    this.returning.delete(circle);
    this.context.rows.removeCircle.run(row.id);
  }

  restoreJoin({ row: { circle, key_salt, devices, invite } }: SalvagedJoin): void {
    if (this.rowOf(circle)) return;
    this.context.rows.addCircle.run(circle, 'joining', key_salt, devices, invite, null);
    const row = this.rowOf(circle);
    must(row, 'the join was stored');
    this.joins.set(circle, new OpenJoin(this.context, row, (joined) => this.joined(joined)));
  }

  onReturned(listener: (circle: CircleLedger) => void): () => void {
    this.returnListeners.add(listener);
    return () => this.returnListeners.delete(listener);
  }

  rejoinKits(): readonly RejoinKit[] {
    return this.context.rows.circles.all().flatMap((row) => {
      if (row.state === 'returning') return [rejoinKitSchema.parse(JSON.parse(row.invite ?? 'null'))];
      const state = this.open.get(row.circle)?.core.state;
      return state ? [kitOf(state, row)] : [];
    });
  }

  beginAnew(): void {
    for (const circle of this.open.values()) if (!circle.isLocal) circle.core.startIncarnation();
  }

  private joined(circle: OpenCircle): void {
    this.joins.delete(circle.id);
    this.devices.delete(circle.id);
    this.open.set(circle.id, circle);
  }

  circles(): readonly CircleLedger[] {
    return [...this.open.values()];
  }

  circle(id: CircleId): CircleLedger {
    const circle = this.open.get(id);
    if (!circle) throw new AppError('circle-not-found');
    return circle;
  }

  circleOf(call: string): CircleLedger | undefined {
    return this.circles().find((circle) => circle.doneBy(call) !== undefined);
  }

  create({ kind = 'group', policy = {} }: { readonly kind?: CircleKind; readonly policy?: Partial<Policy> } = {}, fill?: Fill): CircleLedger {
    return this.found({ local: false, people: 1, type: kind, policy }, fill);
  }

  createLocal(people: number, fill?: Fill): CircleLedger {
    return this.found({ local: true, people, type: 'group', policy: {} }, fill);
  }

  private found(options: Parameters<typeof foundCircle>[1], fill: Fill = () => undefined): CircleLedger {
    const before = new Set(this.open.keys());
    const found = this.context.db.transaction(() => {
      const circle = new OpenCircle(foundCircle(this.context, options));
      this.open.set(circle.id, circle);
      fill(circle);
      return circle;
    });
    try {
      return found.immediate();
    } catch (error) {
      for (const id of this.open.keys()) if (!before.has(id)) this.open.delete(id);
      throw error;
    }
  }

  beginJoin(invite: Invite, use: JoinerUse = 'desktop'): PendingJoin {
    if (this.open.get(invite.circle)?.self.standing === 'member') throw new AppError('already-member');
    if (invite.expiresAt < this.context.clock.now()) throw new AppError('invite-expired');
    const waiting = this.joins.get(invite.circle);
    if (waiting && storeInvite(waiting.invite, waiting.use) === storeInvite(invite, use)) return waiting;
    const row = this.context.db
      .transaction(() => {
        this.cancelJoin(invite.circle);
        return storeJoin(this.context, { invite, use, salt: waiting?.use === use ? waiting.salt : undefined });
      })
      .immediate();
    const join = new OpenJoin(this.context, row, (circle) => this.joined(circle));
    this.joins.set(invite.circle, join);
    return join;
  }

  beginDevice(of: { readonly circle: CircleId; readonly person: PersonId }): PendingDevice {
    if (this.open.get(of.circle)?.self.standing === 'member') throw new AppError('already-member');
    const waiting = this.devices.get(of.circle);
    if (waiting?.person === of.person) return waiting;
    const row = this.context.db
      .transaction(() => {
        this.cancelJoin(of.circle);
        return storeDevice(this.context, of);
      })
      .immediate();
    const device = new OpenDevice(this.context, row, (circle) => this.joined(circle));
    this.devices.set(of.circle, device);
    return device;
  }

  pendingDevices(): readonly PendingDevice[] {
    return [...this.devices.values()];
  }

  pendingJoins(): readonly PendingJoin[] {
    return [...this.joins.values()];
  }

  cancelJoin(circle: CircleId): void {
    const row = this.context.rows.circles.all().find((stored) => stored.circle === circle);
    if (row?.state === 'member') this.context.rows.askAgain.run(null, null, row.id);
    else if (row) this.context.rows.removeCircle.run(row.id);
    this.joins.delete(circle);
    this.devices.delete(circle);
  }

  onMembersChange(listener: (circle: CircleId) => void): () => void {
    this.memberListeners.add(listener);
    return () => this.memberListeners.delete(listener);
  }

  drop(id: CircleId): void {
    if (!this.returning.has(id)) this.circle(id);
    const row = this.context.rows.circles.all().find(({ circle }) => circle === id);
    if (row) dropCircle(this.context, row);
    this.open.delete(id);
    this.returning.delete(id);
  }

  openBundle(bytes: Uint8Array): OpenedBundle {
    const shared = [...this.open.values()].filter(({ isLocal }) => !isLocal);
    const { circle, content } = openBundle(bytes, shared.map((one) => [one, one.core.myKeys()] as const));
    return { circle, from: circle.personOf(content.from), take: () => takeBundle(circle.core, content) };
  }

  onViewChange(listener: (change: ViewChange) => void): () => void {
    this.viewListeners.add(listener);
    return () => this.viewListeners.delete(listener);
  }

  onAppend(listener: AppendListener): () => void {
    this.appendListeners.add(listener);
    return () => this.appendListeners.delete(listener);
  }

  tidy(): void {
    for (const circle of this.open.values()) circle.tidy();
  }

  rebuild(): void {
    this.refresh(true);
  }

  stop(): void {
    this.viewListeners.clear();
    this.memberListeners.clear();
    this.appendListeners.clear();
    this.returnListeners.clear();
  }
}

/**
 * Opens the ledger in a database that the core has opened. Views of a new version are made again from the rows before it resolves.
 * Fails with `database-older` where the trial format is found: it is left as it is. Throws when this machine's libsodium does not compute
 * what it should.
 */
export const openLedger = async (options: LedgerOptions): Promise<Ledger> => {
  must(options.masterKey.length === 32, 'the master key has 32 bytes');
  await startSodium();
  migrate(options.db, LEDGER_MIGRATIONS);
  return new OpenLedger(options);
};
