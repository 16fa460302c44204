import { expect, test } from 'vitest';
import type { CircleLedger } from '#ledger';
import { deriveDeviceKeys, personIdOf, signDeviceClaim } from '../../main/ledger/crypto/device-keys.ts';
import { emptyFeed } from '../../main/ledger/gate/feed.ts';
import { sha256 } from '../../main/ledger/crypto/hash.ts';
import { fromBase64Url, toBase64Url } from '../../main/ledger/wire/base64-url.ts';
import { encodeControlOp } from '../../main/ledger/wire/control/control-op.ts';
import { signHeader } from '../../main/ledger/wire/header.ts';
import { encodeUpdate } from '../../main/ledger/wire/update.ts';
import { circleOf, codeOf, droppedBodies, erasing, letTimePass, meet, type Peer, post, setClocks } from './circle-of.ts';
import { desktop, send, START_MS } from './desktop.ts';
import { snapshotOf } from '../hostile/feed-scene.ts';
import { stateOf } from '../hostile/feed-forger.ts';

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
const asked = { name: 'home', expiresAt: START_MS + 30 * DAY_MS, uses: 1, meetingPoints: [] };
const BOX = 303;

/** A mailbox of this circle. */
const mailboxIn = async (home: CircleLedger, seed = BOX): Promise<Peer> => {
  const box = await desktop(seed, { views: [] });
  const pending = box.ledger.beginJoin(home.createInvite({ ...asked, role: 'mailbox' }), 'mailbox');
  const circle = pending.accept(home.admit(pending.request()));
  if (!circle) throw new Error('admitted');
  return { desktop: box, circle };
};

/** Alice, Bob, and a mailbox, who all know each other. */
const withMailbox = async (): Promise<{ alice: Peer; bob: Peer; box: Peer }> => {
  const [alice, bob] = await circleOf(301, 302);
  if (!alice || !bob) throw new Error('two people');
  const box = await mailboxIn(alice.circle);
  meet(alice, bob, box);
  return { alice, bob, box };
};

test('what alice writes and leaves with the mailbox reaches bob, who is never on with her, and the mailbox cannot read it', async () => {
  const { alice, bob, box } = await withMailbox();
  alice.circle.append(post('the key is under the mat'));
  send(alice.circle, box.circle);
  expect(bob.desktop.notes()).toEqual([]);
  send(box.circle, bob.circle);
  expect(bob.desktop.notes()).toEqual(['the key is under the mat']);
  expect(stateOf(box.desktop.db, BOX, box.circle).epochs.size).toBe(0);
  expect(box.circle.rooms()).toEqual(alice.circle.rooms());
  expect([box.circle.entryCount(), box.circle.unreadableCount()]).toEqual([1, 0]);
});

test('a mailbox is listed beside the members, and is none', async () => {
  const { alice, bob, box } = await withMailbox();
  expect(bob.circle.members()).toHaveLength(2);
  expect(bob.circle.mailboxes()).toMatchObject([{ device: box.circle.self.device, came: { how: 'invited', invitedBy: alice.circle.self.person } }]);
  expect(box.circle.self).toMatchObject({ use: 'mailbox', standing: 'member' });
  expect(bob.circle.isMemberDevice(box.circle.self.device)).toBe(true);
  expect(new Set(alice.circle.invites().map(({ role }) => role))).toEqual(new Set(['mailbox', 'member']));
});

test('a mailbox writes nothing: no message, no erase, no invite, no removal, and no duty falls to it', async () => {
  const { alice, bob, box } = await withMailbox();
  const note = alice.circle.append(post('hers')).id;
  meet(alice, bob, box);
  const refused = [
    () => box.circle.erase([note], erasing(note)),
    () => box.circle.createInvite(asked),
    () => box.circle.removeMember(bob.circle.self.person),
    () => box.circle.setRole(bob.circle.self.person, 'admin'),
    () => box.circle.sealEphemeral(new Uint8Array(3)),
  ].map(codeOf);
  expect(new Set(refused)).toEqual(new Set(['not-allowed']));
  expect(box.circle.openInvites()).toEqual([]);
  setClocks(START_MS + 40 * DAY_MS, box);
  box.circle.tidy();
  expect(box.circle.frontier()).toEqual(alice.circle.frontier());
});

