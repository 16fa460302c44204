import { expect, test } from 'vitest';
import { salvageCircles } from '../../main/ledger/index.ts';
import type { Database } from '../../main/platform/index.ts';
import { desktops } from '../support/desktops.ts';

const salvage = (db: Database, masterKey: Uint8Array): Iterable<Uint8Array> => {
  const [found] = salvageCircles(db, { masterKey, now: 0 });
  return found?.state === 'member' ? found.updates : [];
};

test('bob loses his database and gets everything from the group, his own messages too, under the same name and without a fork', async () => {
  const { alice, bob, carol, converge, clock } = await desktops(3);
  alice.says('tea?');
  bob.says('yes');
  carol.says('at five');
  await converge(3);
  const person = bob.circle.self.person;
  await bob.losesItsDatabase();
  expect(bob.isIn).toBe(false);
  await clock.until(() => bob.isIn, 60_000);
  await converge(3);
  expect(bob.circle.self.person).toBe(person);
  bob.says('I am back');
  alice.says('good');
  await converge(5);
  expect(bob.circle.viewsHash()).toBe(carol.circle.viewsHash());
  for (const { circle } of [alice, bob, carol]) expect(circle.members()).toHaveLength(3);
});

test('bob writes the moment he is back, while his own history is still on its way: nothing forks, nothing is lost', async () => {
  const { alice, bob, carol, converge, clock, network } = await desktops(3);
  bob.says('what he will not remember');
  alice.writesAtOnce(Array.from({ length: 800 }, (_, at) => `${at} ${'by the fire '.repeat(60)}`));
  await converge(801);
  network.faults = { loss: 0, duplication: 0, reorder: 0, delayMs: [150, 200] };
  await bob.losesItsDatabase();
  await clock.until(() => bob.isIn, 60_000);
  expect(bob.sees()).not.toContain('what he will not remember');
  bob.says('I am back');
  await converge(802);
  for (const desktop of [alice, bob, carol]) expect(desktop.sees()).toEqual(expect.arrayContaining(['what he will not remember', 'I am back']));
});

test('carol was removed and loses her database: with what can be read she is back to read it, without it nobody is waited for', async () => {
  const { alice, carol, converge, clock } = await desktops(3);
  alice.says('tea?');
  await converge(1);
  alice.circle.removeMember(carol.circle.self.person);
  await clock.until(() => carol.circle.self.standing === 'removed', 60_000);
  expect(carol.ledger.rejoinKits()).toMatchObject([{ isOver: true }]);
  await carol.losesItsDatabase(salvage);
  expect(carol.isIn).toBe(true);
  expect(carol.circle.self.standing).toBe('removed');
  expect(carol.sees()).toEqual(['tea?']);
});

test('the founder loses her database and comes back to her own group, also a second time, and what comes back late does not hold her up', async () => {
  const { alice, bob, carol, converge, network, clock } = await desktops(3);
  alice.says('one');
  await converge(1);
  await alice.losesItsDatabase();
  await clock.until(() => alice.isIn, 60_000);
  await converge(1);
  alice.says('two');
  await converge(2);
  // Carol is away and does not learn that alice began anew a second time.
  network.partition(['alice', 'bob'], ['carol']);
  await alice.losesItsDatabase();
  await clock.until(() => alice.isIn, 60_000);
  alice.says('three');
  carol.says('four');
  await clock.until(() => bob.sees().length === 3, 60_000);
  expect(bob.sees()).toEqual(['one', 'two', 'three']);
  network.heal();
  await converge(4);
  expect(alice.circle.members().find(({ role }) => role === 'owner')?.person).toBe(alice.circle.self.person);
});

test('who alone is online after the loss does not know the last beginning: alice waits for somebody who does, and writes nothing before', async () => {
  const { alice, bob, carol, converge, network, clock } = await desktops(3);
  alice.says('one');
  await converge(1);
  network.partition(['alice', 'bob'], ['carol']);
  await alice.losesItsDatabase();
  await clock.until(() => alice.isIn && alice.sees().length === 1, 60_000);
  alice.says('two');
  await clock.until(() => bob.sees().length === 2, 60_000);
  // Now only carol is there, who has not seen that beginning.
  network.partition(['alice', 'carol'], ['bob']);
  await alice.losesItsDatabase();
  await clock.advance(60_000);
  expect(alice.isIn).toBe(false);
  expect(alice.ledger.returningCircles()).toHaveLength(1);
  network.heal();
  await converge(2);
  alice.says('three');
  await converge(3);
  expect(carol.sees()).toEqual(alice.sees());
});

test('what only bob had written is there too, where his database can still be read', async () => {
  const { alice, bob, converge, network } = await desktops(2);
  alice.says('tea?');
  await converge(1);
  network.partition(['alice'], ['bob']);
  bob.says('nobody has got this yet');
  await bob.losesItsDatabase(salvage);
  expect(bob.isIn).toBe(true);
  expect(bob.sees()).toEqual(['tea?', 'nobody has got this yet']);
  bob.says('nor this');
  network.heal();
  await converge(3);
  expect(alice.sees()).toEqual(['tea?', 'nobody has got this yet', 'nor this']);
});
