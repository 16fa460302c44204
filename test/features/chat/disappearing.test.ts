import { randomUUID } from 'node:crypto';
import { expect, test } from 'vitest';
import type { Message } from '#contract';
import type { GroupDesk } from '../../support/group-desk.ts';
import { groupOfThree } from '../../support/group-of-three.ts';

const MINUTE_MS = 60_000;
const LIFE_MS = 10 * MINUTE_MS;
const CANARY = 'heliotrope';
const signal = { signal: new AbortController().signal };

const trio = async () => {
  const story = await groupOfThree();
  const { alice, bob, carol } = story;
  alice.circle.setPolicy({ disappearingMs: LIFE_MS });
  await story.clock.until(() => bob.circle.policy().disappearingMs === LIFE_MS && carol.circle.policy().disappearingMs === LIFE_MS, MINUTE_MS);
  return story;
};
const calls = (desk: GroupDesk) => desk.running.chat.handlers;
const send = async (desk: GroupDesk, text: string, replyTo?: string): Promise<Message> =>
  (await calls(desk).send({ id: randomUUID(), circle: desk.circle.id, text, keepFromAi: false, files: [], ...(replyTo && { replyTo }) }, signal)).message;
const found = async (desk: GroupDesk) => calls(desk).search({ circle: desk.circle.id, query: CANARY, limit: 10 }, signal);
/** Every page of the database as SQLite holds it, deleted rows and free pages included. */
const isInDatabase = ({ db }: GroupDesk): boolean => {
  const file = db.serialize().toString('latin1').toLowerCase();
  return file.includes(CANARY);
};

test('words go from every desktop when their time is over, with their edits, the answer made of them, quotes and search, and leave no trace in the database', async () => {
  const { alice, bob, carol, clock } = await trio();
  const message = await send(alice, `the ${CANARY} blooms`);
  expect(message.expiresAt).toBe(message.sentAt + LIFE_MS);
  await clock.until(() => bob.reads().length === 1 && carol.reads().length === 1, MINUTE_MS);
  await clock.advance(5 * MINUTE_MS);
  await calls(alice).edit({ id: randomUUID(), circle: alice.circle.id, message: message.id, text: `the ${CANARY} withers` }, signal);
  bob.running.chat.postAi(bob.circle.id, { text: `About ${CANARY}s`, cites: [message.id], tier: 'rules' });
  const reply = await send(bob, 'really?', message.id);
  await clock.until(() => carol.reads().length === 3, MINUTE_MS);
  for (const desk of [alice, bob, carol]) expect([isInDatabase(desk), (await found(desk)).length]).toEqual([true, 2]);
  // Carol's desktop is off when the time comes.
  await carol.quits();
  await clock.advance(6 * MINUTE_MS);
  for (const desk of [alice, bob]) desk.running.ledger.tidy();
  await carol.starts();
  carol.running.ledger.tidy();
  for (const desk of [alice, bob, carol]) {
    expect(desk.reads()).toEqual(['really?']);
    expect(await found(desk)).toEqual([]);
    expect(desk.running.chat.message(desk.circle.id, reply.id)?.replyTo).toBeUndefined();
    expect({ name: desk.name, traces: isInDatabase(desk) }).toEqual({ name: desk.name, traces: false });
    expect(desk.circle.viewsHash()).toBe(alice.circle.viewsHash());
  }
});

test('who joins later, or asks for the body, is given nothing that is over', async () => {
  const { alice, bob, clock, arrives } = await trio();
  const message = await send(alice, `the ${CANARY} blooms`);
  await clock.until(() => bob.reads().length === 1, MINUTE_MS);
  await clock.advance(11 * MINUTE_MS);
  const dave = await arrives('Dave');
  dave.joins(bob.invites());
  await clock.until(() => dave.isIn && dave.circle.entryCount() >= alice.circle.entryCount(), 2 * MINUTE_MS);
  expect(dave.reads()).toEqual([]);
  expect(isInDatabase(dave)).toBe(false);
  const [client = '', seq = ''] = message.id.split('.');
  expect([...alice.circle.bodies([{ feed: `m:${client}`, seqs: [Number(seq)] }])]).toEqual([]);
});

test('a clock that is three minutes slow shortens the time by so much and no more, and one that is fast lengthens it', async () => {
  const { alice, bob, carol, clock } = await trio();
  bob.clock.wrongByMs = -3 * MINUTE_MS;
  carol.clock.wrongByMs = 3 * MINUTE_MS;
  await send(bob, 'slow');
  await send(carol, 'fast');
  await clock.until(() => alice.reads().length === 2, MINUTE_MS);
  await clock.advance(8 * MINUTE_MS);
  alice.running.ledger.tidy();
  expect(alice.reads()).toEqual(['fast']);
  await clock.advance(6 * MINUTE_MS);
  alice.running.ledger.tidy();
  expect(alice.reads()).toEqual([]);
});

test('an edit of words that disappear goes with them, also when the group has stopped that meanwhile', async () => {
  const { alice, clock } = await trio();
  const message = await send(alice, 'for a while');
  alice.circle.setPolicy({ disappearingMs: 0 });
  await calls(alice).edit({ id: randomUUID(), circle: alice.circle.id, message: message.id, text: `the ${CANARY}` }, signal);
  const stays = await send(alice, 'stays');
  expect(stays.expiresAt).toBeUndefined();
  await clock.advance(11 * MINUTE_MS);
  alice.running.ledger.tidy();
  expect(alice.reads()).toEqual(['stays']);
  expect(isInDatabase(alice)).toBe(false);
});
