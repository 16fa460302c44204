import { randomUUID } from 'node:crypto';
import { afterEach, expect, test } from 'vitest';
import { safe } from '@orpc/client';
import type { Client, CircleConnection } from '#contract';
import { silentLog, systemClock, systemRandom } from '#platform';
import { type Relay, startRelay } from '#relay';
import { freePort } from '../../support/free-port.ts';
import { MemoryNetwork } from '../../support/memory-network.ts';
import { aliceCore, type OpenCore } from '../../support/open-core.ts';
import { waitFor } from '../../support/wait-for.ts';

const open: OpenCore[] = [];
afterEach(async () => {
  await Promise.all(open.splice(0).map((one) => one.stop()));
});
const alice = async (options: Parameters<typeof aliceCore>[0] = {}): Promise<OpenCore> => {
  const core = await aliceCore(options);
  open.push(core);
  return core;
};
const id = randomUUID;
const failure = async (call: Promise<unknown>): Promise<unknown> => {
  const { error } = await safe(call);
  return (error as { data?: { code?: string } } | null)?.data?.code;
};
/** What somebody who looks at the panel has before their eyes: read once, and anew only when they are told that it changed. */
const looksAt = (client: Client, circle: string): (() => CircleConnection | undefined) => {
  let shown: CircleConnection | undefined;
  const read = async (): Promise<void> => void (shown = await client.connection.circle({ circle }));
  void (async () => {
    for await (const { change } of await client.app.changes({})) if (change.topic === 'connection' || change.topic === 'presence') await read();
  })();
  void read();
  return () => shown;
};
const RELAY = 'wss://relay.example.org';
const TURN = 'turn:me:secret@turn.example.org';

test('nothing outside is set until alice sets it, and her group says that it works on this network only', async () => {
  const { client } = await alice();
  expect(await client.connection.settings()).toEqual({ places: [], relayOnly: false, lan: false });
  const circle = (await client.circles.create({ id: id(), name: 'Tea', reach: 'internet' })).id;
  expect(await client.connection.circle({ circle })).toMatchObject({ reach: 'internet', onNetworkOnly: true, places: [] });
  const set = await client.connection.setReach({ id: id(), circle, reach: 'internet', places: [RELAY, 'stun:stun.example.org'] });
  expect(set).toMatchObject({ onNetworkOnly: false, places: [RELAY, 'stun:stun.example.org'] });
  expect(set.points.map(({ url, kind }) => [url, kind])).toEqual([[RELAY, 'relay']]);
});

test('a group on this network only contacts no place outside, whatever its members told, and its invite names none', async () => {
  const { client } = await alice({ options: { meetingPoints: ['ws://127.0.0.1:4499'] } });
  const circle = (await client.circles.create({ id: id(), name: 'Tea', reach: 'internet', places: [RELAY] })).id;
  const invite = await client.circles.invite({ id: id(), circle });
  expect((await client.circles.readInvite({ text: invite.text })).meetingPoints).toEqual(['ws://127.0.0.1:4499', RELAY]);
  const near = await client.connection.setReach({ id: id(), circle, reach: 'lan', places: [RELAY] });
  expect(near.points.map(({ kind }) => kind)).toEqual(['own']);
  const again = await client.circles.invite({ id: id(), circle });
  expect((await client.circles.readInvite({ text: again.text })).meetingPoints).toEqual(['ws://127.0.0.1:4499']);
});

test('how far a group reaches is one agreement of all its members, wherever it is read or changed', async () => {
  const { client } = await alice();
  const circle = (await client.circles.create({ id: id(), name: 'Tea' })).id;
  expect((await client.members.group({ circle })).policy.network).toBe('lan');
  expect(await client.connection.circle({ circle })).toMatchObject({ reach: 'lan', mayChange: true });
  await client.members.setPolicy({ id: id(), circle, change: { network: 'internet' } });
  expect(await client.connection.circle({ circle })).toMatchObject({ reach: 'internet', points: [] });
  await client.connection.setReach({ id: id(), circle, reach: 'lan', places: [RELAY] });
  expect((await client.members.group({ circle })).policy.network).toBe('lan');
  const story = await client.members.story({ circle });
  expect(story.map(({ what }) => what.kind === 'policy' && what.policy.network)).toEqual(['internet', 'lan']);
  expect(await failure(client.connection.setReach({ id: id(), circle, reach: 'internet', places: ['nonsense'] }))).toBe('place-invalid');
  expect((await client.members.group({ circle })).policy.network).toBe('lan');
});

