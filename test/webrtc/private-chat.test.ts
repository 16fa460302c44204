import { randomBytes, randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Client } from '#contract';
import { type LocalDesktop, localDesktop } from '../support/local-desktop.ts';
import { pairDesktops } from '../support/pair-desktops.ts';
import { chatOf, personIn, textsIn } from '../support/private-chats.ts';
import { waitFor } from '../support/wait-for.ts';

const id = (): string => randomUUID();
let desktops: readonly LocalDesktop[] = [];

beforeAll(async () => {
  desktops = await Promise.all([localDesktop({ name: 'Alice' }), localDesktop({ name: 'Bob' }), localDesktop({ name: 'Laptop' })]);
});
afterAll(async () => {
  await Promise.all(desktops.map((desktop) => desktop.stop()));
});

const says = (client: Client, circle: string, text: string) => client.chat.send({ id: id(), circle, text });

/** Alice and bob in a group; bob's laptop is his second device. */
const inAGroup = async (): Promise<{ readonly alice: Client; readonly bob: Client; readonly laptop: Client; readonly circle: string }> => {
  const [alice, bob, laptop] = desktops.map(({ client }) => client);
  if (!alice || !bob || !laptop) throw new Error('three desktops');
  const { id: circle } = await alice.circles.create({ id: id(), name: 'Readers' });
  const { text } = await alice.circles.invite({ id: id(), circle });
  await bob.circles.join({ id: id(), text });
  await waitFor(async () => (await bob.circles.list()).some(({ state }) => state === 'ready'));
  await pairDesktops(bob, laptop);
  await waitFor(async () => (await laptop.circles.list()).some(({ id: one, state }) => one === circle && state === 'ready'));
  await waitFor(async () => (await alice.circles.members({ circle })).some(({ name, devices }) => name === 'Bob' && devices.length === 2));
  return { alice, bob, laptop, circle };
};

it('bob agrees on his laptop, and both of his devices are in: words, files, delivery, disappearing and memory as in a group; a block holds on both', async () => {
  const { alice, bob, laptop, circle } = await inAGroup();
  const bobThere = await personIn(alice, { circle, name: 'Bob' });
  await alice.direct.ask({ id: id(), circle, person: bobThere });
  for (const client of [bob, laptop]) await waitFor(async () => (await client.direct.requests()).length === 1);
  const aliceThere = await personIn(bob, { circle, name: 'Alice' });
  const { circle: chat } = await laptop.direct.accept({ id: id(), circle, person: aliceThere });
  for (const client of [bob, laptop]) {
    await waitFor(async () => {
      const shown = await chatOf(client);
      return shown?.id === chat && shown.state === 'ready' && shown.name === 'Alice';
    });
    await waitFor(async () => (await client.direct.requests()).length === 0);
  }
  await waitFor(async () => (await chatOf(alice))?.name === 'Bob' && (await alice.circles.members({ circle: chat })).some(({ name, devices }) => name === 'Bob' && devices.length === 2));

  const { message } = await says(alice, chat, 'I live in Lisbon.');
  for (const client of [bob, laptop]) await waitFor(async () => (await textsIn(client, chat)).includes('I live in Lisbon.'));
  await waitFor(async () => {
    const [sent] = await alice.chat.byIds({ circle: chat, ids: [message.id] });
    return sent?.delivery?.reached === 2 && sent.delivery.of === 2;
  });
  const bytes = randomBytes(50_000);
  const { draft } = await alice.files.begin({ id: id(), circle: chat, name: 'plan.bin', sizeBytes: bytes.length });
  await alice.files.add({ id: id(), draft, part: new File([bytes], 'part') });
  const { address } = await alice.files.finish({ id: id(), draft });
  await alice.chat.send({ id: id(), circle: chat, text: '', files: [draft] });
  await waitFor(async () => (await bob.files.overview({ circle: chat })).files.length === 1);
  await bob.files.fetch({ id: id(), circle: chat, address });
  await waitFor(async () => (await bob.files.states({ circle: chat, addresses: [address] }))[0]?.state.kind === 'here');
  await alice.members.setPolicy({ id: id(), circle: chat, change: { disappearingMs: 86_400_000 } });
  expect((await says(alice, chat, 'gone tomorrow')).message.expiresAt).toBeDefined();
  expect((await says(alice, circle, 'stays')).message.expiresAt).toBeUndefined();

  // What the AI learned in private is in the private chat's memory, and in no other.
  await waitFor(async () => (await bob.memory.overview({ circle: chat })).items.some(({ text }) => text.includes('Lisbon')));
  expect((await bob.memory.overview({ circle })).items).toEqual([]);
  await waitFor(async () => (await textsIn(bob, circle)).includes('stays'));
  expect((await bob.chat.search({ circle, query: 'Lisbon' })).length).toBe(0);

  await bob.direct.block({ id: id(), circle, person: aliceThere });
  await waitFor(async () => (await laptop.direct.blocked()).length === 1 && (await chatOf(laptop))?.with?.isBlocked === true);
  await says(alice, chat, 'do you hear me');
  await says(alice, circle, 'marker');
  for (const client of [bob, laptop]) {
    await waitFor(async () => (await textsIn(client, circle)).includes('marker'));
    expect(await textsIn(client, chat)).not.toContain('do you hear me');
  }
  await laptop.direct.unblock({ id: id(), circle, person: aliceThere });
  for (const client of [bob, laptop]) await waitFor(async () => (await textsIn(client, chat)).includes('do you hear me'));
  expect(await bob.direct.blocked()).toEqual([]);
});
