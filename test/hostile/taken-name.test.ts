import { randomUUID } from 'node:crypto';
import { expect, it } from 'vitest';
import type { SecurityCard, Trust } from '#contract';
import { type GroupDesk, groupOfDesks } from '../support/group-desk.ts';

const MINUTE_MS = 60_000;
const context = { signal: new AbortController().signal };
const trustOf = (desk: GroupDesk, person: string): Trust | undefined =>
  (desk.running.verify.handlers.trust({ circle: desk.circle.id }, context) as Trust[]).find((one) => one.person === person);
const cardOf = (desk: GroupDesk, person: string): SecurityCard => desk.running.verify.handlers.card({ circle: desk.circle.id, person }, context) as SecurityCard;

it('mallory takes bob’s name with letters that look alike: alice is told of both, and bob’s mark does not go over to her', async () => {
  const { desks, clock } = await groupOfDesks(['Alice', 'Bob', 'Mallory']);
  const [alice, bob, mallory] = desks;
  if (!alice || !bob || !mallory) throw new Error('three desks');
  const { full } = cardOf(alice, bob.me);
  await alice.running.verify.handlers.confirm({ id: randomUUID(), circle: alice.circle.id, person: bob.me, full }, context);
  expect(trustOf(alice, bob.me)).toMatchObject({ state: 'verified', alike: [] });
  for (const name of ['Bоb', 'B\u200bob', 'ＢＯＢ']) {
    mallory.does('rename', { name });
    await clock.until(() => alice.group.members.some((member) => member.name === name), MINUTE_MS);
    expect(trustOf(alice, mallory.me)).toMatchObject({ state: 'none', alike: [{ person: bob.me, name: 'Bob' }] });
    expect(trustOf(alice, bob.me)).toMatchObject({ state: 'verified', alike: [{ person: mallory.me, name }] });
  }
  expect(cardOf(alice, mallory.me).full).not.toBe(full);
  expect(cardOf(bob, alice.me).full).toBe(full);
});

it('bob’s new laptop takes his mark off at alice’s and tells her screen, without a word in the chat', async () => {
  const { desks, clock, arrives } = await groupOfDesks(['Alice', 'Bob']);
  const [alice, bob] = desks;
  if (!alice || !bob) throw new Error('two desks');
  await alice.running.verify.handlers.confirm({ id: randomUUID(), circle: alice.circle.id, person: bob.me, full: cardOf(alice, bob.me).full }, context);
  const before = { story: alice.story(), words: alice.reads() };
  const laptop = await arrives('Laptop');
  const pending = laptop.running.ledger.beginDevice({ circle: bob.circle.id, person: bob.me });
  bob.circle.addDevice(pending.claim);
  alice.told.length = 0;
  const isOff = (): boolean => alice.db.prepare<[], number>('SELECT count(*) FROM verified_person WHERE changed_at IS NOT NULL').pluck().get() === 1;
  await clock.until(isOff, MINUTE_MS);
  expect(alice.told).toContainEqual({ topic: 'members', circle: alice.circle.id });
  expect(trustOf(alice, bob.me)).toMatchObject({ state: 'changed', seen: false, changes: ['added'] });
  expect({ story: alice.story(), words: alice.reads() }).toEqual(before);
  expect(bob.story()).toEqual(before.story);
});