test('an invite carries brokers, STUN and TURN to whoever reads it, and joining follows it', async () => {
  const [hers, his] = [await alice(), await alice()];
  const places = ['mqtt+wss://broker.example.org/mqtt', 'stun:stun.example.org', TURN];
  const circle = (await hers.client.circles.create({ id: id(), name: 'Tea', reach: 'internet', places })).id;
  const { text } = await hers.client.circles.invite({ id: id(), circle });
  expect((await his.client.circles.readInvite({ text })).meetingPoints).toEqual(places);
  // Two cores of one process cannot be in one room.
  await hers.stop();
  open.splice(open.indexOf(hers), 1);
  await his.client.circles.join({ id: id(), text });
  expect(await his.client.connection.circle({ circle })).toMatchObject({ reach: 'internet', places });
});

test('too many places, and one too long, are refused with what there is room for, and nothing is made; written twice or empty they count once or not', async () => {
  const { client } = await alice();
  const many = Array.from({ length: 25 }, (_, n) => `wss://relay${n}.example.org/`);
  const long = `wss://me:secret@relay.example.org/${'x'.repeat(500)}`;
  for (const [places, code] of [[many, 'places-too-many'], [[long], 'place-too-long']] as const) {
    expect(await failure(client.connection.changeSettings({ id: id(), places: [...places] }))).toBe(code);
    expect(await failure(client.circles.create({ id: id(), name: 'Tea', reach: 'internet', places: [...places] }))).toBe(code);
    const { error } = await safe(client.connection.changeSettings({ id: id(), places: [...places] }));
    expect(JSON.stringify(error)).not.toContain('secret');
  }
  expect((await client.connection.settings()).places).toEqual([]);
  expect(await client.circles.list()).toEqual([]);
  const fitting = many.slice(0, 24);
  expect((await client.connection.changeSettings({ id: id(), places: [...fitting, ...fitting, ' ', ''] })).places).toHaveLength(24);
});

test('what is no place is refused by name, its password kept out of the sentence, and nothing is made', async () => {
  const { client } = await alice();
  for (const place of ['https://relay.example.org', 'wss://me:secret@relay.example.org', 'turn:host', 'nonsense']) {
    expect(await failure(client.connection.changeSettings({ id: id(), places: [place] }))).toBe('place-invalid');
    expect(await failure(client.circles.create({ id: id(), name: 'Tea', reach: 'internet', places: [place] }))).toBe('place-invalid');
  }
  const { error } = await safe(client.connection.changeSettings({ id: id(), places: ['wss://me:secret@relay.example.org'] }));
  expect(JSON.stringify(error)).not.toContain('secret');
  expect(await client.circles.list()).toEqual([]);
});

test('hiding the address needs a TURN server', async () => {
  const { client } = await alice();
  expect(await failure(client.connection.changeSettings({ id: id(), relayOnly: true }))).toBe('turn-missing');
  expect(await client.connection.changeSettings({ id: id(), relayOnly: true, places: [TURN] })).toMatchObject({ relayOnly: true, places: [TURN] });
  expect(await failure(client.connection.changeSettings({ id: id(), places: [] }))).toBe('turn-missing');
});

