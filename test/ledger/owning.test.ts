import { describe, expect, test } from 'vitest';
import { START_MS } from './desktop.ts';
import { circleOf, codeOf, erasing, letTimePass, meet, type Peer, post } from './circle-of.ts';

const three = async (): Promise<{ alice: Peer; bob: Peer; carol: Peer }> => {
  const [alice, bob, carol] = await circleOf(111, 112, 113);
  if (!alice || !bob || !carol) throw new Error('three people');
  meet(alice, bob, carol);
  return { alice, bob, carol };
};
const personOf = ({ circle }: Peer): string => circle.self.person;
const roleOf = (at: Peer, whose: Peer): string | undefined => at.circle.members().find(({ person }) => person === personOf(whose))?.role;

describe('roles', () => {
  test('the owner makes bob an admin, who may then remove carol but not the owner, and give no roles', async () => {
    const { alice, bob, carol } = await three();
    expect(codeOf(() => bob.circle.removeMember(personOf(carol)))).toBe('not-allowed');
    expect(codeOf(() => bob.circle.setRole(personOf(carol), 'admin'))).toBe('not-allowed');
    alice.circle.setRole(personOf(bob), 'admin');
    meet(alice, bob, carol);
    expect(roleOf(carol, bob)).toBe('admin');
    expect(codeOf(() => bob.circle.removeMember(personOf(alice)))).toBe('not-allowed');
    expect(codeOf(() => bob.circle.setRole(personOf(carol), 'admin'))).toBe('not-allowed');
    expect(codeOf(() => alice.circle.setRole(personOf(alice), 'member'))).toBe('not-allowed');
    expect(codeOf(() => alice.circle.setRole('nobody', 'admin'))).toBe('person-not-found');
    bob.circle.removeMember(personOf(carol));
    meet(alice, bob);
    expect(alice.circle.members()).toHaveLength(2);
  });

  test('what an admin erased without knowing of its demotion comes back, what the owner had seen of it stays gone', async () => {
    const { alice, bob, carol } = await three();
    alice.circle.setRole(personOf(bob), 'admin');
    const [first, second] = [carol.circle.append(post('first')), carol.circle.append(post('second'))];
    meet(alice, bob, carol);
    bob.circle.erase([first.id], erasing(first.id));
    meet(alice, bob, carol);
    bob.circle.erase([second.id], erasing(second.id));
    alice.circle.setRole(personOf(bob), 'member');
    expect(bob.circle.opOf(second.id)).toBeUndefined();
    meet(alice, bob, carol);
    for (const { circle } of [alice, bob, carol]) {
      expect(circle.opOf(first.id)).toBeUndefined();
      expect(circle.opOf(second.id)).toMatchObject({ body: { text: 'second' } });
      expect(circle.viewsHash()).toBe(alice.circle.viewsHash());
    }
    expect(codeOf(() => bob.circle.erase([second.id], erasing(second.id)))).toBe('not-allowed');
  });

  test('ownership is handed over; the former owner stays as an admin and may not take it back', async () => {
    const { alice, bob, carol } = await three();
    alice.circle.transferOwnership(personOf(carol));
    meet(alice, bob, carol);
    expect([roleOf(bob, carol), roleOf(bob, alice)]).toEqual(['owner', 'admin']);
    expect(codeOf(() => alice.circle.setRole(personOf(bob), 'admin'))).toBe('not-allowed');
    carol.circle.setRole(personOf(bob), 'admin');
    meet(alice, bob, carol);
    expect(roleOf(alice, bob)).toBe('admin');
  });
});

describe('leaving', () => {
  test('bob leaves: he says nothing more, and an admin seals the door with a new epoch', async () => {
    const { alice, bob, carol } = await three();
    bob.circle.append(post('goodbye'));
    bob.circle.leave();
    expect(codeOf(() => bob.circle.append(post('one more thing')))).toBe('left-circle');
    expect(codeOf(() => bob.circle.leave())).toBe('not-a-member');
    meet(alice, bob, carol);
    const rooms = alice.circle.rooms();
    letTimePass(30, alice, carol);
    expect(alice.circle.rooms()).not.toEqual(rooms);
    expect(alice.circle.rooms()).toEqual(carol.circle.rooms());
    expect(carol.circle.pastMembers()).toMatchObject([{ person: personOf(bob), how: 'left' }]);
    expect(carol.desktop.notes()).toEqual(['goodbye']);
    expect(bob.circle.self.standing).toBe('left');
    expect(carol.circle.viewsHash()).toBe(alice.circle.viewsHash());
  });

  test('an owner names a successor, here or in the policy, and is gone in the same step', async () => {
    const { alice, bob, carol } = await three();
    expect(codeOf(() => alice.circle.leave())).toBe('successor-needed');
    expect(codeOf(() => alice.circle.leave({ successor: 'nobody' }))).toBe('person-not-found');
    alice.circle.setPolicy({ successor: personOf(bob) });
    alice.circle.append(post('take care of it'));
    alice.circle.leave();
    meet(alice, bob, carol);
    expect(roleOf(carol, bob)).toBe('owner');
    expect(carol.circle.members()).toHaveLength(2);
    expect(alice.circle.self.standing).toBe('left');
    letTimePass(30, bob, carol);
    bob.circle.append(post('among us'));
    meet(bob, carol);
    expect(carol.desktop.notes()).toEqual(['take care of it', 'among us']);
  });
});

test('the policy is the owner\'s, and nonsense is refused', async () => {
  const { alice, bob, carol } = await three();
  expect(alice.circle.policy()).toMatchObject({ history: 'all', disappearingMs: 0, inviters: 'members' });
  expect(codeOf(() => bob.circle.setPolicy({ inviters: 'admins' }))).toBe('not-allowed');
  expect(codeOf(() => alice.circle.setPolicy({ disappearingMs: -1 }))).toBe('input-invalid');
  alice.circle.setPolicy({ inviters: 'admins' });
  meet(alice, bob, carol);
  expect(carol.circle.policy().inviters).toBe('admins');
  expect(codeOf(() => carol.circle.createInvite({ name: 'x', expiresAt: START_MS + 1, uses: 1, meetingPoints: [] }))).toBe('not-allowed');
  expect(alice.circle.createInvite({ name: 'x', expiresAt: START_MS + 1, uses: 1, meetingPoints: [] }).circle).toBe(alice.circle.id);
});
