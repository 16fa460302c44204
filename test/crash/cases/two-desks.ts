import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { type Random, systemRandom } from '../../../main/platform/index.ts';
import { FakeClock } from '../../support/fake-clock.ts';
import { MemoryNetwork } from '../../support/memory-network.ts';
import { seenBy } from '../../support/seen-by.ts';
import { addWitness, testimony } from '../../support/witnesses.ts';
import { type Desk, type DeskOptions, openDesk } from './open-desk.ts';

const DAY_MS = 86_400_000;
const STEP_MS = 50;
const MEETING_POINT = 'ws://127.0.0.1:4499';
const LONGEST_MS = 5 * 60_000;

export type TwoDesks = {
  readonly alice: Desk;
  readonly bob: Desk;
  /** Moves time on until it is so. Throws after five minutes of it. */
  readonly until: (isSo: () => boolean | Promise<boolean>) => Promise<void>;
  readonly passes: (ms: number) => Promise<void>;
  readonly stop: () => Promise<void>;
};

export const alicesDir = (dir: string): string => join(dir, 'alice');
export const bobsDir = (dir: string): string => join(dir, 'bob');

/** A clock that stands on the morning of a day after the first. */
const clockOf = (day: number): FakeClock => new FakeClock(Date.UTC(2026, 4, 1, 12) + day * DAY_MS);

const onNetwork = (name: string, { clock, random, network }: { readonly clock: FakeClock; readonly random: Random; readonly network: MemoryNetwork }): DeskOptions => ({
  name,
  ports: { clock, transport: network.transport(name, { clock, random }) },
  options: { isOffline: false, meetingPoints: [MEETING_POINT] },
});

/** On the network, and nobody else is there. */
export const alone = (day: number): DeskOptions => {
  const clock = clockOf(day);
  return onNetwork('alone', { clock, random: systemRandom, network: new MemoryNetwork(clock, systemRandom) });
};

const untilBy = (clock: FakeClock): TwoDesks['until'] => async (isSo) => {
  for (let passed = 0; passed <= LONGEST_MS; passed += STEP_MS) {
    if (await isSo()) return;
    await clock.advance(STEP_MS);
  }
  throw new Error(`not so: ${isSo.toString()}${await testimony()}`);
};

/** Alice's and Bob's whole cores on their directories, on a network in memory where time moves only as the test says. `day`: how many days after the first. */
export const openTwoDesks = async (dir: string, { random, day }: { readonly random: Random; readonly day: number }): Promise<TwoDesks> => {
  const clock = clockOf(day);
  const network = new MemoryNetwork(clock, random);
  const open = (name: string, home: string): Promise<Desk> =>
    openDesk(home, onNetwork(name, { clock, random, network }));
  const alice = await open('alice', alicesDir(dir));
  const bob = await open('bob', bobsDir(dir));
  const stopSeeing = Object.entries({ alice, bob }).map(([name, { client }]) => addWitness(name, () => seenBy(client)));
  return {
    alice,
    bob,
    until: untilBy(clock),
    passes: (ms) => clock.advance(ms),
    stop: async () => {
      for (const stop of stopSeeing) stop();
      await alice.core.stop();
      await bob.core.stop();
    },
  };
};

/** Makes both, in one group, and closes them. @returns the group's id */
export const prepareTwoDesks = async (dir: string, random: Random): Promise<string> => {
  const { alice, bob, until, stop } = await openTwoDesks(dir, { random, day: 0 });
  const circle = (await alice.client.circles.create({ id: randomUUID(), name: 'Readers' })).id;
  const { text } = await alice.client.circles.invite({ id: randomUUID(), circle });
  await bob.client.circles.join({ id: randomUUID(), text });
  await until(async () => (await bob.client.circles.list()).some(({ state, members }) => state === 'ready' && members === 2));
  await stop();
  return circle;
};
