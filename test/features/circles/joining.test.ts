import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { isDefinedError, safe } from '@orpc/client';
import { afterAll, afterEach, expect, test } from 'vitest';
import { encodeInvite } from '#ledger';
import { memoryKeystore, silentLog, systemClock, systemRandom } from '#platform';
import { startRelay } from '#relay';
import { freePort } from '../../support/free-port.ts';
import { localDesktop } from '../../support/local-desktop.ts';
import { aliceCore, openCore } from '../../support/open-core.ts';
import { waitFor } from '../../support/wait-for.ts';

const root = mkdtempSync(join(tmpdir(), '围炉 joining '));
afterAll(() => rmSync(root, { recursive: true, force: true }));
let open: { readonly stop: () => Promise<void> }[] = [];
afterEach(async () => {
  await Promise.all(open.map(({ stop }) => stop()));
  open = [];
});

const id = () => randomUUID();
/** Keys that outlive a core, so that a desktop can start again without a passphrase. */
const keptKeys = async () => {
  const keystore = memoryKeystore();
  await keystore.setUp({ kind: 'memory' });
  return { ...keystore, kind: async () => 'passphrase' as const };
};
/** A real desktop in processes of its own: y-webrtc knows a room once in a process. */
const desktop = async (name: string, before?: { readonly keystore: Awaited<ReturnType<typeof keptKeys>>; readonly dataDir: string }) => {
  const kept = before ?? { keystore: await keptKeys(), dataDir: mkdtempSync(join(root, 'desk ')) };
  const local = await localDesktop(kept);
  const { client, host } = local;
  const opened = { ...kept, client, host, stop: async () => ((open = open.filter((other) => other !== opened)), await local.stop()) };
  open.push(opened);
  await client.app.changeSettings({ id: id(), name });
  return opened;
};
const codeOf = async (call: Promise<unknown>): Promise<string> => {
  const { error } = await safe(call);
  return isDefinedError(error) ? (error as { data: { code: string } }).data.code : `not expected: ${String(error)}`;
};
type Desktop = Awaited<ReturnType<typeof desktop>>;
const stateOf = async ({ client }: Desktop) => (await client.circles.list()).map(({ state, name }) => [state, name]);
const founded = async ({ client }: Desktop, name: string) => {
  const { id: circle } = await client.circles.create({ id: id(), name });
  return { circle, invite: () => client.circles.invite({ id: id(), circle, hours: 1, uses: 5 }) };
};

test('bob pastes the invite inside other words, is admitted, and they see each other, their names and what is delivered', async () => {
  const [alice, bob] = await Promise.all([desktop('Alice'), desktop('小波')]);
  const { circle, invite } = await founded(alice, '读书会');
  const { text } = await invite();
  expect(await bob.client.circles.readInvite({ text: `hey!\n${text}\n see you` })).toMatchObject({ circle, name: '读书会', meetingPoints: [alice.host.relayUrl] });
  expect(await bob.client.circles.join({ id: id(), text: `hey!\n${text}\n see you` })).toMatchObject({ state: 'waiting', name: '读书会' });
  await waitFor(async () => (await stateOf(bob))[0]?.[0] === 'ready');
  const namesAt = async ({ client }: Desktop) => (await client.circles.members({ circle })).filter(({ online }) => online).map(({ name }) => name).toSorted();
  await waitFor(async () => [await namesAt(alice), await namesAt(bob)].every((names) => names.join() === 'Alice,小波'));
  const [first, second] = (await alice.client.circles.members({ circle })).toSorted((a, b) => (a.joinedAt ?? 0) - (b.joinedAt ?? 0));
  expect([first?.name, second?.name]).toEqual(['Alice', '小波']);
  expect(second?.joinedAt).toBeGreaterThan(first?.joinedAt ?? Infinity);
  const { message } = await alice.client.chat.send({ id: id(), circle, text: '欢迎' });
  await waitFor(async () => (await bob.client.chat.byIds({ circle, ids: [message.id] }))[0]?.text === '欢迎');
  await waitFor(async () => (await alice.client.chat.byIds({ circle, ids: [message.id] }))[0]?.delivery?.reached === 1);
  expect((await bob.client.circles.list())[0]).toMatchObject({ name: '读书会', members: 2, online: 2, unread: 1 });
});

