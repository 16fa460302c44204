import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { AnswerEvent, Client, Receipt } from '#contract';
import { comesBack } from '../support/comes-back.ts';
import { type LocalDesktop, localDesktop } from '../support/local-desktop.ts';
import { personIn, textsIn } from '../support/private-chats.ts';
import { waitFor } from '../support/wait-for.ts';

const id = (): string => randomUUID();
let desktops: readonly LocalDesktop[] = [];

beforeAll(async () => {
  desktops = await Promise.all([localDesktop({ name: 'Alice' }), localDesktop({ name: 'Bob' })]);
});
afterAll(async () => {
  await Promise.all(desktops.map((desktop) => desktop.stop()));
});


/** Alice and bob in a group, and alone in a private chat. */
const together = async (alice: Client, bob: Client): Promise<{ readonly group: string; readonly chat: string }> => {
  const { id: group } = await alice.circles.create({ id: id(), name: 'Readers' });
  const { text } = await alice.circles.invite({ id: id(), circle: group });
  await bob.circles.join({ id: id(), text });
  await waitFor(async () => (await bob.circles.list()).some(({ state }) => state === 'ready') && (await personIn(alice, { circle: group, name: 'Bob' })) !== '');
  const { circle: chat } = await alice.direct.ask({ id: id(), circle: group, person: await personIn(alice, { circle: group, name: 'Bob' }) });
  await waitFor(async () => (await bob.direct.requests()).length === 1);
  await bob.direct.accept({ id: id(), circle: group, person: await personIn(bob, { circle: group, name: 'Alice' }) });
  for (const client of [alice, bob]) await waitFor(async () => (await client.circles.list()).some((one) => one.id === chat && one.state === 'ready' && one.members === 2));
  return { group, chat };
};

const answerTo = async (client: Client, circle: string, question: string): Promise<{ readonly sources: readonly string[]; readonly done: Extract<AnswerEvent, { type: 'done' }> | undefined }> => {
  let sources: readonly string[] = [];
  let done: Extract<AnswerEvent, { type: 'done' }> | undefined;
  for await (const event of await client.ask.ask({ id: id(), circle, question })) {
    if (event.type === 'sources') sources = event.messages.map(({ text }) => text);
    if (event.type === 'done') done = event;
  }
  return { sources, done };
};

it('in a private chat bob’s AI catches up, answers and remembers from that chat alone, and forgets it alone; alice’s keeps hers', async () => {
  const [hers, his] = desktops;
  if (!hers || !his) throw new Error('two desktops');
  const { group, chat } = await together(hers.client, his.client);
  const said = ['I live in Lisbon.', 'Bob, can you bring the keys on Friday?', '我们周五晚上七点在车站见面，说定了。'];
  for (const text of said) await hers.client.chat.send({ id: id(), circle: chat, text });
  await waitFor(async () => (await textsIn(his.client, chat)).length === said.length);

  const { points, tier } = await his.client.catchUp.highlights({ circle: chat });
  expect(points.length).toBeGreaterThan(0);
  expect(tier).toBe('rules');
  expect((await his.client.catchUp.highlights({ circle: group })).points).toEqual([]);

  const asked = await answerTo(his.client, chat, 'Who brings the keys on Friday?');
  expect(asked.sources).toContain(said[1]);
  expect(asked.done?.grounding).toBe('chat');
  expect((await answerTo(his.client, group, 'Who brings the keys on Friday?')).sources).toEqual([]);

  const remembers = async (client: Client): Promise<boolean> => (await client.memory.overview({ circle: chat })).items.some(({ text }) => text.includes('Lisbon'));
  for (const { client } of desktops) await waitFor(() => remembers(client));
  const oldCore = his.host.corePid();
  let receipt: Receipt | undefined;
  for await (const event of await his.client.memory.forget({ id: id(), circle: chat })) if (event.type === 'receipt') receipt = event.receipt;
  expect(receipt).toMatchObject({ circle: chat, checks: expect.arrayContaining(['key-destroyed', 'files-gone']) });
  await waitFor(() => his.host.corePid() !== oldCore);
  const back = await comesBack(his);
  expect(await back.memory.overview({ circle: chat })).toMatchObject({ items: [], redacted: [], reads: [] });
  expect(await textsIn(back, chat)).toEqual(said);
  expect(await remembers(hers.client)).toBe(true);

  // The chat goes on, and what comes is remembered anew.
  await waitFor(async () => (await back.circles.members({ circle: chat })).every(({ online }) => online));
  await hers.client.chat.send({ id: id(), circle: chat, text: 'I work in Porto.' });
  await waitFor(async () => (await back.memory.overview({ circle: chat })).items.some(({ text }) => text.includes('Porto')));
  expect(await remembers(back)).toBe(false);
});
