import { randomUUID } from 'node:crypto';
import { expect, test } from 'vitest';
import type { Message } from '#contract';
import type { GroupDesk } from '../../support/group-desk.ts';
import { groupOfThree } from '../../support/group-of-three.ts';

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const signal = { signal: new AbortController().signal };
const about = (desk: GroupDesk, message: string) => ({ id: randomUUID(), circle: desk.circle.id, message });
const calls = (desk: GroupDesk) => desk.running.chat.handlers;
const shown = (desk: GroupDesk, message: string): Message | undefined => desk.running.chat.message(desk.circle.id, message);
const says = async (desk: GroupDesk, text: string): Promise<string> =>
  (await calls(desk).send({ id: randomUUID(), circle: desk.circle.id, text, keepFromAi: false, files: [] }, signal)).message.id;
const codeOf = async (run: () => unknown): Promise<string> => {
  try {
    await run();
    return 'fine';
  } catch (error) {
    return (error as { code?: string }).code ?? String(error);
  }
};

test('bob, an admin, deletes what carol wrote: it is hidden everywhere with his name, and alice, the owner, can show it again', async () => {
  const { alice, bob, carol, clock } = await groupOfThree();
  alice.does('setRole', { person: bob.me, role: 'admin' });
  const id = await says(carol, 'carol says');
  await clock.until(() => bob.group.role === 'admin' && shown(bob, id) !== undefined && shown(alice, id) !== undefined, MINUTE_MS);
  await calls(carol).edit({ ...about(carol, id), text: 'carol says more' }, signal);
  await clock.until(() => shown(bob, id)?.text === 'carol says more', MINUTE_MS);
  await calls(bob).delete(about(bob, id), signal);
  await clock.until(() => [alice, carol].every((desk) => shown(desk, id)?.deleted === true), MINUTE_MS);
  expect(shown(carol, id)).toMatchObject({ text: '', deletedBy: { name: 'Bob', isMe: false } });
  expect(shown(carol, id)?.deletedBy?.undoUntil).toBeUndefined();
  expect(shown(bob, id)?.deletedBy).toEqual({ name: 'Bob', isMe: true });
  expect(shown(alice, id)?.deletedBy?.undoUntil).toBeGreaterThan(clock.now() + 71 * HOUR_MS);
  expect(await codeOf(() => calls(bob).restore(about(bob, id), signal))).toBe('not-allowed');
  await calls(alice).restore(about(alice, id), signal);
  await clock.until(() => [alice, bob, carol].every((desk) => shown(desk, id)?.text === 'carol says more'), MINUTE_MS);
  expect(shown(bob, id)).toMatchObject({ deleted: false });
  expect(carol.circle.viewsHash()).toBe(alice.circle.viewsHash());
});

test('after 72 hours the words are gone and nothing brings them back', async () => {
  const { alice, bob, carol, clock } = await groupOfThree();
  const id = await says(carol, 'gladiolus');
  await clock.until(() => shown(alice, id) !== undefined, MINUTE_MS);
  await calls(alice).delete(about(alice, id), signal);
  await clock.until(() => [bob, carol].every((desk) => shown(desk, id)?.deleted === true), MINUTE_MS);
  for (const desk of [alice, bob, carol]) {
    desk.clock.wrongByMs = 73 * HOUR_MS;
    desk.running.ledger.tidy();
    expect(desk.db.serialize().toString('latin1')).not.toContain('gladiolus');
  }
  expect(await codeOf(() => calls(alice).restore(about(alice, id), signal))).toBe('message-not-found');
});

test('carol, a member, deletes nobody else\'s message, also by an op that says so', async () => {
  const { alice, bob, carol, clock } = await groupOfThree();
  const id = await says(bob, 'bob says');
  await clock.until(() => shown(carol, id) !== undefined, MINUTE_MS);
  expect(await codeOf(() => calls(carol).delete(about(carol, id), signal))).toBe('not-allowed');
  carol.circle.append({ kind: 'message.delete', body: { message: id } });
  carol.circle.append({ kind: 'message.restore', body: { message: id } });
  await says(carol, 'done');
  await clock.until(() => alice.reads().includes('done') && bob.reads().includes('done'), MINUTE_MS);
  for (const desk of [alice, bob, carol]) expect(shown(desk, id)).toMatchObject({ deleted: false, text: 'bob says' });
});

test('who deleted sees who was not here since and may still hold it, until they come', async () => {
  const { alice, bob, carol, clock } = await groupOfThree();
  const id = await says(alice, 'taken back');
  await clock.until(() => shown(alice, id)?.delivery?.reached === 2, MINUTE_MS);
  const leftAt = clock.now();
  await carol.quits();
  await clock.advance(20 * MINUTE_MS);
  await calls(alice).delete(about(alice, id), signal);
  await clock.until(() => shown(alice, id)?.delivery?.missing.length === 1 && shown(bob, id)?.deleted === true, MINUTE_MS);
  const [missing] = shown(alice, id)?.delivery?.missing ?? [];
  expect(missing).toMatchObject({ name: 'Carol', isHere: false });
  expect(Math.abs((missing?.seenAt ?? 0) - leftAt)).toBeLessThan(6 * MINUTE_MS);
  await carol.starts();
  await clock.until(() => shown(alice, id)?.delivery?.missing.length === 0, 2 * MINUTE_MS);
  expect(shown(carol, id)).toMatchObject({ deleted: true, text: '' });
});

test('an AI text that cites it is withdrawn on every desktop within a second of the sync', async () => {
  const { alice, bob, carol, clock } = await groupOfThree();
  const id = await says(alice, 'cited');
  await clock.until(() => shown(bob, id) !== undefined, MINUTE_MS);
  const ai = bob.running.chat.postAi(bob.circle.id, { text: 'about it', cites: [id], tier: 'rules' });
  await clock.until(() => shown(carol, ai.id)?.text === 'about it', MINUTE_MS);
  await calls(alice).delete(about(alice, id), signal);
  await clock.until(() => [bob, carol].every((desk) => shown(desk, ai.id)?.ai?.withdrawn === true && shown(desk, ai.id)?.text === ''), 1_000);
  expect(carol.told).toContainEqual(expect.objectContaining({ topic: 'messages', ids: expect.arrayContaining([ai.id]) }));
});