test('a deletion by alice takes the words from bob, and his view equals hers', async () => {
  const [alice, bob] = await Promise.all([desktop('Alice'), desktop('Bob')]);
  const { circle, invite } = await founded(alice, 'Readers');
  await bob.client.circles.join({ id: id(), text: (await invite()).text });
  await waitFor(async () => (await stateOf(bob))[0]?.[0] === 'ready');
  const { message } = await alice.client.chat.send({ id: id(), circle, text: 'a slip of the tongue' });
  await alice.client.chat.edit({ id: id(), circle, message: message.id, text: 'a slip of the pen' });
  await waitFor(async () => (await bob.client.chat.byIds({ circle, ids: [message.id] }))[0]?.text === 'a slip of the pen');
  expect(await bob.client.chat.search({ circle, query: 'slip' })).toHaveLength(1);
  await alice.client.chat.delete({ id: id(), circle, message: message.id });
  await waitFor(async () => (await bob.client.chat.byIds({ circle, ids: [message.id] }))[0]?.deleted === true);
  expect(await bob.client.chat.search({ circle, query: 'slip' })).toEqual([]);
  const hashOf = async ({ host }: Desktop) => ((await host.inspect({ about: 'holdings', circle })) as { readonly viewsHash: string }).viewsHash;
  await waitFor(async () => (await hashOf(alice)) === (await hashOf(bob)));
});

test('invited while nobody is there: bob waits, also over a restart, and is in as soon as alice comes', async () => {
  const alice = await desktop('Alice');
  const { circle, invite } = await founded(alice, 'Readers');
  const { text } = await invite();
  await alice.stop();
  const bob = await desktop('Bob');
  await bob.client.circles.join({ id: id(), text });
  await bob.stop();
  const again = await desktop('Bob', bob);
  expect(await stateOf(again)).toEqual([['waiting', 'Readers']]);
  await desktop('Alice', alice);
  await waitFor(async () => (await stateOf(again))[0]?.[0] === 'ready');
  expect((await again.client.circles.members({ circle })).length).toBe(2);
});

test('while no meeting point can be reached bob is told so, and no longer once one can', async () => {
  const port = await freePort();
  const random = (bytes: number) => Buffer.from(systemRandom.bytes(bytes)).toString('base64url');
  const expiresAt = systemClock.now() + 3_600_000;
  const { code } = encodeInvite({ circle: random(32), inviter: random(32), seed: systemRandom.bytes(16), meetingPoints: [`ws://127.0.0.1:${port}`], name: 'Readers', expiresAt });
  const bob = await aliceCore();
  open.push(bob);
  const shown = async () => (await bob.client.circles.list())[0];
  await bob.client.circles.join({ id: id(), text: code });
  await waitFor(async () => (await shown())?.failure === 'relay-unreachable');
  expect(await shown()).toMatchObject({ state: 'waiting', name: 'Readers' });
  open.push(await startRelay({ port, clock: systemClock, log: silentLog }));
  await waitFor(async () => (await shown())?.failure === undefined);
  expect(await shown()).toMatchObject({ state: 'waiting' });
});

test('a text without an invite, a cut one, an expired one, my own and one of a group I am in are each said', async () => {
  const alice = await desktop('Alice');
  const { invite } = await founded(alice, 'Readers');
  const { text } = await invite();
  expect(await codeOf(alice.client.circles.join({ id: id(), text: 'hello' }))).toBe('invite-not-found');
  expect(await codeOf(alice.client.circles.readInvite({ text: text.replace(/(HEARTH:.{60}).{20}/, '$1') }))).toBe('invite-broken');
  expect(await codeOf(alice.client.circles.join({ id: id(), text }))).toBe('invite-own');
  const nextDay = { ...systemClock, now: () => systemClock.now() + 24 * 3_600_000 };
  const late = await openCore({ keystore: await keptKeys(), clock: nextDay });
  open.push(late);
  expect(await codeOf(late.client.circles.join({ id: id(), text }))).toBe('invite-expired');
  expect(await late.client.circles.list()).toEqual([]);
});

test('bob gives up waiting, and the group is gone from his list', async () => {
  const [alice, bob] = await Promise.all([desktop('Alice'), desktop('Bob')]);
  const { circle, invite } = await founded(alice, 'Readers');
  const { text } = await invite();
  await alice.stop();
  const { id: waiting } = await bob.client.circles.join({ id: id(), text });
  expect(waiting).toBe(circle);
  await bob.client.circles.cancelJoin({ id: id(), circle });
  expect(await stateOf(bob)).toEqual([]);
  expect(await codeOf(bob.client.circles.cancelJoin({ id: id(), circle }))).toBe('circle-not-found');
});
