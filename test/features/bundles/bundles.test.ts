import { randomUUID } from 'node:crypto';
import { expect, test } from 'vitest';
import type { Outputs } from '#contract';
import { createBundles } from '#features/bundles';
import { circleDirectory } from '#features/circles';
import { type GroupDesk, groupOfDesks } from '../../support/group-desk.ts';
import { seededRandom } from '../../support/seeded-random.ts';

const MINUTE_MS = 60_000;
const signal = { signal: new AbortController().signal };

/** The feature of one desktop, over its real ledger and sync. */
const featureOf = (desk: GroupDesk) => {
  const directory = circleDirectory(desk.db);
  const { ledger, sync } = desk.running;
  return createBundles({ ledger, sync, random: seededRandom(1, desk.name), circleName: (circle) => directory.circleName(circle), nameOf: (circle, person) => directory.nameOf(circle, person) }).handlers;
};
const readers = (desk: GroupDesk) => featureOf(desk).readers({ circle: desk.circle.id }, signal) as Outputs['bundles']['readers'];
type Asked = { readonly everything?: boolean; readonly after?: string; readonly feature?: ReturnType<typeof featureOf> };
const make = (desk: GroupDesk, person: string, { everything = false, feature = featureOf(desk), ...more }: Asked = {}) =>
  feature.make({ circle: desk.circle.id, person, everything, ...more }, signal) as Outputs['bundles']['make'];
const open = (desk: GroupDesk, bundle: File | string) => featureOf(desk).open({ id: randomUUID(), bundle }, signal) as Promise<Outputs['bundles']['open']>;
const failure = (opening: Promise<unknown>): Promise<unknown> => opening.catch((error: unknown) => ({ code: (error as { code: string }).code, params: (error as { params: object }).params }));

const two = async () => {
  const { clock, desks } = await groupOfDesks(['Alice', 'Bob']);
  const [alice, bob] = desks;
  if (!alice || !bob) throw new Error('two people');
  const his = bob.me;
  await clock.until(() => readers(alice)[0]?.entries === 0, MINUTE_MS);
  return { clock, alice, bob, his };
};

test('alice sees what waits for bob and why; what she packs says for which group it was and from whom it came', async () => {
  const { clock, alice, bob, his } = await two();
  expect(readers(alice)).toMatchObject([{ person: his, name: 'Bob', isMe: false, entries: 0, isHere: true }]);
  await bob.quits();
  await clock.until(() => readers(alice)[0]?.isHere === false, MINUTE_MS);
  alice.says('where are you?');
  alice.says('still there?');
  const [waiting] = readers(alice);
  expect(waiting).toMatchObject({ entries: 2, isHere: false });
  expect(waiting?.seenAt).toBeGreaterThan(0);
  const made = make(alice, his);
  expect(made).toMatchObject({ entries: 2, isPart: false });
  expect([made.file.name, made.file.size % 1024, made.text?.startsWith('HEARTH-BUNDLE:')]).toEqual(['hearth-bundle.hearth', 0, true]);
  await alice.quits();
  await bob.starts();
  const taken = { circle: bob.circle.id, circleName: 'Readers', name: 'Alice', isPaused: false };
  expect(await open(bob, made.file)).toEqual({ ...taken, entries: 2 });
  expect(await open(bob, `look:\n${made.text ?? ''}`)).toEqual({ ...taken, entries: 0 });
  expect(bob.reads().toSorted()).toEqual(['still there?', 'where are you?']);
  await bob.quits();
});

test('a part without the one before names whom to ask; the parts in order bring all', async () => {
  const { alice, bob, his } = await two();
  await bob.quits();
  for (let count = 0; count < 140; count += 1) alice.says('word '.repeat(13_000));
  const feature = featureOf(alice);
  const first = make(alice, his, { feature });
  expect([first.isPart, first.text]).toEqual([true, undefined]);
  const rest = make(alice, his, { after: first.part, feature });
  expect([rest.isPart, first.entries + rest.entries]).toEqual([false, 140]);
  await alice.quits();
  await bob.starts();
  expect(await failure(open(bob, rest.file))).toEqual({ code: 'bundle-earlier-missing', params: { name: 'Alice' } });
  expect(bob.reads()).toEqual([]);
  expect((await open(bob, first.file)).entries + (await open(bob, rest.file)).entries).toBe(140);
  await bob.quits();
});

test('what is no bundle, or none for here, is told by name and changes nothing', async () => {
  const { alice, bob, his } = await two();
  alice.says('hello');
  const { file } = make(alice, his, { everything: true });
  const other = async (bytes: Uint8Array<ArrayBuffer>): Promise<unknown> => failure(open(bob, new File([bytes], 'x.hearth')));
  const whole = new Uint8Array(await file.arrayBuffer());
  expect(await other(new Uint8Array(100))).toMatchObject({ code: 'bundle-not-found' });
  expect(await other(whole.subarray(0, -1))).toMatchObject({ code: 'bundle-broken' });
  expect(await failure(open(alice, file))).toMatchObject({ code: 'bundle-foreign' });
  expect(await failure(open(bob, 'HEARTH:ABC'))).toMatchObject({ code: 'bundle-not-found' });
  expect(() => make(alice, alice.me)).toThrow('person-not-found');
  await Promise.all([alice, bob].map((desk) => desk.quits()));
});
