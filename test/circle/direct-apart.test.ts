import { expect, it } from 'vitest';
import { diceOf } from '../support/dice.ts';
import type { FakeClock } from '../support/fake-clock.ts';
import { NO_FAULTS } from '../support/faulty-link.ts';
import { type GroupDesk, groupOfDesks } from '../support/group-desk.ts';
import { pairDesks } from '../support/pair-desks.ts';
import { seededRandom } from '../support/seeded-random.ts';

const MINUTE_MS = 60_000;
const ROUNDS = 8;
const FIRST_SEED = Number(process.env['SEED'] ?? 200);
const RUNS = Number(process.env['RUNS'] ?? 6);
const ISLANDS = [
  [['Alice', 'Bob'], ['Tablet', 'Laptop']],
  [['Alice', 'Laptop'], ['Tablet', 'Bob']],
] as const;

type Said = { readonly text: string; readonly chat: string };

/** The same as the clock's `until`, in long steps: what is asked here costs more than what happens. */
const within = async (clock: FakeClock, minutes: number, isSo: () => boolean): Promise<void> => {
  for (let left = minutes * 6; !isSo(); left -= 1) {
    if (left === 0) throw new Error(`not so after ${minutes} minutes: ${isSo.toString()}`);
    await clock.advance(10_000);
  }
};

/** What somebody may do about the other at any moment; what cannot be done just now is refused, and changes nothing. */
const act = (desk: GroupDesk, other: string, roll: number): void => {
  const [chat] = desk.chats;
  try {
    if (roll < 4) desk.directly('ask', { person: other });
    else if (roll < 8) desk.directly('accept', { person: other });
    else if (roll < 9) desk.directly('decline', { person: other });
    else if (chat?.state === 'asked') desk.directly('withdraw', { circle: chat.id });
  } catch (error) {
    expect((error as { code?: string }).code).toMatch(/^(?:request-gone|not-allowed)$/);
  }
};

const says = (desk: GroupDesk, when: string, chat: string): Said => {
  const text = `${desk.name} ${when}`;
  desk.says(text, chat);
  return { text, chat };
};

// What is begun on an island ends there: a welcome that gets lost where somebody then comes in otherwise is told of in decision 20.
it.each(Array.from({ length: RUNS }, (_, n) => FIRST_SEED + n))('alice and bob, whose two devices each are apart again and again, end in the same chats on all of them, with every word that was said on any (SEED=%i)', async (seed) => {
  const { clock, network, desks, arrives } = await groupOfDesks(['Alice', 'Bob'], seed);
  const [alice, bob] = desks;
  if (!alice || !bob) throw new Error('two desks');
  const [tablet, laptop] = [await arrives('Tablet'), await arrives('Laptop')];
  await pairDesks(clock, alice, tablet);
  await pairDesks(clock, bob, laptop);
  const all = [alice, tablet, bob, laptop];
  await within(clock, 5, () => all.every((one) => all.every((other) => one === other || one.isLinkedWith(other))));
  const dice = diceOf(seededRandom(seed, 'story'));
  const [hers, his] = [alice.me, bob.me];
  const words: Said[] = [];
  network.faults = { delayMs: [1, 400], loss: 0, duplication: 0.05, reorder: 0.05 };
  for (let round = 0; round < ROUNDS; round += 1) {
    network.heal();
    if (dice.chance(0.6)) network.partition(...(dice.pick(ISLANDS) ?? []));
    for (const desk of all) if (dice.chance(0.4)) act(desk, desk === alice || desk === tablet ? his : hers, dice.roll(10));
    await clock.advance(dice.between(MINUTE_MS, 2 * MINUTE_MS));
    for (const desk of all) {
      const chat = desk.chats.find(({ state, ended }) => state === 'ready' && !ended);
      if (chat && dice.chance(0.5)) words.push(says(desk, String(round), chat.id));
    }
    if (!dice.chance(0.2)) continue;
    const desk = dice.pick(all);
    await desk?.quits();
    await desk?.starts();
  }
  network.heal();
  network.faults = NO_FAULTS;
  await clock.advance(5 * MINUTE_MS);
  alice.directly('ask', { person: his });
  bob.directly('ask', { person: hers });
  const listed = (desk: GroupDesk): string => desk.chats.map(({ id }) => id).toSorted().join(' ');
  const isIn = (desk: GroupDesk): boolean => desk.chats.length > 0 && listed(desk) === listed(alice) && desk.chats.every(({ state, ended, members }) => state === 'ready' && !ended && members === 2);
  await within(clock, 10, () => all.every(isIn));
  for (const { id } of alice.chats) for (const desk of all) words.push(says(desk, 'at last', id));
  await within(clock, 10, () => all.every((desk) => words.every(({ text, chat }) => desk.reads(chat).filter((read) => read === text).length === 1)));
  expect(all.map((desk) => desk.directly('requests'))).toEqual(all.map(() => []));
});
