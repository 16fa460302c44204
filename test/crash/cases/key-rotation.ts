import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { inspect } from 'node:util';
import { isDefinedError, safe } from '@orpc/client';
import type { CircleSummary, Client } from '../../../contract/index.ts';
import { fraction, systemRandom } from '../../../main/platform/index.ts';
import type { CrashCase, Life } from '../crash-case.ts';
import { type Desk, startsCleanly } from './open-desk.ts';
import { alicesDir, alone, bobsDir, openTwoDesks, prepareTwoDesks, type TwoDesks } from './two-desks.ts';

const [LIVES_ON, LOOKS_ON, GOES_ON] = [1, 2, 3];
/** Twice as long as the first admin waits before removing somebody who left. */
const DUTY_MS = 15_000;
const id = () => randomUUID();

/** What was acknowledged. `try`: about to; nobody knows whether it was done. `call`: the id that the screen would repeat it with. */
type Acked =
  | { readonly did: 'say'; readonly who: 'alice' | 'bob'; readonly text: string }
  | { readonly did: 'try'; readonly what: 'remove' | 'leave'; readonly call: string; readonly person: string }
  | { readonly did: 'remove' | 'leave' | 'invite' | 'join' | 'in' };

type Told = (acked: Acked) => void;

/** The one group, as the list shows it; undefined where it was taken off. */
const listed = async ({ client }: Desk): Promise<CircleSummary | undefined> => {
  const circles = await client.circles.list();
  assert.ok(circles.length < 2, `the one group is listed once: ${inspect(circles)}`);
  return circles[0];
};

const textsOf = async (client: Client, circle: string): Promise<string[]> => (await client.chat.page({ circle, from: { at: 'end' }, limit: 200 })).messages.map(({ text }) => text);

const isIn = async (desk: Desk): Promise<boolean> => {
  const circle = await listed(desk);
  return circle?.state === 'ready' && !circle.ended && circle.members === 2;
};

/** Whether the desk knows that it is not in any more. */
const isOut = async (desk: Desk): Promise<boolean> => {
  const circle = await listed(desk);
  return circle === undefined || circle.ended !== undefined;
};

/** Bob, as Alice's group knows him; undefined when he is not in. */
const bobAt = async ({ client }: Desk, circle: string): Promise<string | undefined> => (await client.members.group({ circle })).members.find(({ isMe }) => !isMe)?.person;

const sees = async ({ client }: Desk, circle: string, text: string): Promise<boolean> => (await textsOf(client, circle)).includes(text);

const say = async (desk: Desk, circle: string, text: string): Promise<void> => void (await desk.client.chat.send({ id: id(), circle, text }));

/** Each writes, and the other gets it: a key that both hold is in use. */
const talk = async ({ alice, bob, until }: TwoDesks, circle: string, { round, told }: { readonly round: string; readonly told: Told }): Promise<void> => {
  for (const [who, from, to] of [['alice', alice, bob], ['bob', bob, alice]] as const) {
    const text = `${who} ${round}`;
    await say(from, circle, text);
    told({ did: 'say', who, text });
    await until(() => sees(to, circle, text));
  }
};

/** Alice removes Bob, or he leaves: either way a new epoch begins that he has no key of. */
const part = async ({ alice, bob, until, passes }: TwoDesks, circle: string, { life, told }: { readonly life: Life; readonly told: Told }): Promise<void> => {
  const person = (await bobAt(alice, circle)) ?? '';
  const [what, call] = [fraction(life.random) < 0.5 ? 'remove' : 'leave', id()] as const;
  told({ did: 'try', what, call, person });
  if (what === 'remove') await alice.client.members.remove({ id: call, circle, person });
  else await bob.client.members.leave({ id: call, circle, keep: false });
  told({ did: what });
  await isOver({ alice, bob, until, passes }, circle);
};

/** Both know that Bob is out, and the removal that follows a leave, with its epoch, is written. */
const isOver = async ({ alice, bob, until, passes }: Omit<TwoDesks, 'stop'>, circle: string): Promise<void> => {
  await until(async () => (await bobAt(alice, circle)) === undefined && (await isOut(bob)));
  await passes(DUTY_MS);
};

/** False as long as Bob's desk has not heard that he is out. */
const mayJoin = async ({ client }: Desk, text: string): Promise<boolean> => {
  const { error } = await safe(client.circles.join({ id: id(), text }));
  if (error !== null && !(isDefinedError(error) && error.data.code === 'already-member')) throw error;
  return error === null;
};

const comeBack = async ({ alice, bob, until }: TwoDesks, circle: string, told: Told): Promise<void> => {
  const { text } = await alice.client.circles.invite({ id: id(), circle, uses: 1 });
  told({ did: 'invite' });
  if (await listed(bob)) await bob.client.members.takeOff({ id: id(), circle });
  await until(() => mayJoin(bob, text));
  told({ did: 'join' });
  await until(async () => (await isIn(bob)) && (await isIn(alice)));
  told({ did: 'in' });
};

const idOf = async (desk: Desk): Promise<string> => {
  const circle = await listed(desk);
  assert.ok(circle, 'the group is listed');
  return circle.id;
};

