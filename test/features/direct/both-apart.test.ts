import { expect, it } from 'vitest';
import { type GroupDesk, groupOfDesks, type GroupStory } from '../../support/group-desk.ts';
import { pairDesks } from '../../support/pair-desks.ts';

const MINUTE_MS = 60_000;

type Apart = GroupStory & { readonly hers: readonly GroupDesk[]; readonly his: readonly GroupDesk[]; readonly all: readonly GroupDesk[]; readonly chat: string };

/** Alice and bob have two devices each. She asked; one of his agreed where one of hers was on, the other where her other was, and neither heard of the rest. */
const letInApart = async (seed: number): Promise<Apart> => {
  const story = await groupOfDesks(['Alice', 'Bob'], seed);
  const [alice, bob] = story.desks;
  if (!alice || !bob) throw new Error('two desks');
  const { clock, network } = story;
  const [tablet, laptop] = [await story.arrives('Tablet'), await story.arrives('Laptop')];
  await pairDesks(clock, alice, tablet);
  await pairDesks(clock, bob, laptop);
  const [hers, his] = [[alice, tablet], [bob, laptop]];
  const all = [...hers, ...his];
  await clock.until(() => all.every((one) => all.every((other) => one === other || one.isLinkedWith(other))), 5 * MINUTE_MS);
  const { circle: chat } = alice.directly('ask', { person: bob.me });
  await clock.until(() => tablet.chats.some(({ state }) => state === 'asked') && his.every((desk) => desk.directly('requests').length === 1), 3 * MINUTE_MS);
  network.partition(['Alice', 'Bob'], ['Tablet', 'Laptop']);
  await clock.advance(MINUTE_MS);
  for (const desk of his) desk.directly('accept', { person: alice.me });
  await clock.until(() => all.every((desk) => desk.chats[0]?.state === 'ready' && desk.chats[0].members === 2), 5 * MINUTE_MS);
  for (const desk of all) desk.says(`${desk.name} apart`, chat);
  await clock.until(() => all.every((desk) => desk.reads(chat).length === 2), 3 * MINUTE_MS);
  return { ...story, hers, his, all, chat };
};

// With some of these seeds the desktop is left over, with others the laptop.
it.each([1, 2, 3, 4])('of two devices of bob that two of alice’s let in apart none is left over, and what each said is kept (seed %i)', async (seed) => {
  const { clock, network, all, his, chat } = await letInApart(seed);
  network.heal();
  const words = all.map(({ name }) => `${name} apart`).toSorted();
  await clock.until(() => his.every((desk) => desk.running.ledger.circle(chat).self.person === his[0]?.running.ledger.circle(chat).self.person), 5 * MINUTE_MS);
  await clock.until(() => all.every((desk) => desk.reads(chat).length === words.length), 5 * MINUTE_MS);
  for (const desk of all) expect(desk.reads(chat).toSorted()).toEqual(words);
  for (const desk of all) desk.says(`${desk.name} at last`, chat);
  await clock.until(() => all.every((desk) => desk.reads(chat).length === 2 * words.length), 3 * MINUTE_MS);
  expect(all.map((desk) => [desk.chats.map(({ id, members }) => ({ id, members })), desk.directly('requests')])).toEqual(all.map(() => [[{ id: chat, members: 2 }], []]));
  expect(all[0]?.running.ledger.circle(chat).members().map(({ devices }) => devices.length)).toEqual([2, 2]);
});
