import { describe, expect, it } from 'vitest';
import { groupOfThree } from '../support/group-of-three.ts';

const MINUTE_MS = 60_000;

describe('a group that changes', () => {
  it('carol, removed while she was away, is told so when she comes back, and reads nothing of what was said since', async () => {
    const { alice, bob, carol, clock } = await groupOfThree();
    alice.says('while you are here');
    await clock.until(() => carol.reads().length === 1, MINUTE_MS);
    const carolsId = carol.me;
    await carol.quits();
    alice.does('remove', { person: carolsId });
    alice.says('since you are gone');
    await clock.until(() => bob.reads().length === 2, MINUTE_MS);
    await carol.starts();
    await clock.until(() => carol.listed?.ended?.how === 'removed', 10 * MINUTE_MS);
    await clock.advance(2 * MINUTE_MS);
    expect(carol.reads()).toEqual(['while you are here']);
    expect(carol.listed?.ended).toMatchObject({ byName: 'Alice', keeps: true });
    expect(carol.listed?.online).toBe(0);
  });

  it('alice removes bob, an admin, while he removes carol: he is out, she stays, and all that are left read the same story', async () => {
    const { alice, bob, carol, clock, network } = await groupOfThree();
    alice.does('setRole', { person: bob.me, role: 'admin' });
    await clock.until(() => bob.group.role === 'admin' && alice.roleOf(bob) === 'admin', MINUTE_MS);
    network.partition(['Alice', 'Carol'], ['Bob']);
    alice.does('remove', { person: bob.me });
    bob.does('remove', { person: carol.me });
    expect(bob.group.members.map(({ name }) => name)).not.toContain('Carol');
    network.heal();
    await clock.until(() => bob.listed?.ended?.how === 'removed', 10 * MINUTE_MS);
    await clock.advance(2 * MINUTE_MS);
    expect(alice.group.members.map(({ name }) => name).toSorted()).toEqual(['Alice', 'Carol']);
    expect(carol.listed?.ended).toBeUndefined();
    expect(carol.story()).toEqual(alice.story());
    expect(alice.story().at(-1)).toBe('Alice removed Bob');
  });

  it('alice hands the group over while bob is away: he owns it when he comes back', async () => {
    const { alice, bob, carol, clock } = await groupOfThree();
    const bobsId = bob.me;
    await bob.quits();
    alice.does('transfer', { person: bobsId });
    expect(alice.group.role).toBe('admin');
    await bob.starts();
    await clock.until(() => bob.group.role === 'owner', 10 * MINUTE_MS);
    bob.does('setRole', { person: carol.me, role: 'admin' });
    await clock.until(() => carol.group.role === 'admin' && carol.story().at(-1) === 'Bob role Carol', MINUTE_MS);
    expect(carol.story()).toEqual(bob.story());
  });
});

describe('an invite that needs an admin', () => {
  it('lets dave in after a yes, though he and the admin were off in between, and the invite has expired by then', async () => {
    const { alice, bob, clock, arrives } = await groupOfThree();
    const text = alice.invites({ uses: 1, needsApproval: true, hours: 1 });
    await clock.until(() => bob.circle.openInvites().length === 3, MINUTE_MS);
    const dave = await arrives('Dave');
    dave.joins(text);
    await clock.until(() => dave.listed?.approvalCode !== undefined, 3 * MINUTE_MS);
    expect(dave.listed?.state).toBe('waiting');
    await clock.until(() => alice.listed?.wishes === 1, MINUTE_MS);
    expect(bob.listed?.wishes).toBe(0);
    const [wish] = alice.group.wishes;
    expect(wish).toMatchObject({ code: dave.listed?.approvalCode, invitedBy: { name: 'Alice' } });
    await dave.quits();
    await alice.quits();
    await clock.advance(61 * MINUTE_MS);
    await alice.starts();
    alice.does('approve', { device: wish?.device });
    await dave.starts();
    expect(dave.listed).toMatchObject({ state: 'waiting', approvalCode: wish?.code });
    await clock.until(() => dave.isIn, 10 * MINUTE_MS);
    await clock.until(() => alice.present().some(({ name }) => name === 'Dave'), MINUTE_MS);
    expect(alice.group.members.find(({ name }) => name === 'Dave')?.came).toMatchObject({ invitedBy: { name: 'Alice' }, admittedBy: { name: 'Alice' } });
    expect(alice.listed?.wishes).toBe(0);
  });

  it('lets dave in the moment an admin says yes, while he waits at the door', async () => {
    const { alice, bob, clock, arrives } = await groupOfThree();
    const dave = await arrives('Dave');
    dave.joins(alice.invites({ needsApproval: true }));
    await clock.until(() => alice.listed?.wishes === 1 && dave.listed?.approvalCode !== undefined, 3 * MINUTE_MS);
    alice.does('approve', { device: alice.group.wishes[0]?.device });
    await clock.until(() => dave.isIn, 2_000);
    await clock.until(() => bob.present().some(({ name }) => name === 'Dave'), MINUTE_MS);
    expect(alice.listed?.wishes).toBe(0);
  });

  it('a request that alice declines leaves her list, and dave is told by her', async () => {
    const { alice, clock, arrives } = await groupOfThree();
    const dave = await arrives('Dave');
    dave.joins(alice.invites({ needsApproval: true }));
    await clock.until(() => alice.listed?.wishes === 1, 3 * MINUTE_MS);
    alice.does('decline', { device: alice.group.wishes[0]?.device });
    expect(alice.listed?.wishes).toBe(0);
    await clock.until(() => dave.listed?.state === 'failed', 10 * MINUTE_MS);
    expect(dave.listed?.failure).toBe('join-declined');
  });
});

describe('one link', () => {
  it('that two people use at once lets both in and closes, and alice sees it', async () => {
    const { alice, bob, clock, network, arrives } = await groupOfThree();
    const text = alice.invites({ uses: 1 });
    await clock.until(() => bob.circle.openInvites().length === 3, MINUTE_MS);
    network.partition(['Alice', 'Dave'], ['Bob', 'Carol', 'Erin']);
    const [dave, erin] = [await arrives('Dave'), await arrives('Erin')];
    dave.joins(text);
    erin.joins(text);
    await clock.until(() => dave.isIn && erin.isIn, 5 * MINUTE_MS);
    network.heal();
    await clock.until(() => alice.group.members.length === 5, 10 * MINUTE_MS);
    const used = alice.group.invites.find(({ uses }) => uses === 1);
    expect(used).toMatchObject({ state: 'used-up' });
    expect(used?.cameBy).toHaveLength(2);
  });
});