const live = async (life: Life): Promise<void> => {
  const desks = await openTwoDesks(life.dir, { random: life.random, day: LIVES_ON });
  const told: Told = (acked) => life.ack(JSON.stringify(acked));
  const circle = await idOf(desks.alice);
  life.ready();
  for (let round = 1; ; round += 1) {
    await talk(desks, circle, { round: `${round}`, told });
    await part(desks, circle, { life, told });
    await say(desks.alice, circle, `without bob ${round}`);
    told({ did: 'say', who: 'alice', text: `without bob ${round}` });
    await comeBack(desks, circle, told);
  }
};

/** What was said is there, once each; what was said without Bob is not at his desk while he is out. */
const hasTexts = async (desk: Desk, acked: readonly Acked[], who: 'alice' | 'bob'): Promise<void> => {
  const circle = await listed(desk);
  if (circle?.state !== 'ready') return;
  const texts = await textsOf(desk.client, circle.id);
  // Bob's copy of before is gone once he comes back, and the rest of the history is on its way.
  const since = who === 'bob' ? acked.findLastIndex(({ did }) => did === 'invite') + 1 : 0;
  const said = acked.slice(since).flatMap((one) => (one.did === 'say' && one.who === who ? [one.text] : []));
  assert.deepEqual(said.filter((text) => !texts.includes(text)), [], 'what was said is there');
  assert.equal(new Set(texts).size, texts.length, 'nothing is doubled');
};

/** What happened to Bob's membership, last; a `try` when it is not known whether it did. */
const lastStep = (acked: readonly Acked[]): Acked['did'] => acked.findLast(({ did }) => did !== 'say')?.did ?? 'in';

const standsAsAcked = async (desk: Desk, acked: readonly Acked[]): Promise<void> => {
  const circle = await idOf(desk);
  const last = lastStep(acked);
  const person = await bobAt(desk, circle);
  if (last === 'in') assert.ok(person, 'who was let in is in');
  if (last === 'remove' || last === 'invite') assert.equal(acked.findLast(({ did }) => did === 'remove' || did === 'leave')?.did === 'remove' && person !== undefined, false, 'who was removed is out');
  await say(desk, circle, 'and on it goes');
};

/** The screen got no answer to the last step and repeats it: done once, and no failure is shown for it. */
const repeatLast = async ({ alice, bob }: TwoDesks, circle: string, acked: readonly Acked[]): Promise<void> => {
  const last = acked.findLast(({ did }) => did !== 'say');
  if (last?.did !== 'try') return;
  if (last.what === 'remove') await alice.client.members.remove({ id: last.call, circle, person: last.person });
  else await bob.client.members.leave({ id: last.call, circle, keep: false });
  const story = async (): Promise<number> => (await alice.client.members.story({ circle })).filter(({ what }) => what.kind === 'removed').length;
  const before = await story();
  if (last.what === 'remove') await alice.client.members.remove({ id: last.call, circle, person: last.person });
  assert.equal(await story(), before, 'nobody is removed twice');
};

/** Both start again and end where each step leads; then Bob comes back in, and they talk. */
const goesOn = async (dir: string, acked: readonly Acked[]): Promise<void> => {
  const desks = await openTwoDesks(dir, { random: systemRandom, day: GOES_ON });
  const { alice, bob, until, stop } = desks;
  const circle = await idOf(alice);
  await repeatLast(desks, circle, acked);
  const last = lastStep(acked);
  const isBack = async (): Promise<boolean> => (await isIn(bob)) && (await isIn(alice));
  // Killed right after Bob used the invite, nobody was told that he did: he is out, or comes in.
  if (last === 'invite') await until(async () => (await isBack()) || ((await bobAt(alice, circle)) === undefined && (await isOut(bob))));
  if (last === 'join' || last === 'in') await until(isBack);
  else if (last === 'invite' && (await isBack())) await talk(desks, circle, { round: 'back again', told: () => undefined });
  else if (acked.some(({ did }) => did === 'try')) {
    await isOver(desks, circle);
    await say(alice, circle, 'not for bob');
    if (await listed(bob)) assert.equal(await sees(bob, circle, 'not for bob'), false, 'who is out reads nothing new');
    await comeBack(desks, circle, () => undefined);
  }
  await talk(desks, circle, { round: 'at last', told: () => undefined });
  await stop();
};

/** Bob is removed, or leaves, and is let in again by a new invite, over and over: each time keys change on both desks, which are killed. */
export const keyRotation: CrashCase = {
  name: 'key rotation',
  kills: 8,
  stepsApart: 250,
  msApart: 150,
  killsALife: 4,
  prepare: async (dir) => {
    await prepareTwoDesks(dir, systemRandom);
  },
  live,
  check: async ({ dir, acked: lines, isReallyKilled }) => {
    const acked = lines.map((line) => JSON.parse(line) as Acked);
    if (isReallyKilled) return goesOn(dir, acked);
    await startsCleanly(alicesDir(dir), async (desk) => {
      await hasTexts(desk, acked, 'alice');
      await standsAsAcked(desk, acked);
    }, alone(LOOKS_ON));
    return startsCleanly(bobsDir(dir), (desk) => hasTexts(desk, acked, 'bob'), alone(LOOKS_ON));
  },
};
