import { Desktop } from './desktop.ts';
import { FakeClock } from './fake-clock.ts';
import { type Faults, NO_FAULTS } from './faulty-link.ts';
import { MemoryNetwork } from './memory-network.ts';
import { seededRandom } from './seeded-random.ts';

const NAMES = ['alice', 'bob', 'carol', 'dave', 'erin', 'frank'] as const;
export type Name = (typeof NAMES)[number];

export type DesktopsOptions = {
  readonly seed: number;
  readonly faults?: Partial<Faults>;
  /** The way that links take. */
  readonly route?: MemoryNetwork['route'];
  /** When the story begins, ms since the epoch. */
  readonly startAt?: number;
  readonly intakeLimits?: { readonly entries: number; readonly bytes: number };
};

export type Desktops = Readonly<Record<Name, Desktop>> & {
  readonly all: readonly Desktop[];
  readonly network: MemoryNetwork;
  readonly clock: FakeClock;
  readonly seed: number;
  /** Waits until everybody sees the same, and at least so many texts. */
  readonly converge: (texts?: number) => Promise<void>;
  /** Somebody else's desktop starts; it is in no circle. */
  readonly arrives: (name: Name) => Promise<Desktop>;
  /** Waits until each of them is linked with every other. */
  readonly meet: () => Promise<void>;
};

const MINUTE_MS = 60_000;
const FULL_MESH = 12;

/** So many desktops in one circle that alice founded and the others joined by her invite, all in it and linked. Beyond six they have numbers. */
export const openDesktops = async (count: number, { seed, faults = {}, startAt, route = 'lan', intakeLimits }: DesktopsOptions): Promise<Desktops> => {
  const clock = new FakeClock(startAt);
  const network = new MemoryNetwork(clock, seededRandom(seed, 'network'));
  network.route = route;
  const make = (name: string): Desktop => new Desktop({ name, clock, random: seededRandom(seed, name), network, intakeLimits });
  const all = Array.from({ length: count }, (_, place) => make(NAMES[place] ?? `desktop${place}`));
  const arrives = async (name: Name): Promise<Desktop> => {
    const desktop = make(name);
    all.push(desktop);
    await desktop.starts();
    return desktop;
  };
  await Promise.all(all.map((desktop) => desktop.starts()));
  const [alice, ...others] = all;
  if (!alice) throw new Error('at least one desktop');
  alice.goesOnline(alice.ledger.create());
  if (others.length > 0) {
    const invite = alice.invites(Math.max(10, others.length));
    for (const other of others) other.joins(invite);
  }
  const running = (): Desktop[] => all.filter((desktop) => desktop.isIn);
  const meet = (): Promise<void> => clock.until(() => all.every((one) => all.every((other) => one === other || one.isLinkedWith(other))), 3 * MINUTE_MS);
  const converge = (texts = 0): Promise<void> =>
    clock.until(() => {
      const seen = running().map((desktop) => desktop.sees());
      return seen.every((texts0) => texts0.length >= texts && texts0.join('\n') === seen[0]?.join('\n'));
    }, 10 * MINUTE_MS);
  await clock.until(() => all.every((desktop) => desktop.isIn), 3 * MINUTE_MS);
  if (count <= FULL_MESH) await meet();
  network.faults = { ...NO_FAULTS, ...faults };
  return { ...(Object.fromEntries(all.map((desktop) => [desktop.name, desktop])) as Record<Name, Desktop>), all, network, clock, seed, converge, meet, arrives };
};
