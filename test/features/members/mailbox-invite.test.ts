import { expect, it } from 'vitest';
import { openLedger, readInvite } from '#ledger';
import { openDatabase, silentLog, systemClock, systemRandom } from '#platform';
import { groupOfDesks } from '../../support/group-desk.ts';

it('alice’s app makes an invite for a mailbox: it lets one in, nobody becomes a member by it, and she takes it out again', async () => {
  const { desks } = await groupOfDesks(['Alice']);
  const [alice] = desks;
  if (!alice) throw new Error('a desk');
  const text = alice.invites({ role: 'mailbox' });
  const random = systemRandom;
  const db = openDatabase({ file: ':memory:', key: random.bytes(32) });
  const ledger = await openLedger({ db, masterKey: random.bytes(32), clock: { ...systemClock, now: () => 0 }, random, log: silentLog, views: [] });
  const pending = ledger.beginJoin(readInvite(text, 0), 'mailbox');
  const box = pending.accept(alice.circle.admit(pending.request()));
  expect(box?.self).toMatchObject({ use: 'mailbox', standing: 'member' });
  expect([alice.group.members.length, alice.circle.mailboxes().length]).toEqual([1, 1]);
  alice.circle.removeMember(alice.circle.mailboxes()[0]?.person ?? '');
  expect([alice.circle.mailboxes(), alice.group.past]).toEqual([[], []]);
  db.close();
});
