import { randomUUID } from 'node:crypto';
import type { Change, CircleId, CircleSummary, Group, Member } from '#contract';
import { type Chat, createChat } from '#features/chat';
import { circleDirectory, type Circles, type CirclesDeps, createCircles, LocalCircles } from '#features/circles';
import { createDevices, type Devices, isSeated, ownCircleOf } from '#features/devices';
import { Choices, createDirect, type Direct, DirectBook } from '#features/direct';
import { createMembers, type Members } from '#features/members';
import { createRecovery, type RecoveryFile } from '#features/recovery';
import { createVerify, type Verify } from '#features/verify';
import { type CircleLedger, type Ledger, openLedger, type View } from '#ledger';
import { type Database, type Keystore, memoryKeystore, migrate, openDatabase, type Random, silentLog } from '#platform';
import { BlobStore, openSync, type Sync } from '#sync';
import { eraseCopy } from '../../main/core/erase-copy.ts';
import { FEATURE_MIGRATIONS } from '../../main/core/feature-migrations.ts';
import { VIEWS } from '../../main/core/views.ts';
import { DesktopClock } from './desktop-clock.ts';
import { FakeClock } from './fake-clock.ts';
import { MemoryNetwork } from './memory-network.ts';
import { seededRandom, seedOfTheRun } from './seeded-random.ts';

type Running = { readonly ledger: Ledger; readonly sync: Sync; readonly circles: Circles; readonly members: Members; readonly verify: Verify; readonly direct: Direct; readonly devices: Devices; readonly recovery: RecoveryFile; readonly chat: Chat; readonly stops: readonly (() => void)[] };
type Around = { readonly name: string; readonly clock: FakeClock; readonly random: Random; readonly network: MemoryNetwork };

const MINUTE_MS = 60_000;
/** Everybody meets at alice's and the own relay: whose is up does not matter to these stories. */
const atAlices = (name: string): CirclesDeps['connection'] => {
  const points = [`ws://${name.toLowerCase()}.test`, 'ws://alice.test'];
  return { planOf: () => ({ reach: 'internet', meetingPoints: points }), placesToTell: () => points, reachOf: () => ({ reach: 'internet', places: [] }), choose: () => undefined, check: (places) => places, followInvite: () => undefined };
};
const id = (): string => randomUUID();
const signal = { signal: new AbortController().signal };

/** One person's desktop as far as groups go: real ledger, sync and features, without windows and AI, on a network in memory. */
export class GroupDesk {
  readonly name: string;
  readonly told: Change[] = [];
  readonly db: Database;
  readonly clock: DesktopClock;
  /** What its ledger understands: another list makes it a changed client, from its next start on. */
  views: readonly View[] = VIEWS;
  readonly #around: Around;
  readonly #masterKey: Uint8Array;
  readonly #keystore: Keystore = memoryKeystore();
  #running: Running | undefined;

  constructor(around: Around) {
    this.name = around.name;
    this.#around = around;
    this.clock = new DesktopClock(around.clock);
    this.#masterKey = around.random.bytes(32);
    this.db = openDatabase({ file: ':memory:', key: around.random.bytes(32) });
    for (const migrations of FEATURE_MIGRATIONS) migrate(this.db, migrations);
  }