test('the relay opens to this network only when alice chose that, and closes again', async () => {
  const asked: string[] = [];
  const openRelay = async (reach: 'machine' | 'network'): Promise<number> => {
    asked.push(reach);
    return 4477;
  };
  const { client } = await alice({ options: { openRelay, meetingPoints: ['ws://127.0.0.1:4477'] } });
  await client.circles.create({ id: id(), name: 'Far', reach: 'internet', places: [RELAY] });
  expect(asked).toEqual([]);
  await client.circles.create({ id: id(), name: 'Near', reach: 'lan' });
  await waitFor(() => asked.length === 1);
  await client.connection.changeSettings({ id: id(), lan: false });
  await waitFor(() => asked.length === 2);
  expect(asked).toEqual(['network', 'machine']);
});

test('a text to carry by hand is made without any meeting point, and one that is none, damaged or of another group is said to be so', async () => {
  const hers = await alice();
  const circle = (await hers.client.circles.create({ id: id(), name: 'Tea' })).id;
  const { text: call } = await hers.client.connection.callByHand({ circle });
  expect(call).toMatch(/^HEARTH-CALL:[0-9A-Z]{200,1200}$/);
  expect(await failure(hers.client.connection.takeByHand({ circle, text: 'hello' }))).toBe('hand-code-not-found');
  expect(await failure(hers.client.connection.takeByHand({ circle, text: call }))).toBe('hand-code-own');
  expect(await failure(hers.client.connection.takeByHand({ circle, text: call.slice(0, 200) }))).toBe('hand-code-broken');
  const other = (await hers.client.circles.create({ id: id(), name: 'Other' })).id;
  expect(await failure(hers.client.connection.takeByHand({ circle: other, text: call }))).toBe('hand-code-foreign');
});

test('the self-test of a group looks at its places and says what is wrong', async () => {
  const { client } = await alice({ options: { meetingPoints: ['ws://127.0.0.1:9'] } });
  const circle = (await client.circles.create({ id: id(), name: 'Tea', reach: 'internet' })).id;
  expect(await client.connection.selfTest({ circle })).toEqual([
    { about: 'reach', isFine: false },
    { about: 'relay', isFine: false, place: 'ws://127.0.0.1:9' },
  ]);
});

test('the self-test of a group that keeps to this network by choice contacts nothing outside and is content, unless nobody can find this desktop', async () => {
  const { client } = await alice();
  const circle = (await client.circles.create({ id: id(), name: 'Tea', reach: 'lan', places: ['wss://nobody.invalid', 'stun:127.0.0.1:9'] })).id;
  expect(await client.connection.selfTest({ circle })).toEqual([{ about: 'lan', isFine: true }]);
  await client.connection.changeSettings({ id: id(), lan: false });
  expect(await client.connection.selfTest({ circle })).toEqual([{ about: 'lan', isFine: false }]);
});

test('who looks at the connection sees it when a meeting point cannot be reached, answers, and is gone again', async () => {
  const port = await freePort();
  const { client } = await alice({ options: { meetingPoints: [`ws://127.0.0.1:${port}`] } });
  const circle = (await client.circles.create({ id: id(), name: 'Tea', reach: 'internet' })).id;
  const shown = looksAt(client, circle);
  const states = () => shown()?.points.map(({ state }) => state);
  await expect.poll(states).toEqual(['unreachable']);
  const relay: Relay = await startRelay({ port, clock: systemClock, log: silentLog });
  await expect.poll(states).toEqual(['connected']);
  await relay.stop();
  await expect.poll(states).toEqual(['unreachable']);
});

test('who looks at the connection sees it when the two were first in step', async () => {
  const network = new MemoryNetwork(systemClock, systemRandom);
  const arrives = (name: string): Promise<OpenCore> =>
    alice({ transport: network.transport(name, { clock: systemClock, random: systemRandom }), options: { meetingPoints: ['ws://127.0.0.1:4499'] } });
  const [hers, his] = [await arrives('alice'), await arrives('bob')];
  const circle = (await hers.client.circles.create({ id: id(), name: 'Tea' })).id;
  const shown = looksAt(hers.client, circle);
  const { text } = await hers.client.circles.invite({ id: id(), circle });
  await his.client.circles.join({ id: id(), text });
  await expect.poll(shown).toMatchObject({ peers: [{ name: 'Alice' }], syncedAt: expect.any(Number) });
});
