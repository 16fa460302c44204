import { describe, expect, test } from 'vitest';
import { START_MS, send } from './desktop.ts';
import { circleOf, codeOf, droppedBodies, letTimePass, meet, type Peer, post, setClocks } from './circle-of.ts';

const HOUR_MS = 3_600_000;
const three = async (): Promise<{ alice: Peer; bob: Peer; carol: Peer }> => {
  const [alice, bob, carol] = await circleOf(101, 102, 103);
  if (!alice || !bob || !carol) throw new Error('three people');
  meet(alice, bob, carol);
  return { alice, bob, carol };
};

describe('removing somebody', () => {
  test('what bob said before stays, he learns of it, writes nothing more and cannot find the room', async () => {
    const { alice, bob, carol } = await three();
    bob.circle.append(post('bob was here'));
    meet(alice, bob, carol);
    const before = alice.circle.rooms();
    alice.circle.removeMember(bob.circle.self.person);
    alice.circle.append(post('without bob'));
    meet(alice, carol);
    expect(alice.circle.rooms()).not.toEqual(before);
    expect(carol.circle.rooms()).toEqual(alice.circle.rooms());
    expect(carol.desktop.notes()).toEqual(['bob was here', 'without bob']);
    for (const update of alice.circle.controlFor(bob.circle.self.device, bob.circle.frontier())) expect(bob.circle.receive(update).blame).toBeUndefined();
    expect(bob.circle.self).toMatchObject({ standing: 'removed', end: { by: alice.circle.self.person, seenAt: START_MS } });
    expect(codeOf(() => bob.circle.append(post('still me')))).toBe('removed-from-circle');
    expect(codeOf(() => bob.circle.createInvite({ name: 'x', expiresAt: START_MS + 1, uses: 1, meetingPoints: [] }))).toBe('removed-from-circle');
    expect(bob.circle.rooms().some(({ name }) => alice.circle.rooms().some((room) => room.name === name))).toBe(false);
    expect(bob.desktop.notes()).toEqual(['bob was here']);
    expect(alice.circle.members()).toHaveLength(2);
    expect(alice.circle.pastMembers()).toMatchObject([{ person: bob.circle.self.person, how: 'removed', by: alice.circle.self.person }]);
    expect(alice.circle.personOf(bob.circle.self.device)).toBe(bob.circle.self.person);
    const again = (await bob.desktop.reopen()).circle(bob.circle.id);
    expect(again.self.standing).toBe('removed');
  });

  test('what bob writes before he hears of it is hidden where it had arrived, and never asked for where not', async () => {
    const { alice, bob, carol } = await three();
    bob.circle.append(post('seen by all'));
    meet(alice, bob, carol);
    bob.circle.append(post('only carol has seen'));
    send(bob.circle, carol.circle);
    alice.circle.removeMember(bob.circle.self.person);
    expect(carol.desktop.notes()).toEqual(['seen by all', 'only carol has seen']);
    meet(alice, carol);
    expect(carol.desktop.notes()).toEqual(['seen by all']);
    expect(carol.circle.frontier()).toEqual(alice.circle.frontier());
    expect(carol.circle.viewsHash()).toBe(alice.circle.viewsHash());
    expect(alice.circle.lacks(bob.circle.frontier().filter(({ feed }) => feed.startsWith('m:')))).toBe(false);
    send(bob.circle, alice.circle);
    expect(alice.desktop.notes()).toEqual(['seen by all']);
    carol.desktop.ledger.rebuild();
    expect(carol.circle.viewsHash()).toBe(alice.circle.viewsHash());
    const restarted = (await carol.desktop.reopen()).circle(carol.circle.id);
    expect(restarted.frontier()).toEqual(alice.circle.frontier());
  });

  test('the hidden bodies go after 72 hours, on every desktop but bob\'s own', async () => {
    const { alice, bob, carol } = await three();
    bob.circle.append(post('only carol has seen'));
    send(bob.circle, carol.circle);
    alice.circle.removeMember(bob.circle.self.person);
    meet(alice, carol);
    for (const update of alice.circle.controlFor(bob.circle.self.device, bob.circle.frontier())) bob.circle.receive(update);
    setClocks(START_MS + 72 * HOUR_MS - 1, alice, bob, carol);
    carol.circle.tidy();
    expect(droppedBodies(carol)).toBe(0);
    setClocks(START_MS + 72 * HOUR_MS, alice, bob, carol);
    for (const { circle } of [alice, bob, carol]) circle.tidy();
    expect([droppedBodies(carol), droppedBodies(bob)]).toEqual([1, 0]);
    expect(carol.circle.holes()).toEqual([]);
    expect(carol.circle.viewsHash()).toBe(alice.circle.viewsHash());
  });

  test('a removal that turns out void gives everything back, also bodies that were dropped for it', async () => {
    const [alice, bob, carol, dave] = await circleOf(101, 102, 103, 104);
    if (!alice || !bob || !carol || !dave) throw new Error('four people');
    alice.circle.setRole(bob.circle.self.person, 'admin');
    meet(alice, bob, carol, dave);
    carol.circle.append(post('seen by bob'));
    send(carol.circle, bob.circle);
    carol.circle.append(post('seen by dave'));
    send(carol.circle, dave.circle);
    // Bob, an admin, removes Carol while the owner, having seen nothing of it, removes Bob: what Bob did beside that is void.
    alice.circle.removeMember(bob.circle.self.person);
    bob.circle.removeMember(carol.circle.self.person);
    send(bob.circle, carol.circle);
    send(bob.circle, dave.circle);
    expect(carol.circle.self.standing).toBe('removed');
    expect(dave.desktop.notes()).toEqual(['seen by bob']);
    setClocks(START_MS + 80 * HOUR_MS, carol, dave);
    for (const { circle } of [carol, dave]) circle.tidy();
    expect([droppedBodies(carol), droppedBodies(dave)]).toEqual([0, 1]);
    meet(alice, carol, dave);
    expect(carol.circle.self.standing).toBe('member');
    expect(dave.desktop.notes()).toEqual(['seen by bob']);
    for (const bodies of carol.circle.bodies(dave.circle.holes())) expect(dave.circle.receiveBodies(bodies)).toEqual({ accepted: 1 });
    for (const { desktop } of [alice, carol, dave]) expect(desktop.notes()).toEqual(['seen by bob', 'seen by dave']);
    expect(new Set([alice, carol, dave].map(({ circle }) => circle.viewsHash())).size).toBe(1);
    expect(carol.circle.append(post('and again')).person).toBe(carol.circle.self.person);
  });

  test('what an admin erased past its own removal comes back', async () => {
    const { alice, bob, carol } = await three();
    alice.circle.setRole(bob.circle.self.person, 'admin');
    const note = carol.circle.append(post('carol speaks'));
    const edit = carol.circle.append({ kind: 'note.edit', body: { note: note.id, text: 'carol speaks well' } });
    meet(alice, bob, carol);
    bob.circle.erase([edit.id], { kind: 'note.edit', body: { note: 'elsewhere', text: '' } });
    send(bob.circle, carol.circle);
    expect(carol.desktop.notes()).toEqual(['carol speaks']);
    alice.circle.removeMember(bob.circle.self.person);
    meet(alice, carol);
    expect(carol.desktop.notes()).toEqual(['carol speaks well']);
    expect(carol.circle.opOf(edit.id)).toBeDefined();
    expect(carol.circle.viewsHash()).toBe(alice.circle.viewsHash());
  });

  test('whoever is removed twice, at the same time by two, ends alike everywhere', async () => {
    const { alice, bob, carol } = await three();
    alice.circle.setRole(bob.circle.self.person, 'admin');
    meet(alice, bob, carol);
    carol.circle.append(post('one'));
    meet(alice, bob, carol);
    carol.circle.append(post('two'));
    send(carol.circle, bob.circle);
    alice.circle.removeMember(carol.circle.self.person);
    bob.circle.removeMember(carol.circle.self.person);
    meet(alice, bob);
    letTimePass(60, alice, bob);
    expect(alice.circle.members()).toEqual(bob.circle.members());
    expect(alice.circle.rooms()).toEqual(bob.circle.rooms());
    expect(alice.circle.viewsHash()).toBe(bob.circle.viewsHash());
    expect(alice.circle.frontier()).toEqual(bob.circle.frontier());
    expect(alice.desktop.notes()).toEqual(['one']);
    alice.circle.append(post('we go on'));
    meet(alice, bob);
    expect(bob.desktop.notes()).toEqual(['one', 'we go on']);
  });

  test('bob\'s own history goes from his screen where the circle lets the removed keep nothing', async () => {
    const { alice, bob, carol } = await three();
    alice.circle.setPolicy({ removedKeeps: 'nothing' });
    carol.circle.append(post('for the group'));
    meet(alice, bob, carol);
    expect(bob.desktop.notes()).toEqual(['for the group']);
    alice.circle.removeMember(bob.circle.self.person);
    for (const update of alice.circle.controlFor(bob.circle.self.device, bob.circle.frontier())) bob.circle.receive(update);
    expect(bob.desktop.notes()).toEqual([]);
    bob.desktop.clock.set(START_MS + 72 * HOUR_MS);
    bob.circle.tidy();
    expect(droppedBodies(bob)).toBe(1);
  });

  test('bob is invited again: he comes in as somebody new, his old words stay his old self\'s', async () => {
    const { alice, bob, carol } = await three();
    bob.circle.append(post('the first bob'));
    meet(alice, bob, carol);
    const old = bob.circle.self;
    alice.circle.removeMember(old.person);
    for (const update of alice.circle.controlFor(old.device, bob.circle.frontier())) bob.circle.receive(update);
    const invite = alice.circle.createInvite({ name: 'home', expiresAt: START_MS + HOUR_MS, uses: 1, meetingPoints: [] });
    bob.desktop.ledger.beginJoin(invite);
    const waiting = await bob.desktop.reopen();
    expect(waiting.circles()).toHaveLength(1);
    const [pending] = waiting.pendingJoins();
    if (!pending) throw new Error('kept over the restart');
    expect(pending.device).not.toBe(old.device);
    const again = pending.accept(alice.circle.admit(pending.request()));
    if (!again) throw new Error('in again');
    expect(waiting.circles()).toHaveLength(1);
    expect(again.self).toMatchObject({ standing: 'member' });
    expect(again.self.person).not.toBe(old.person);
    const second: Peer = { desktop: bob.desktop, circle: again };
    again.append(post('the second bob'));
    meet(alice, carol, second);
    expect(carol.desktop.notes()).toEqual(['the first bob', 'the second bob']);
    expect(bob.desktop.notes()).toEqual(carol.desktop.notes());
    expect(again.viewsHash()).toBe(alice.circle.viewsHash());
    expect(codeOf(() => waiting.beginJoin(invite))).toBe('already-member');
  });

  test('bob left and was invited before the door behind him was sealed: he comes in by that invite afterwards', async () => {
    const { alice, bob, carol } = await three();
    bob.circle.leave();
    meet(alice, bob, carol);
    const invite = alice.circle.createInvite({ name: 'home', expiresAt: START_MS + HOUR_MS, uses: 1, meetingPoints: [] });
    const before = alice.circle.rooms();
    letTimePass(60, alice, carol);
    expect(alice.circle.rooms()).not.toEqual(before);
    const pending = bob.desktop.ledger.beginJoin(invite);
    const again = pending.accept(alice.circle.admit(pending.request()));
    expect(again?.self.standing).toBe('member');
  });
});
