import { randomUUID } from 'node:crypto';
import { afterEach, expect, test } from 'vitest';
import { isDefinedError, safe } from '@orpc/client';
import type { Client } from '#contract';
import { localDesktop } from '../../support/local-desktop.ts';
import { comparing, pairDesktops } from '../../support/pair-desktops.ts';
import { waitFor } from '../../support/wait-for.ts';

let open: { readonly stop: () => Promise<void> }[] = [];
afterEach(async () => {
  await Promise.all(open.map(({ stop }) => stop()));
  open = [];
});

const id = () => randomUUID();
const desktop = async (name: string): Promise<Client> => {
  const local = await localDesktop({ name });
  open.push(local);
  return local.client;
};
const codeOf = async (call: Promise<unknown>): Promise<string> => {
  const { error } = await safe(call);
  return isDefinedError(error) ? (error as { data: { code: string } }).data.code : `not expected: ${String(error)}`;
};
const names = async (client: Client) => (await client.circles.list()).map(({ name, state }) => `${name} ${state}`).toSorted();
const founded = async (client: Client, name: string): Promise<string> => (await client.circles.create({ id: id(), name, reach: 'lan', places: [] })).id;

test('alice adds her laptop: the same groups, names and history come to it, what is founded later too, and what it writes is hers', async () => {
  const [alice, bob, laptop] = await Promise.all([desktop('Alice'), desktop('Bob'), desktop('whoever')]);
  const circle = await founded(alice, 'Readers');
  const { text } = await alice.circles.invite({ id: id(), circle, hours: 1, uses: 5 });
  await bob.circles.join({ id: id(), text });
  await waitFor(async () => (await names(bob))[0] === 'Readers ready');
  await alice.chat.send({ id: id(), circle, text: 'before the laptop' });
  await pairDesktops(alice, laptop);
  expect((await laptop.app.settings()).name).toBe('Alice');
  await waitFor(async () => (await names(laptop)).join() === 'Readers ready');
  await waitFor(async () => (await laptop.chat.search({ circle, query: 'before' })).length === 1);
  const { message } = await laptop.chat.send({ id: id(), circle, text: 'from the laptop' });
  await waitFor(async () => (await bob.chat.byIds({ circle, ids: [message.id] }))[0]?.author.name === 'Alice');
  expect((await bob.circles.members({ circle })).map(({ name, devices }) => `${name} ${devices.length}`).toSorted()).toEqual(['Alice 2', 'Bob 1']);
  // Founded on the laptop, it comes to the first one as well; the circle of the devices is in no list.
  await founded(laptop, 'Cooks');
  await waitFor(async () => (await names(alice)).join() === 'Cooks ready,Readers ready');
  const seen = await alice.devices.list();
  expect([seen.state, seen.devices.find(({ isThis }) => isThis)?.mayRemove, seen.devices.find(({ isThis }) => !isThis)?.mayRemove]).toEqual(['several', false, true]);
  // On both the older one is the first.
  expect(seen.devices.map(({ isThis }) => isThis)).toEqual([true, false]);
  expect((await laptop.devices.list()).devices.map(({ device }) => device)).toEqual(seen.devices.map(({ device }) => device));
});

test('alice names her devices and removes the lost laptop: it says so, and writes nothing any more', async () => {
  const [alice, laptop] = await Promise.all([desktop('Alice'), desktop('Alice')]);
  const circle = await founded(alice, 'Readers');
  await pairDesktops(alice, laptop);
  await waitFor(async () => (await names(laptop)).join() === 'Readers ready');
  const lost = (await alice.devices.list()).devices.find(({ isThis }) => !isThis);
  if (!lost) throw new Error('two devices');
  expect(lost.name).toBeUndefined();
  await laptop.devices.rename({ id: id(), device: lost.device, name: 'old laptop' });
  await waitFor(async () => (await alice.devices.list()).devices.some(({ name }) => name === 'old laptop'));
  const first = (await laptop.devices.list()).devices.find(({ isThis }) => !isThis);
  expect(await codeOf(laptop.devices.remove({ id: id(), device: first?.device ?? '' }))).toBe('not-allowed');
  expect(await alice.devices.remove({ id: id(), device: lost.device })).toEqual({ stillIn: [] });
  expect((await alice.devices.list()).devices.map(({ isThis }) => isThis)).toEqual([true]);
  await waitFor(async () => (await laptop.devices.list()).state === 'removed');
  await waitFor(async () => (await codeOf(laptop.chat.send({ id: id(), circle, text: 'thief' }))) === 'removed-from-circle');
  expect(await codeOf(laptop.devices.showCode({ id: id() }))).toBe('device-removed');
  expect(await codeOf(alice.devices.remove({ id: id(), device: lost.device }))).toBe('device-not-found');
});

test('emoji that differ, a mistyped code, one’s own code and a code after a stop each say so, and leave nothing', async () => {
  const [alice, laptop] = await Promise.all([desktop('Alice'), desktop('Laptop')]);
  const shown = await alice.devices.showCode({ id: id() });
  if (shown.at !== 'waiting' || !shown.code) throw new Error('a code');
  const { short, long } = shown.code;
  expect(await codeOf(laptop.devices.enterCode({ id: id(), text: 'hello' }))).toBe('pair-code-not-found');
  expect(await codeOf(laptop.devices.enterCode({ id: id(), text: long.slice(0, -6) }))).toBe('pair-code-broken');
  expect(await codeOf(alice.devices.enterCode({ id: id(), text: short }))).toBe('pair-yourself');
  await laptop.devices.enterCode({ id: id(), text: long });
  await Promise.all([comparing(alice), comparing(laptop)]);
  expect(await laptop.devices.confirm({ id: id(), same: false })).toMatchObject({ at: 'failed', code: 'pair-differs' });
  await waitFor(async () => (await alice.devices.adding()).at === 'failed');
  expect(await laptop.devices.list()).toMatchObject({ state: 'alone', devices: [], waiting: 0 });
  expect((await alice.devices.list()).devices).toHaveLength(1);
  expect((await laptop.devices.stopAdding({ id: id() })).at).toBe('idle');
});