test('whatever a mailbox signs with its own key is taken by nobody: control ops, messages, erases', async () => {
  const { alice, bob, box } = await withMailbox();
  alice.circle.append(post('stays'));
  meet(alice, bob, box);
  const state = stateOf(box.desktop.db, BOX, box.circle);
  const [keys] = state.keys;
  if (!keys) throw new Error('keys');
  const before = snapshotOf(alice.desktop, alice.circle);
  const hers = [...state.feeds.values()].find(({ kind, device }) => kind === 'm' && device === alice.circle.self.device);
  for (const kind of ['control', 'op', 'erase'] as const) {
    const feed = emptyFeed({ circle: state.id, device: keys.device, kind: kind === 'control' ? 'c' : 'm', incarnation: 0 }, { person: box.circle.self.person, isFounder: false });
    const body = kind === 'control' ? encodeControlOp({ kind: 'member.leave', cuts: [] }) : new Uint8Array(256);
    const erases = kind === 'erase' && hers ? [{ client: hers.client, seq: 0, hash: hers.head }] : [];
    const epochId = kind === 'control' ? new Uint8Array(0) : fromBase64Url(state.members.live[0] ?? '');
    const fields = { kind, prevHash: new Uint8Array(32), epochId, lamport: 99, bodyHash: sha256(body), memberHeads: [...state.dag.heads].map(fromBase64Url), erases, expiresAt: 0 };
    const { bytes } = signHeader(keys, { prefix: feed.prefix, seq: 0 }, fields);
    const result = alice.circle.receive(encodeUpdate([{ client: feed.client, root: feed.root, from: 0, entries: [{ header: bytes, body }] }]));
    expect(result).toMatchObject({ accepted: 0, skipped: [{ why: 'unknown-device' }] });
    expect(result.blame).toBeUndefined();
  }
  expect(snapshotOf(alice.desktop, alice.circle)).toBe(before);
});

test('nobody lets a mailbox in as a desktop, and no desktop comes in by an invite for a mailbox', async () => {
  const { alice } = await withMailbox();
  const [forBoxes, forPeople] = [alice.circle.createInvite({ ...asked, role: 'mailbox' }), alice.circle.createInvite(asked)];
  const other = await desktop(304, { views: [] });
  const pending = other.ledger.beginJoin(forPeople, 'mailbox');
  expect(codeOf(() => alice.circle.admit(pending.request()))).toBe('invite-other-use');
  expect(codeOf(() => alice.circle.admit(other.ledger.beginJoin(forBoxes).request()))).toBe('invite-other-use');
  // A member with a changed client admits the mailbox by its own request, as a desktop.
  const asked2 = JSON.parse(Buffer.from(other.ledger.beginJoin(forPeople, 'mailbox').request()).toString()) as Record<string, string>;
  const lie = Buffer.from(JSON.stringify({ ...asked2, use: 'desktop' }));
  expect(codeOf(() => alice.circle.admit(lie))).toBe('join-refused');
});

test('a claim of a mailbox is no claim of a desktop', () => {
  const keys = deriveDeviceKeys(new Uint8Array(32).fill(1), new Uint8Array(32).fill(2), 0);
  const circle = new Uint8Array(32).fill(3);
  expect(toBase64Url(signDeviceClaim(keys, circle))).not.toBe(toBase64Url(signDeviceClaim(keys, circle, 'mailbox')));
  expect(personIdOf(toBase64Url(circle), keys.device)).toHaveLength(22);
});

test('an erase that bob had the right to takes the body from the mailbox too, and an admin\'s after three days', async () => {
  const { alice, bob, box } = await withMailbox();
  const mine = bob.circle.append(post('bob takes this back')).id;
  const other = bob.circle.append(post('alice takes this away')).id;
  meet(alice, bob, box);
  bob.circle.erase([mine], erasing(mine));
  alice.circle.erase([other], erasing(other));
  send(bob.circle, box.circle);
  expect(droppedBodies(box)).toBe(1);
  send(alice.circle, box.circle);
  expect(droppedBodies(box)).toBe(1);
  setClocks(START_MS + 73 * HOUR_MS, box);
  box.circle.tidy();
  expect(droppedBodies(box)).toBe(2);
});

test('a message that disappears goes from the mailbox when its time is over', async () => {
  const { alice, bob, box } = await withMailbox();
  alice.circle.setPolicy({ disappearingMs: HOUR_MS });
  const [first, second] = ['soon gone', 'gone as well'].map((text) => alice.circle.append(post(text)).id);
  meet(alice, bob, box);
  expect([first, second].every((id) => id !== undefined)).toBe(true);
  const expires = alice.desktop.db.prepare<[], number>('SELECT count(*) FROM ledger_due').pluck().get();
  setClocks(START_MS + 2 * HOUR_MS, alice, box);
  [alice, box].forEach(({ circle }) => circle.tidy());
  expect(droppedBodies(box)).toBe(expires);
});

