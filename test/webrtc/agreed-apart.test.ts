import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Client } from '#contract';
import { type LocalDesktop, localDesktop } from '../support/local-desktop.ts';
import { pairDesktops } from '../support/pair-desktops.ts';
import { chatOf, personIn, textsIn } from '../support/private-chats.ts';
import { waitFor } from '../support/wait-for.ts';

const PASSPHRASE = 'kept apart 各自答应';
const NAMES = ['Alice', 'Bob', 'Laptop'] as const;
type Name = (typeof NAMES)[number];
const id = (): string => randomUUID();

let root = '';
const running = new Map<Name, LocalDesktop>();
beforeAll(() => {
  root = mkdtempSync(join(tmpdir(), '围炉 apart '));
});
afterAll(async () => {
  await Promise.all([...running.values()].map((desktop) => desktop.stop()));
  rmSync(root, { recursive: true, force: true });
});

const starts = async (name: Name): Promise<Client> => {
  const desktop = await localDesktop({ dataDir: join(root, name) });
  running.set(name, desktop);
  await desktop.client.app.unlock({ passphrase: PASSPHRASE });
  return desktop.client;
};
const quits = async (name: Name): Promise<void> => {
  await running.get(name)?.stop();
  running.delete(name);
};

it('bob agrees on his desktop and, apart from it, on his laptop: both end in the one chat with alice, and what is said arrives on both', async () => {
  for (const name of NAMES) running.set(name, await localDesktop({ dataDir: join(root, name), name, keyKind: 'passphrase', passphrase: PASSPHRASE }));
  const [alice, bob, laptop] = NAMES.map((name) => running.get(name)?.client);
  if (!alice || !bob || !laptop) throw new Error('three desktops');
  const { id: circle } = await alice.circles.create({ id: id(), name: 'Readers' });
  const { text } = await alice.circles.invite({ id: id(), circle });
  await bob.circles.join({ id: id(), text });
  await waitFor(async () => (await bob.circles.list()).some(({ state }) => state === 'ready'));
  await pairDesktops(bob, laptop);
  await waitFor(async () => (await alice.circles.members({ circle })).some(({ name, devices }) => name === 'Bob' && devices.length === 2));
  const { circle: chat } = await alice.direct.ask({ id: id(), circle, person: await personIn(alice, { circle, name: 'Bob' }) });
  for (const client of [bob, laptop]) await waitFor(async () => (await client.direct.requests()).length === 1);
  const aliceThere = await personIn(bob, { circle, name: 'Alice' });

  await Promise.all(NAMES.map(quits));
  for (const name of ['Bob', 'Laptop'] as const) {
    const alone = await starts(name);
    expect((await alone.direct.accept({ id: id(), circle, person: aliceThere })).circle).toBe(chat);
    await quits(name);
  }
  const [hers, his, his2] = [await starts('Alice'), await starts('Bob'), await starts('Laptop')];
  for (const client of [his, his2]) await waitFor(async () => (await chatOf(client))?.state === 'ready' && (await chatOf(client))?.name === 'Alice');
  await waitFor(async () => (await hers.circles.members({ circle: chat })).some(({ name, devices }) => name === 'Bob' && devices.length === 2));
  await hers.chat.send({ id: id(), circle: chat, text: 'at last' });
  await his.chat.send({ id: id(), circle: chat, text: 'from the desktop' });
  await his2.chat.send({ id: id(), circle: chat, text: 'from the laptop' });
  for (const client of [hers, his, his2]) {
    await waitFor(async () => (await textsIn(client, chat)).length === 3);
    expect((await client.circles.list()).filter(({ kind }) => kind === 'direct')).toMatchObject([{ id: chat, members: 2 }]);
    expect(await client.direct.requests()).toEqual([]);
  }
});
