import { expect, test } from 'vitest';
import { inviteKeysOf } from '../../main/ledger/crypto/invite-keys.ts';
import { desktop, send, START_MS } from './desktop.ts';
import { circleOf, codeOf, meet, type Peer } from './circle-of.ts';

const HOUR_MS = 3_600_000;
const two = async (): Promise<{ alice: Peer; bob: Peer }> => {
  const [alice, bob] = await circleOf(131, 132);
  if (!alice || !bob) throw new Error('two people');
  meet(alice, bob);
  return { alice, bob };
};
const asked = { name: 'home', expiresAt: START_MS + HOUR_MS, uses: 1, meetingPoints: [], needsApproval: true };

test('an invite that needs a yes: bob records who knocks, alice lets her in from another desktop, after the invite ran out too', async () => {
  const { alice, bob } = await two();
  const invite = bob.circle.createInvite(asked);
  const carol = await desktop(133);
  const pending = carol.ledger.beginJoin(invite);
  expect(codeOf(() => bob.circle.admit(pending.request()))).toBe('join-waiting');
  expect(codeOf(() => bob.circle.admit(pending.request()))).toBe('join-waiting');
  expect(bob.circle.joinRequests()).toMatchObject([{ device: pending.device, recordedBy: bob.circle.self.person, at: START_MS }]);
  expect(codeOf(() => bob.circle.approve(pending.device))).toBe('not-allowed');
  expect(codeOf(() => alice.circle.approve(pending.device))).toBe('device-not-found');
  meet(alice, bob);
  alice.desktop.clock.set(START_MS + 2 * HOUR_MS);
  alice.circle.approve(pending.device);
  meet(alice, bob);
  expect(bob.circle.joinRequests()).toEqual([]);
  const hers = pending.accept(bob.circle.admit(pending.request()));
  expect(hers?.members()).toHaveLength(3);
  expect(hers?.rooms()).toEqual(bob.circle.rooms());
  const came = alice.circle.members().find(({ devices }) => devices.includes(pending.device))?.came;
  expect(came).toMatchObject({ how: 'invited', invitedBy: bob.circle.self.person, admittedBy: alice.circle.self.person });
});

test('who is declined hears so, and may be let in all the same later', async () => {
  const { alice } = await two();
  const invite = alice.circle.createInvite(asked);
  const carol = await desktop(134);
  const pending = carol.ledger.beginJoin(invite);
  expect(codeOf(() => alice.circle.admit(pending.request()))).toBe('join-waiting');
  alice.circle.decline(pending.device);
  expect(alice.circle.joinRequests()).toEqual([]);
  expect(codeOf(() => alice.circle.admit(pending.request()))).toBe('join-declined');
  alice.circle.approve(pending.device);
  expect(pending.accept(alice.circle.admit(pending.request()))?.members()).toHaveLength(3);
});

test('invites are listed with who came by them, open, used up, expired and revoked', async () => {
  const { alice, bob } = await two();
  const open = alice.circle.createInvite({ ...asked, expiresAt: START_MS + 9 * HOUR_MS, uses: 2, needsApproval: false });
  const late = alice.circle.createInvite({ ...asked, needsApproval: false });
  const closed = alice.circle.createInvite({ ...asked, expiresAt: START_MS + 8 * HOUR_MS });
  const once = alice.circle.createInvite({ ...asked, expiresAt: START_MS + 7 * HOUR_MS, needsApproval: false });
  alice.circle.revokeInvite(inviteKeysOf(closed.seed).publicKey);
  const carol = await desktop(135);
  const pending = carol.ledger.beginJoin(once);
  pending.accept(alice.circle.admit(pending.request()));
  alice.desktop.clock.set(START_MS + 2 * HOUR_MS);
  send(alice.circle, bob.circle);
  const stateOf = (invite: typeof open) => alice.circle.invites().find(({ expiresAt }) => expiresAt === invite.expiresAt);
  expect([open, late, closed, once].map((invite) => stateOf(invite)?.state)).toEqual(['open', 'expired', 'revoked', 'used-up']);
  expect(stateOf(once)?.cameBy).toEqual([{ device: pending.device, person: alice.circle.personOf(pending.device) }]);
  expect(codeOf(() => bob.circle.revokeInvite(inviteKeysOf(open.seed).publicKey))).toBe('not-allowed');
});

test('a newcomer to a circle without history reads what is written from its coming on, and is told how much it cannot', async () => {
  const { alice, bob } = await two();
  alice.circle.setPolicy({ history: 'none' });
  alice.circle.append({ kind: 'note.post', body: { text: 'among ourselves' } });
  meet(alice, bob);
  const carol = await desktop(136);
  const invite = bob.circle.createInvite({ ...asked, needsApproval: false });
  const pending = carol.ledger.beginJoin(invite);
  const hers = pending.accept(bob.circle.admit(pending.request()));
  if (!hers) throw new Error('joined');
  const peer = { desktop: carol, circle: hers };
  meet(alice, bob, peer);
  alice.circle.append({ kind: 'note.post', body: { text: 'welcome' } });
  meet(alice, bob, peer);
  expect(carol.notes()).toEqual(['welcome']);
  expect(hers.unreadableCount()).toBe(1);
  for (const { desktop: one, circle } of [alice, bob, peer]) {
    one.clock.set(one.clock.now() + HOUR_MS);
    circle.tidy();
  }
  meet(alice, bob, peer);
  expect(carol.notes()).toEqual(['welcome']);
  expect(hers.rooms()).toEqual(alice.circle.rooms());
});

test('a direct circle says so to whoever comes in', async () => {
  const alice = await desktop(137);
  const bob = await desktop(138);
  const direct = alice.ledger.create({ kind: 'direct' });
  const pending = bob.ledger.beginJoin(direct.createInvite({ ...asked, needsApproval: false }));
  expect(pending.accept(direct.admit(pending.request()))?.kind).toBe('direct');
  expect(alice.ledger.create().kind).toBe('group');
});
