import { expect, it } from 'vitest';
import { type GroupDesk, groupOfDesks, type GroupStory } from '../../support/group-desk.ts';
import { pairDesks } from '../../support/pair-desks.ts';

const MINUTE_MS = 60_000;

type Apart = GroupStory & { readonly alice: GroupDesk; readonly bob: GroupDesk; readonly laptop: GroupDesk; readonly chat: string };

/** Alice has asked bob, who has two devices; each of them agreed while it was on alone, and nobody is on. */
const agreedApart = async (): Promise<Apart> => {
  const story = await groupOfDesks(['Alice', 'Bob']);
  const [alice, bob] = story.desks;
  if (!alice || !bob) throw new Error('two desks');
  const laptop = await story.arrives('Laptop');
  await pairDesks(story.clock, bob, laptop);
  await story.clock.until(() => laptop.isIn && laptop.me === bob.me && laptop.isLinkedWith(alice), 3 * MINUTE_MS);
  const { circle: chat } = alice.directly('ask', { person: bob.me });
  await story.clock.until(() => [bob, laptop].every((desk) => desk.directly('requests').length === 1), MINUTE_MS);
  for (const desk of [alice, bob, laptop]) await desk.quits();
  for (const desk of [bob, laptop]) {
    await desk.starts();
    desk.directly('accept', { person: desk.circle.members().find(({ person }) => person !== desk.me)?.person });
    await story.clock.advance(MINUTE_MS);
    await desk.quits();
  }
  return { ...story, alice, bob, laptop, chat };
};

const isReady = (desk: GroupDesk): boolean => desk.chats[0]?.state === 'ready' && desk.chats[0].name === 'Alice';

/** What each desk shows once all three hold what all three said in the chat. */
const shownTogether = async ({ clock, alice, bob, laptop, chat }: Apart): Promise<readonly unknown[]> => {
  await clock.until(() => [bob, laptop].every(isReady), 5 * MINUTE_MS);
  const desks = [alice, bob, laptop];
  for (const desk of desks) desk.says(`of ${desk.name}`, chat);
  await clock.until(() => desks.every((desk) => desk.reads(chat).length === desks.length), 3 * MINUTE_MS);
  return desks.map((desk) => [desk.chats.map(({ id, members }) => ({ id, members })), desk.directly('requests')]);
};
const oneChat = ({ chat }: Apart): readonly unknown[] => [1, 2, 3].map(() => [[{ id: chat, members: 2 }], []]);

it('of two devices of bob that agreed apart the second ends in the same chat, whoever of all comes first', async () => {
  const story = await agreedApart();
  for (const desk of [story.laptop, story.alice, story.bob]) await desk.starts();
  expect(await shownTogether(story)).toEqual(oneChat(story));
});

it('of two devices of bob that agreed apart, the one that alice told that her invite was used up is let in by the other', async () => {
  const story = await agreedApart();
  const { clock, alice, bob, laptop, chat } = story;
  for (const desk of [alice, bob]) await desk.starts();
  await clock.until(() => isReady(bob), 3 * MINUTE_MS);
  await bob.quits();
  await laptop.starts();
  await clock.until(() => laptop.chats.some(({ id, state }) => id === chat && state === 'failed'), 3 * MINUTE_MS);
  await bob.starts();
  expect(await shownTogether(story)).toEqual(oneChat(story));
});
