import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { isDefinedError, safe } from '@orpc/client';
import { expect, onTestFinished, test } from 'vitest';
import { type Client, contract } from '#contract';
import { memoryKeystore, silentLog, systemClock, systemRandom } from '#platform';
import { MemoryNetwork } from '../support/memory-network.ts';
import { openCore, type OpenCore } from '../support/open-core.ts';
import { seededRandom, seedOfTheRun } from '../support/seeded-random.ts';
import { WEBP } from '../support/pictures.ts';
import { emptyDisk, fillDisk, withSmallDisk } from '../support/small-disk.ts';
import { waitFor } from '../support/wait-for.ts';
import { addFile, NOT_WRITING, SHOWN_ELSEWHERE, WRITING_CALLS, type WritingScene } from '../support/writing-calls.ts';

const DISK_BYTES = 24 * 1024 * 1024;
const id = () => randomUUID();

/** These need what another one has done before. */
const FOLLOWING: ReadonlySet<string> = new Set(['circles.cancelJoin', 'members.leave']);

const PROCEDURES = Object.entries(contract).flatMap(([feature, procedures]) => Object.keys(procedures).map((name) => `${feature}.${name}`));

test('every procedure is known to write, to write nothing, or to be shown elsewhere', () => {
  const known = [...Object.keys(WRITING_CALLS), ...NOT_WRITING, ...Object.keys(SHOWN_ELSEWHERE)];
  expect(known.toSorted()).toEqual(PROCEDURES.toSorted());
});

const codeOf = async (call: Promise<unknown>): Promise<string> => {
  const { error } = await safe(call);
  if (error === null) return 'done';
  return isDefinedError(error) ? (error as { data: { code: string } }).data.code : String(error);
};

const opens = async (name: string, dataDir: string, network: MemoryNetwork): Promise<OpenCore> => {
  const around = { clock: systemClock, random: systemRandom, log: silentLog };
  const core = await openCore({ dataDir, keystore: memoryKeystore(), transport: network.transport(name, around), options: { meetingPoints: ['ws://127.0.0.1:4499'] } });
  await core.client.app.setUp({ name, language: 'en', keyKind: 'memory' });
  return core;
};

const say = async (client: Client, circle: string, text: string): Promise<string> => (await client.chat.send({ id: id(), circle, text })).message.id;

const together = async (alice: Client, bob: Client): Promise<{ readonly circle: string; readonly bob: string; readonly invite: string }> => {
  const circle = (await alice.circles.create({ id: id(), name: 'Readers' })).id;
  const { text, invite } = await alice.circles.invite({ id: id(), circle });
  await bob.circles.join({ id: id(), text });
  await waitFor(async () => (await alice.circles.members({ circle })).some(({ name }) => name === 'bob'));
  const person = (await alice.circles.members({ circle })).find(({ isMe }) => !isMe)?.person ?? '';
  return { circle, bob: person, invite };
};

const sceneOf = async (alice: Client, bobs: Client): Promise<WritingScene> => {
  const { circle, bob, invite } = await together(alice, bobs);
  const bobsMessage = await say(bobs, circle, 'who comes along?');
  await waitFor(async () => (await alice.chat.byIds({ circle, ids: [bobsMessage] })).length === 1);
  const elsewhere = (await bobs.circles.create({ id: id(), name: 'Bakers' })).id;
  const { text } = await bobs.circles.invite({ id: id(), circle: elsewhere });
  const sent = await addFile(alice, circle, { name: 'book.pdf', bytes: new Uint8Array(100_000).fill(1) });
  await alice.chat.send({ id: id(), circle, text: 'the book', files: [sent.draft] });
  return {
    client: alice,
    circle,
    bob,
    invite,
    messages: { mine: await say(alice, circle, 'at the lake'), gone: await say(alice, circle, 'never mind'), bobs: bobsMessage },
    elsewhere: { text, circle: elsewhere },
    agreement: (await alice.agreements.create({ id: id(), circle, title: 'Reading', rule: 'read 20 pages a day', timeZone: 'Asia/Shanghai' })).id,
    file: sent.address,
    draft: await addFile(alice, circle, { name: 'a.webp', bytes: Uint8Array.from(WEBP) }),
    key: (await alice.verify.card({ circle, person: bob })).full,
  };
};

test('on a full disk each of them says so and nothing else, and is done when it is asked again once there is room', async ({ skip }) => {
  await withSmallDisk({ sizeBytes: DISK_BYTES, skip }, async (disk) => {
    const elsewhere = mkdtempSync(join(tmpdir(), '围炉 bob '));
    onTestFinished(() => rmSync(elsewhere, { recursive: true, force: true }));
    const network = new MemoryNetwork(systemClock, seededRandom(seedOfTheRun(), 'network'));
    const [alice, bob] = [await opens('alice', join(disk, 'data'), network), await opens('bob', elsewhere, network)];
    const scene = await sceneOf(alice.client, bob.client);
    const ids = new Map(Object.keys(WRITING_CALLS).map((name) => [name, id()]));
    const run = async (name: string): Promise<[string, string]> => [name, await codeOf(WRITING_CALLS[name]?.(scene, ids.get(name) ?? '') ?? Promise.resolve())];
    const said: [string, string][] = [];
    for (const name of Object.keys(WRITING_CALLS)) {
      if (FOLLOWING.has(name)) continue;
      // What a call let go of is taken at once.
      fillDisk(disk);
      said.push(await run(name));
    }
    expect(said.filter(([, outcome]) => outcome !== 'disk-full' && outcome !== 'done')).toEqual([]);
    // A small one may fit into what its file has already.
    expect(said.filter(([, outcome]) => outcome === 'disk-full').length).toBeGreaterThan(said.length / 2);
    emptyDisk(disk);
    for (const name of Object.keys(WRITING_CALLS)) expect(await run(name)).toEqual([name, 'done']);
    await alice.stop();
    await bob.stop();
  });
});
