import { randomBytes, randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type LocalDesktop, localDesktop } from '../support/local-desktop.ts';
import { waitFor } from '../support/wait-for.ts';

const id = (): string => randomUUID();
let alice: LocalDesktop;
let bob: LocalDesktop;
let circle = '';

beforeAll(async () => {
  [alice, bob] = await Promise.all([localDesktop({ name: 'Alice' }), localDesktop({ name: 'Bob' })]);
  circle = (await alice.client.circles.create({ id: id(), name: 'tea' })).id;
  const { text } = await alice.client.circles.invite({ id: id(), circle });
  await bob.client.circles.join({ id: id(), text });
  await waitFor(async () => (await bob.client.circles.list()).some(({ state, online }) => state === 'ready' && online === 2));
});
afterAll(() => Promise.all([alice.stop(), bob.stop()]));

it('a file of 12 MB goes from alice to bob over a second data channel, in both processes byte for byte, while they chat', async () => {
  const bytes = randomBytes(12_000_000);
  const { draft } = await alice.client.files.begin({ id: id(), circle, name: 'tea.bin', sizeBytes: bytes.length });
  for (let at = 0; at < bytes.length; at += 4_000_000) await alice.client.files.add({ id: id(), draft, part: new File([bytes.subarray(at, at + 4_000_000)], 'part') });
  const { address } = await alice.client.files.finish({ id: id(), draft });
  await alice.client.chat.send({ id: id(), circle, text: 'tea', files: [draft] });
  await waitFor(async () => (await bob.client.files.overview({ circle })).files.length === 1);
  await bob.client.files.fetch({ id: id(), circle, address });
  await alice.client.chat.send({ id: id(), circle, text: 'meanwhile' });
  const state = async () => (await bob.client.files.states({ circle, addresses: [address] }))[0];
  await waitFor(async () => (await state())?.state.kind === 'here');
  expect((await state())?.from).toEqual(['Alice']);
  const answer = await fetch(`${bob.host.plainOrigin}/blob/${address}`, { headers: { cookie: bob.cookie } });
  expect(answer.headers.get('content-disposition')).toMatch(/^attachment; filename="tea.bin"/);
  expect(Buffer.compare(Buffer.from(await answer.arrayBuffer()), bytes)).toBe(0);
  expect((await bob.client.chat.page({ circle, from: { at: 'end' } })).messages.map(({ text }) => text)).toEqual(['tea', 'meanwhile']);
});