  get running(): Running {
    if (!this.#running) throw new Error(`${this.name}'s desktop is off`);
    return this.#running;
  }

  async starts(): Promise<void> {
    await this.opens();
    this.running.circles.start();
  }

  /** What is here is shown, and nothing is asked of others yet: what a person sees first. */
  async opens(): Promise<void> {
    const { db, clock } = this;
    const { random, network, name } = this.#around;
    if ((await this.#keystore.state()) === 'unset') await this.#keystore.setUp({ kind: 'memory' });
    const ledger = await openLedger({ db, masterKey: this.#masterKey, clock, random, log: silentLog, views: this.views });
    const sync = openSync({ transport: network.transport(name, { clock, random }), db, clock, random, log: silentLog, addresses: () => '' });
    const tell = (change: Change): void => void this.told.push(change);
    const directory = circleDirectory(db);
    const local = new LocalCircles(db);
    const choices = new Choices(db, clock);
    const book = new DirectBook({ db, ledger, choices, directory });
    const chat = createChat({
      db, clock, ledger, tell,
      blockedIn: (circle) => choices.blockedIn(circle),
      nameOf: (circle, person) => directory.nameOf(circle, person),
      arrivalsOf: (circle) => sync.arrivals(circle),
      askAgain: (circle) => sync.refresh(circle),
      deliveryOf: (circle) => ({
        reached: (entry) => sync.reached(circle, entry),
        isHere: (device) => sync.peers(circle).some((peer) => peer.device === device),
        lastSeen: (device) => sync.lastSeen(circle, device),
      }),
      typing: () => undefined,
      careFor: () => undefined,
      checkInOf: () => undefined,
      filesToSend: () => [],
      filesSent: () => undefined,
    });
    const circles = createCircles({ isOfDevices: (circle) => circle === ownCircleOf(db), db, ledger, sync, directory, tell, chat, clock, me: () => ({ name, language: 'en' }), connection: atAlices(name), direct: book });
    const store = new BlobStore('/nowhere', random);
    const members = createMembers({
      ledger, sync, clock, directory, tell,
      local,
      messageAfter: (circle, place) => chat.messageAfter(circle, place),
      eraseCopy: (circle) => eraseCopy({ db, ledger, sync, store, memory: { drop: async () => undefined } }, circle),
    });
    const verify = createVerify({ db, ledger, clock, tell, nameOf: (circle, person) => directory.nameOf(circle, person) });
    const ownDevices = (): CircleLedger | undefined => ledger.circles().find(({ id: circle, self }) => circle === ownCircleOf(db) && self.standing === 'member');
    const isSeatedIn = (circle: CircleId): boolean => {
      const own = ownDevices();
      return own !== undefined && isSeated(db, own, circle);
    };
    const direct = createDirect({ db, ledger, clock, directory, choices, book, circles, tell, myName: () => name, isSeated: isSeatedIn, ownDevices });
    const devices = createDevices({
      db, ledger, sync, clock, random, log: silentLog, tell,
      me: () => ({ name, language: 'en' }),
      become: () => undefined,
      circleName: (circle) => directory.circleName(circle),
      planOf: () => atAlices(name).planOf('', []),
      placesToTell: () => atAlices(name).placesToTell('', []),
      learnPlaces: (circle, places) => circles.learnPlaces(circle, places),
      goOnline: (circle) => circles.replan(circle),
    });
    const recovery = createRecovery({
      keystore: this.#keystore, ledger, sync, clock, random, log: silentLog, tell, local,
      costLog2: 10,
      myName: () => name,
      become: () => undefined,
      circleName: (circle) => directory.circleName(circle),
      planOf: () => atAlices(name).planOf('', []),
      placesToTell: () => atAlices(name).placesToTell('', []),
      learnPlaces: (circle, places) => circles.learnPlaces(circle, places),
    });
    // Own devices look first here and last in the app: whichever is first when something arrives, the other must go on from there.
    this.#running = { ledger, sync, circles, members, verify, direct, devices, recovery, chat, stops: [members.start(), verify.start(), devices.start(), direct.start(), await recovery.start(), () => circles.stop(), () => chat.stop()] };
  }

  async quits(): Promise<void> {
    const { stops, sync, ledger } = this.running;
    stops.forEach((stop) => stop());
    await sync.close();
    ledger.stop();
    this.#running = undefined;
  }

  /** The one group of the test, as the list shows it. */
  get listed(): CircleSummary | undefined {
    return this.#running?.circles.list()[0];
  }

  get circle(): CircleLedger {
    const circle = this.running.ledger.circles().find(({ kind }) => kind === 'group');
    if (!circle) throw new Error(`${this.name} is in no group`);
    return circle;
  }

  get isIn(): boolean {
    return this.#running !== undefined && this.running.ledger.circles().some(({ kind }) => kind === 'group');
  }

  get me(): string {
    return this.circle.self.person;
  }

  get group(): Group {
    return this.running.members.handlers.group({ circle: this.circle.id }, signal) as Group;
  }

  /** Calls the members feature about the one group. */
  does<Name extends keyof Members['handlers']>(name: Name, about: object = {}): unknown {
    return (this.running.members.handlers[name] as (input: object, context: object) => unknown)({ id: id(), ...(this.isIn && { circle: this.circle.id }), ...about }, signal);
  }

  /** Calls the feature of private chats; about the one group, unless another circle is named. */
  directly<Name extends keyof Direct['handlers']>(name: Name, about: object = {}): Awaited<ReturnType<Direct['handlers'][Name]>> {
    return (this.running.direct.handlers[name] as (input: object, context: object) => unknown)({ id: id(), circle: this.circle.id, ...about }, signal) as Awaited<ReturnType<Direct['handlers'][Name]>>;
  }

  /** Calls the feature of own devices. */
  pairs<Name extends keyof Devices['handlers']>(name: Name, about: object = {}): Awaited<ReturnType<Devices['handlers'][Name]>> {
    return (this.running.devices.handlers[name] as (input: object, context: object) => unknown)({ id: id(), ...about }, signal) as Awaited<ReturnType<Devices['handlers'][Name]>>;
  }

  /** Calls the feature of the recovery file. */
  recovers<Name extends keyof RecoveryFile['handlers']>(name: Name, about: object = {}): Promise<Awaited<ReturnType<RecoveryFile['handlers'][Name]>>> {
    return (this.running.recovery.handlers[name] as (input: object, context: object) => unknown)({ id: id(), ...about }, signal) as Promise<Awaited<ReturnType<RecoveryFile['handlers'][Name]>>>;
  }

  /** Private chats in the list. */
  get chats(): CircleSummary[] {
    return this.running.circles.list().filter(({ kind }) => kind === 'direct');
  }

  founds(name: string): CircleId {
    return (this.running.circles.handlers.create({ id: id(), name, reach: 'internet', places: [] }, signal) as CircleSummary).id;
  }

  invites({ uses = 10, needsApproval = false, hours = 24, role = 'member' }: { uses?: number; needsApproval?: boolean; hours?: number; role?: 'member' | 'mailbox' } = {}): string {
    const made = this.running.circles.handlers.invite({ id: id(), circle: this.circle.id, hours, uses, needsApproval, role }, signal) as { readonly text: string };
    return made.text;
  }

  joins(text: string): void {
    void this.running.circles.handlers.join({ id: id(), text }, signal);
  }

  present(): Member[] {
    return this.running.circles.handlers.members({ circle: this.circle.id }, signal) as Member[];
  }

  says(text: string, circle = this.circle.id): void {
    this.running.ledger.circle(circle).append({ kind: 'message.post', body: { text } });
  }

  reads(circle = this.circle.id): string[] {
    return this.running.chat.newest(circle, 100).map((message) => message.text);
  }

  /** The lines of the group's own, each in a few words. */
  story(): string[] {
    const lines = this.does('story') as readonly { readonly by: { readonly name: string }; readonly about?: { readonly name: string }; readonly what: { readonly kind: string } }[];
    return lines.map(({ by, about, what }) => [by.name, what.kind, about?.name].filter((part) => part !== undefined).join(' '));
  }

  roleOf(other: GroupDesk): string | undefined {
    return this.circle.members().find(({ person }) => person === other.me)?.role;
  }

  isLinkedWith(other: GroupDesk): boolean {
    return this.isIn && other.isIn && this.running.sync.peers(this.circle.id).some(({ device }) => device === other.circle.self.device);
  }
}

export type GroupStory = { readonly clock: FakeClock; readonly network: MemoryNetwork; readonly desks: readonly GroupDesk[]; readonly arrives: (name: string) => Promise<GroupDesk> };

/** So many people in a group that the first founded, all in it and linked with each other, known by name. */
export const groupOfDesks = async (names: readonly string[], seed = seedOfTheRun()): Promise<GroupStory> => {
  const clock = new FakeClock();
  const network = new MemoryNetwork(clock, seededRandom(seed, 'network'));
  const arrives = async (name: string): Promise<GroupDesk> => {
    const desk = new GroupDesk({ name, clock, random: seededRandom(seed, name), network });
    await desk.starts();
    return desk;
  };
  const desks: GroupDesk[] = [];
  for (const name of names) desks.push(await arrives(name));
  const [first, ...others] = desks;
  first?.founds('Readers');
  for (const other of others) other.joins(first?.invites() ?? '');
  const haveMet = (): boolean =>
    desks.every((one) => desks.every((other) => one === other || (one.isLinkedWith(other) && one.present().some(({ name }) => name === other.name))));
  await clock.until(haveMet, 3 * MINUTE_MS);
  return { clock, network, desks, arrives };
};