test('what a mailbox dropped for its age is a gap and no deletion: who has the rest gets on, who has nothing asks somebody else', async () => {
  const { alice, bob, box } = await withMailbox();
  alice.circle.append(post('old'));
  meet(alice, bob, box);
  setClocks(START_MS + 10 * DAY_MS, alice, bob, box);
  alice.circle.append(post('new'));
  send(alice.circle, box.circle);
  expect(box.circle.keepWithin({ maxBytes: 1e9, maxAgeMs: 7 * DAY_MS })).toBe(1);
  expect([droppedBodies(box), box.circle.holes()]).toEqual([1, []]);
  const carol = await desktop(305);
  const pending = carol.ledger.beginJoin(bob.circle.createInvite(asked));
  const hers = pending.accept(bob.circle.admit(pending.request()));
  if (!hers) throw new Error('joined');
  send(bob.circle, box.circle);
  const head = box.circle.frontier().find(({ bodiesFrom }) => bodiesFrom > 0);
  expect(head).toMatchObject({ next: 2, bodiesFrom: 1 });
  expect([hers.lacks(box.circle.frontier()), bob.circle.lacks(box.circle.frontier())]).toEqual([false, true]);
  send(box.circle, hers);
  send(box.circle, bob.circle);
  expect(carol.notes()).toEqual([]);
  expect(bob.desktop.notes()).toEqual(['old', 'new']);
  send(alice.circle, hers);
  expect(carol.notes()).toEqual(['old', 'new']);
});

test('a full mailbox drops the oldest first, and remembers it over a restart', async () => {
  const { alice, bob, box } = await withMailbox();
  for (let n = 0; n < 10; n += 1) {
    setClocks(START_MS + n * HOUR_MS, alice, bob, box);
    (n % 2 === 0 ? alice : bob).circle.append(post(`note ${n}`));
    meet(alice, bob, box);
  }
  const all = box.circle.heldBytes();
  expect(box.circle.keepWithin({ maxBytes: all, maxAgeMs: 30 * DAY_MS })).toBe(0);
  expect(box.circle.keepWithin({ maxBytes: all / 2, maxAgeMs: 30 * DAY_MS })).toBe(5);
  expect(box.circle.heldBytes()).toBeLessThanOrEqual(all / 2);
  const froms = (circle: CircleLedger) => circle.frontier().flatMap(({ bodiesFrom }) => (bodiesFrom > 0 ? [bodiesFrom] : []));
  expect(froms(box.circle).sort((a, b) => a - b)).toEqual([2, 3]);
  const again = await box.desktop.reopen([]);
  expect(froms(again.circles()[0] ?? box.circle).sort((a, b) => a - b)).toEqual([2, 3]);
});

test('only a mailbox drops what nobody deleted', async () => {
  const { alice } = await withMailbox();
  expect(() => alice.circle.keepWithin({ maxBytes: 0, maxAgeMs: 0 })).toThrow(/only a mailbox/);
});

test('a mailbox that was removed hears so, finds no room in use, and is sent nothing new', async () => {
  const { alice, bob, box } = await withMailbox();
  alice.circle.removeMember(box.circle.self.person);
  alice.circle.append(post('without it'));
  for (const update of alice.circle.controlFor(box.circle.self.device, box.circle.frontier())) box.circle.receive(update);
  expect(box.circle.self).toMatchObject({ standing: 'removed' });
  expect(box.circle.rooms()).toEqual([]);
  expect(bob.circle.mailboxes()).toHaveLength(1);
  meet(alice, bob);
  expect([bob.circle.pastMembers(), bob.circle.story().slice(-1)]).toMatchObject([[], [{ by: alice.circle.self.person, what: { kind: 'mailbox-removed' } }]]);
  expect(bob.circle.mailboxes()).toEqual([]);
  expect(bob.circle.isMemberDevice(box.circle.self.device)).toBe(false);
});

test('a mailbox that was away for a rotation is told the new room by the next that meets it, and that is all it is told', async () => {
  const { alice, bob, box } = await withMailbox();
  const carol = await desktop(306);
  const pending = carol.ledger.beginJoin(alice.circle.createInvite(asked));
  const hers = pending.accept(alice.circle.admit(pending.request()));
  if (!hers) throw new Error('joined');
  meet(alice, bob);
  alice.circle.removeMember(hers.self.person);
  meet(alice, bob, box);
  letTimePass(60, alice, bob, box);
  expect(box.circle.rooms()).toEqual(bob.circle.rooms());
  expect(stateOf(box.desktop.db, BOX, box.circle).epochs.size).toBe(0);
});

test('a second mailbox brings a circle no more desktops, and each gets the room of its own', async () => {
  const { alice, bob, box } = await withMailbox();
  const second = await mailboxIn(bob.circle, 307);
  meet(alice, bob, box, second);
  letTimePass(60, alice, bob, box, second);
  expect([alice.circle.mailboxes().length, alice.circle.members().flatMap(({ devices }) => devices).length]).toEqual([2, 2]);
  alice.circle.append(post('to all'));
  send(alice.circle, box.circle);
  send(box.circle, second.circle);
  send(second.circle, bob.circle);
  expect(bob.desktop.notes()).toEqual(['to all']);
  expect(second.circle.rooms()).toEqual(alice.circle.rooms());
});
