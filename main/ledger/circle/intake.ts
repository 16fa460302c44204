import type { DeviceId, PersonId } from '#contract';
import type { Flood } from '../circle-ledger.ts';
import type { Feed } from '../gate/feed.ts';
import type { IntakeRow, Rows } from '../store/rows.ts';
import type { CircleState } from './circle-state.ts';
import type { Accepted } from './committed.ts';
import type { IntakeLimits } from './intake-limits.ts';

const DAY_MS = 86_400_000;
/** Who handed an update over in answer to a pull, and when it came (ms). */
export type Arrival = { readonly now: number; readonly carrier: DeviceId | undefined };
type Amount = Pick<IntakeRow, 'since' | 'entries' | 'bytes'>;

/** Days that count for an amount: one begun, and each that went by since. */
const daysOf = (since: number, now: number): number => 1 + Math.max(0, Math.floor((now - since) / DAY_MS));

/** A newcomer is brought years of history on its first day: that is no flood. */
const isSettlingIn = ({ memberSince }: CircleState, now: number): boolean => now - memberSince < DAY_MS;

/** The feed that stands for a person's control entries: that of the device it came in with. */
const accountOf = ({ feeds }: CircleState, person: PersonId): Feed | undefined => {
  for (const feed of feeds.values()) if (feed.kind === 'c' && feed.person === person) return feed;
  return undefined;
};

type Taken = { readonly feed: Feed; readonly entries: readonly { readonly bytes: Uint8Array; readonly body: Uint8Array | null }[] };

const plus = ({ since, entries, bytes }: Amount, taken: Taken): Amount => ({
  since,
  entries: entries + taken.entries.length,
  bytes: taken.entries.reduce((sum, { bytes: header, body }) => sum + header.length + (body?.length ?? 0), bytes),
});

/**
 * Counts what others bring, so that one member with a changed client cannot fill everybody's disk over night. It delays
 * taking here and is nobody's fault: no verdict hangs on it. Control entries of a person beyond the count are still taken where somebody's
 * words build on them: from a member who was asked for those alone, within a count of that member's own.
 */
export class Intake {
  private readonly rows: Rows;
  private readonly limits: IntakeLimits;
  private readonly carried = new Map<PersonId, Amount>();

  constructor(rows: Rows, limits: IntakeLimits) {
    this.rows = rows;
    this.limits = limits;
  }

  private isOver({ since, entries, bytes }: Amount, now: number): boolean {
    return entries >= this.limits.entries * daysOf(since, now) || bytes >= this.limits.bytes * daysOf(since, now);
  }

  /** Within what a day may bring counting begins anew with the day, so that a quiet year saves nothing up. */
  private today(amount: Amount | undefined, now: number): Amount {
    return amount && (this.isOver(amount, now) || now - amount.since < DAY_MS) ? amount : { since: now, entries: 0, bytes: 0 };
  }

  private overFeeds(state: CircleState, now: number): readonly { readonly feed: Feed; readonly row: IntakeRow }[] {
    return this.rows.intakes.all(state.row).flatMap((row) => {
      const feed = state.feeds.get(row.client);
      return feed && this.isOver(row, now) ? [{ feed, row }] : [];
    });
  }

  /** Whose control entries wait for a yes. */
  private overPeople(state: CircleState, now: number): ReadonlySet<PersonId> {
    return new Set(this.overFeeds(state, now).flatMap(({ feed }) => (feed.kind === 'c' ? [feed.person] : [])));
  }

  /** Feeds that are to be left alone for now: message feeds that flooded, and all of a person whose control entries did. */
  paused(state: CircleState, now: number): readonly Feed[] {
    const over = this.overFeeds(state, now).map(({ feed }) => feed);
    if (over.length === 0) return over;
    const clients = new Set(over.map(({ client }) => client));
    const people = new Set(over.flatMap(({ kind, person }) => (kind === 'c' ? [person] : [])));
    const own = ownDevices(state);
    return [...state.feeds.values()].filter((feed) => !own.has(feed.device) && (clients.has(feed.client) || people.has(feed.person)));
  }

  /** Whose entries an update's carrier may bring although they wait for a yes: of everybody, or of nobody. */
  private mayCarry(state: CircleState, { now, carrier }: Arrival, over: ReadonlySet<PersonId>): boolean {
    const person = state.members.known.get(carrier ?? '')?.person;
    if (person === undefined || over.has(person)) return false;
    const carried = this.carried.get(person);
    return !carried || !this.isOver(this.today(carried, now), now);
  }

  /** The feeds of which nothing is taken from this update. */
  unwanted(state: CircleState, arrival: Arrival): (feed: Feed) => boolean {
    const over = this.overPeople(state, arrival.now);
    const own = ownDevices(state);
    if (over.size === 0 || this.mayCarry(state, arrival, over)) return () => false;
    return ({ person, device }) => over.has(person) && !own.has(device);
  }

  /** Counts what was accepted. */
  note({ before, after }: { readonly before: CircleState; readonly after: CircleState }, { accept, branches }: Pick<Accepted, 'accept' | 'branches'>, arrival: Arrival): void {
    const { now, carrier } = arrival;
    if (isSettlingIn(before, now)) return;
    const own = ownDevices(before);
    const over = this.overPeople(before, now);
    const taken = [...accept.map(({ after: feed, entries }) => ({ feed, entries })), ...branches.map(({ feed, entry }) => ({ feed, entries: [entry] }))];
    for (const one of taken) {
      if (own.has(one.feed.device)) continue;
      if (one.feed.kind === 'c' && over.has(one.feed.person)) this.noteCarried(before.members.known.get(carrier ?? '')?.person ?? '', one, now);
      else this.noteOwn(after, one, now);
    }
  }

  private noteOwn(state: CircleState, taken: Taken, now: number): void {
    const { feed } = taken;
    const { client } = feed.kind === 'c' ? (accountOf(state, feed.person) ?? feed) : feed;
    const { since, entries, bytes } = plus(this.today(this.rows.intake.get(state.row, client), now), taken);
    this.rows.setIntake.run(state.row, client, since, entries, bytes);
  }

  private noteCarried(person: PersonId, taken: Taken, now: number): void {
    this.carried.set(person, plus(this.today(this.carried.get(person), now), taken));
  }

  floods(state: CircleState, now: number): readonly Flood[] {
    return this.overFeeds(state, now).map(({ feed, row }) => ({ feed: feed.root, person: feed.person, device: feed.device, entries: row.entries, bytes: row.bytes }));
  }

  /** The person has agreed: the feeds of somebody may bring as much again. */
  allow(state: CircleState, person: string, now: number): void {
    this.carried.clear();
    for (const { client } of this.rows.intakes.all(state.row)) {
      if (state.feeds.get(client)?.person === person) this.rows.setIntake.run(state.row, client, now, 0, 0);
    }
  }
}

const ownDevices = ({ keys }: CircleState): ReadonlySet<DeviceId> => new Set(keys.map(({ device }) => device));
