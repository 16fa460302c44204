import { describe, expect, test } from 'vitest';
import { DEFAULT_POLICY, type Policy } from '../../../main/ledger/wire/control/policy.ts';
import { resolveMembers } from '../../../main/ledger/membership/resolve-members.ts';
import { CIRCLE, deviceOf, personOf } from '../../support/membership/book.ts';
import { ops, Scene } from '../../support/membership/scene.ts';
import { addOp, admitOp, inviteOp } from '../../support/membership/story.ts';

describe('a direct circle has two people, ever', () => {
  test('a third is not admitted, by either of the two, nor by an invite from before', () => {
    const scene = new Scene('direct');
    scene.admit('olivia', 'bob');
    expect(scene.by('olivia', admitOp('door', deviceOf('carol'))).valid).toBe(false);
    expect(scene.by('bob', admitOp('door', deviceOf('dave'))).valid).toBe(false);
    expect(scene.by('bob', inviteOp('another', 5)).valid).toBe(false);
    expect([...scene.now.roles.keys()]).toHaveLength(2);
  });

  test('nobody takes the place of who left or was removed', () => {
    const scene = new Scene('direct');
    scene.admit('olivia', 'bob');
    scene.by('olivia', ops.remove('bob'));
    expect(scene.by('olivia', admitOp('door', deviceOf('carol'))).valid).toBe(false);
    expect([...scene.now.roles.keys()]).toHaveLength(1);
  });

  test('of two that were let in beside each other one counts, for everybody, and what the other did is void', () => {
    const scene = new Scene('direct');
    const second = scene.add('olivia', 'olivia2');
    const bob = scene.admit('olivia', 'bob', [second]);
    const carol = scene.admit('olivia2', 'carol', [second]);
    const added = scene.by('carol', ops.leave, { after: [carol] });
    expect([bob.valid, carol.valid, added.valid]).toEqual([true, true, true]);
    expect([scene.isHere('bob'), scene.isHere('carol')]).toEqual([true, false]);
    expect(scene.now.voided.has(carol.hash) && scene.now.voided.has(added.hash)).toBe(true);
    expect([...scene.now.roles.keys()]).toHaveLength(2);
  });

  test('who was let in twice by the same keys, beside each other, is one, and what they did after either stands, in whatever order it comes', () => {
    const scene = new Scene('direct');
    scene.add('olivia', 'olivia2');
    const second = scene.add('olivia', 'olivia3');
    const bob = scene.admit('olivia', 'bob', [second]);
    const again = scene.admit('olivia2', 'bob', [second]);
    const later = scene.by('bob', addOp(personOf(deviceOf('bob')), deviceOf('bob2')), { after: [again] });
    const carol = scene.admit('olivia3', 'carol', [second]);
    expect([bob, again, later, carol].map(({ valid }) => valid)).toEqual([true, true, true, true]);
    const entries = [...scene.book.dag.entries.values()];
    const orders = [entries, entries.toSorted((a, b) => a.depth - b.depth || (a.hash > b.hash ? -1 : 1))];
    for (const { roles, voided, devices } of [scene.now, ...orders.map((order) => resolveMembers(CIRCLE, order))]) {
      expect([...roles.keys()].toSorted()).toEqual([personOf(deviceOf('olivia')), personOf(deviceOf('bob'))].toSorted());
      expect([...voided]).toEqual([carol.hash]);
      expect([devices.has(deviceOf('bob')), devices.has(deviceOf('bob2')), devices.has(deviceOf('carol'))]).toEqual([true, true, false]);
    }
  });

  test('either says how long messages stay, and nothing else but what the owner says', () => {
    const scene = new Scene('direct');
    scene.admit('olivia', 'bob');
    const day: Policy = { ...DEFAULT_POLICY, disappearingMs: 86_400_000 };
    const set = (policy: Policy) => scene.by('bob', { kind: 'policy.set', policy }).valid;
    expect(set(day)).toBe(true);
    expect(scene.now.policy).toEqual(day);
    const others: readonly Partial<Policy>[] = [{ history: 'none' }, { network: 'lan' }, { inviters: 'admins' }, { removedKeeps: 'nothing' }, { successor: personOf(deviceOf('bob')) }];
    expect(others.map((other) => set({ ...day, ...other }))).toEqual(others.map(() => false));
    expect(scene.by('olivia', { kind: 'policy.set', policy: { ...day, network: 'lan' } }).valid).toBe(true);
    expect([set(day), set({ ...day, network: 'lan', disappearingMs: 0 })]).toEqual([false, true]);
    expect(scene.by('carol', { kind: 'policy.set', policy: scene.now.policy }).valid).toBe(false);
  });

  test('in a group only the owner does', () => {
    const scene = new Scene();
    scene.admit('olivia', 'bob');
    scene.by('olivia', ops.role('bob', 'admin'));
    expect(scene.by('bob', { kind: 'policy.set', policy: { ...DEFAULT_POLICY, disappearingMs: 86_400_000 } }).valid).toBe(false);
  });

  test('both may have more devices', () => {
    const scene = new Scene('direct');
    scene.admit('olivia', 'bob');
    scene.add('bob', 'bob2');
    scene.add('olivia', 'olivia2');
    expect([scene.isHere('bob2'), scene.isHere('olivia2')]).toEqual([true, true]);
  });
});

test('the circle of one’s own devices takes nobody else in', () => {
  const scene = new Scene('own');
  expect(scene.by('olivia', admitOp('door', deviceOf('bob'))).valid).toBe(false);
  scene.add('olivia', 'olivia2');
  expect([scene.isHere('olivia2'), scene.isHere('bob')]).toEqual([true, false]);
});
