import { describe, expect, test } from 'vitest';
import { deviceOf, grantOf, KEY, personOf, rotation, SIGNATURE } from '../../support/membership/book.ts';
import { ops, Scene } from '../../support/membership/scene.ts';
import { addOp, admitOp, inviteOp } from '../../support/membership/story.ts';
import { cutsOf } from '../../../main/ledger/membership/cuts.ts';
import { readControlOp } from '../../../main/ledger/wire/control/control-op.ts';
import { DEFAULT_POLICY } from '../../../main/ledger/wire/control/policy.ts';
import type { ControlOp } from '../../../main/ledger/wire/control/control-op.ts';

const wish = (invite: string, name: string, at = 1): ControlOp => ({ kind: 'join.request', invite, device: deviceOf(name), sealing: KEY, use: 'desktop', proof: SIGNATURE, claim: SIGNATURE, at });
const late = (invite: string, name: string): ControlOp => ({ ...admitOp(invite, deviceOf(name)), at: 10 } as ControlOp);

/** Olivia owns, Ada is an admin, Mia a member. */
const circle = (): Scene => {
  const scene = new Scene();
  scene.admit('olivia', 'ada');
  scene.admit('olivia', 'mia');
  scene.by('olivia', ops.role('ada', 'admin'));
  return scene;
};

describe('who may', () => {
  test.each<readonly [string, string, ControlOp, boolean]>([
    ['an admin demotes the owner', 'ada', ops.role('olivia', 'member'), false],
    ['an admin makes an admin', 'ada', ops.role('mia', 'admin'), false],
    ['an admin removes the owner', 'ada', ops.remove('olivia'), false],
    ['an admin removes a member', 'ada', ops.remove('mia'), true],
    ['a member removes an admin', 'mia', ops.remove('ada'), false],
    ['the owner removes an admin', 'olivia', ops.remove('ada'), true],
    ['the owner removes herself', 'olivia', ops.remove('olivia'), false],
    ['the owner removes somebody who was never here', 'olivia', ops.remove('nobody'), false],
    ['an admin removes the device of a member', 'ada', ops.drop('mia'), true],
    ['a member removes the device of another', 'mia', ops.drop('ada'), false],
    ['the owner leaves without handing over', 'olivia', ops.leave, false],
    ['a member leaves', 'mia', ops.leave, true],
    ['the owner hands over to somebody who was never here', 'olivia', ops.hand('nobody'), false],
    ['an admin sets the policy', 'ada', { kind: 'policy.set', policy: DEFAULT_POLICY }, false],
    ['a member adds a device to another person', 'mia', addOp(personOf(deviceOf('ada')), deviceOf('mia2')), false],
    ['a member adds a device that is known', 'mia', addOp(personOf(deviceOf('mia')), deviceOf('ada')), false],
    ['a stranger opens an invite', 'nobody', inviteOp('theirs', 1), false],
    ['a member opens an invite twice', 'mia', inviteOp('door', 1), false],
    ['a member revokes an invite of another', 'mia', { kind: 'invite.revoke', invite: 'door' }, false],
    ['an admin revokes an invite of another', 'ada', { kind: 'invite.revoke', invite: 'door' }, true],
    ['an admission after the invite has expired', 'mia', late('door', 'guest'), false],
    ['an admission by an invite that nobody made', 'mia', admitOp('none', deviceOf('guest')), false],
    ['an admission of somebody who is here', 'mia', admitOp('door', deviceOf('ada')), false],
    ['a grant of an epoch that one cannot read', 'mia', grantOf('e0', deviceOf('ada')), false],
    ['a rotation that does not follow what is live', 'mia', { kind: 'epoch.rotate', ...rotation('e1', [], []) }, false],
    ['a rotation onto an old id', 'mia', { kind: 'epoch.rotate', ...rotation('e0', ['e0'], []) }, false],
    ['a rotation to a stranger', 'mia', { kind: 'epoch.rotate', ...rotation('e1', ['e0'], [deviceOf('nobody')]) }, false],
    ['a rotation after all that is live', 'mia', { kind: 'epoch.rotate', ...rotation('e1', ['e0'], [deviceOf('ada')]) }, true],
    ['a grant to a stranger', 'olivia', grantOf('e0', deviceOf('nobody')), false],
    ['the owner sets her own role', 'olivia', ops.role('olivia', 'admin'), false],
    ['a proof against one\'s own device', 'mia', ops.fork('mia', 0), false],
    ['a resume of a device that is not out', 'ada', ops.resume('mia'), false],
  ])('%s', (...[, by, op, isAllowed]) => {
    expect(circle().by(by, op).valid).toBe(isAllowed);
  });
});

describe('whoever has several devices', () => {
  test('leaves and hands over from the first one only', () => {
    const scene = circle();
    scene.add('mia', 'mia2');
    scene.add('olivia', 'olivia2');
    expect([scene.by('mia2', ops.leave).valid, scene.by('olivia2', ops.hand('ada')).valid]).toEqual([false, false]);
    expect([scene.by('mia', ops.leave).valid, scene.by('olivia', ops.hand('ada')).valid]).toEqual([true, true]);
  });

  test('resumes a forked one from the device that added it, not from its sister', () => {
    const scene = circle();
    scene.add('mia', 'mia2');
    scene.add('mia', 'mia3');
    scene.by('ada', ops.fork('mia3', 0));
    expect(scene.by('mia2', ops.resume('mia3')).valid).toBe(false);
    expect(scene.by('mia', ops.resume('mia3')).valid).toBe(true);
  });

  test('is not admitted once more by one of them', () => {
    const scene = circle();
    scene.add('mia', 'mia2');
    expect(scene.by('olivia', admitOp('door', deviceOf('mia2'))).valid).toBe(false);
  });

  test('adds sixty-three, and no more', () => {
    const scene = circle();
    for (let count = 2; count <= 64; count += 1) expect(scene.add('mia', `mia${count}`).valid).toBe(true);
    expect(scene.add('mia', 'mia65').valid).toBe(false);
  });
});

describe('invites', () => {
  test('a used-up, a revoked, and a removed member\'s invite admit nobody', () => {
    const scene = circle();
    scene.by('mia', inviteOp('once', 1));
    scene.by('mia', admitOp('once', deviceOf('guest')));
    expect(scene.by('mia', admitOp('once', deviceOf('more'))).valid).toBe(false);
    scene.by('ada', inviteOp('closed', 9));
    scene.by('ada', { kind: 'invite.revoke', invite: 'closed' });
    expect(scene.by('ada', admitOp('closed', deviceOf('more'))).valid).toBe(false);
    scene.by('olivia', ops.remove('mia'));
    expect(scene.by('olivia', admitOp('door', deviceOf('more'))).valid).toBe(false);
  });

  test('by an invite that needs approval a member only asks, and an admin admits later, also after it has expired', () => {
    const scene = circle();
    scene.by('mia', inviteOp('look', 9, true));
    expect(scene.by('mia', admitOp('look', deviceOf('guest'))).valid).toBe(false);
    expect(scene.by('mia', wish('look', 'guest', 10)).valid).toBe(false);
    expect(scene.by('mia', wish('look', 'guest')).valid).toBe(true);
    expect(scene.by('ada', wish('look', 'guest')).valid).toBe(false);
    expect([...scene.now.wishes.keys()]).toEqual([deviceOf('guest')]);
    expect(scene.by('ada', late('look', 'guest')).valid).toBe(true);
    expect([scene.isHere('guest'), scene.now.wishes.size]).toEqual([true, 0]);
  });

  test('where only admins invite, a member does not', () => {
    const scene = circle();
    scene.by('olivia', { kind: 'policy.set', policy: { ...DEFAULT_POLICY, inviters: 'admins' } });
    expect([scene.by('mia', inviteOp('mias', 1)).valid, scene.by('ada', inviteOp('adas', 1)).valid]).toEqual([false, true]);
  });

  test('whoever opens an invite again by its key can only make it stricter', () => {
    const scene = circle();
    const start = scene.by('olivia', inviteOp('look', 9, true), {});
    const before = [...scene.book.dag.entries.values()].find(({ hash }) => start.parents.includes(hash));
    scene.by('mia', inviteOp('look', 40), { after: before ? [before] : [] });
    expect(scene.now.invites.get('look')).toMatchObject({ needsApproval: true, uses: 9 });
  });
});

test('the invite of a member who left admits nobody', () => {
  const scene = circle();
  scene.by('mia', inviteOp('mias', 5));
  scene.by('mia', ops.leave);
  expect(scene.now.invites.get('mias')?.revoked).toBe(true);
  expect(scene.by('ada', admitOp('mias', deviceOf('guest'))).valid).toBe(false);
});

test('an invite that was made in knowledge of a leave outlives the removal that follows it; one from before, and one beside the leave, do not', () => {
  const scene = circle();
  const before = scene.by('ada', inviteOp('before', 5));
  scene.by('mia', ops.leave);
  scene.by('olivia', inviteOp('after', 5));
  scene.by('ada', inviteOp('beside', 5), { after: [before] });
  scene.by('olivia', ops.remove('mia'));
  expect(['before', 'beside', 'after'].map((invite) => scene.now.invites.get(invite)?.revoked)).toEqual([true, true, false]);
  expect(scene.by('ada', admitOp('after', deviceOf('guest'))).valid).toBe(true);
});

test('of two cuts by the owner the longer one counts', () => {
  const scene = circle();
  scene.add('olivia', 'olivia2');
  const before = scene.by('olivia', inviteOp('later', 1));
  const cut = (next: number): ControlOp => ({ kind: 'member.remove', person: personOf(deviceOf('mia')), cuts: [{ device: deviceOf('mia'), incarnation: 0, next, head: KEY }] });
  scene.by('olivia', cut(3), { after: [before] });
  scene.by('olivia2', cut(7), { after: [before] });
  expect(cutsOf(scene.now, deviceOf('mia'), 0)?.map(({ next }) => next)).toEqual([7, 3]);
});

test('a person who was removed does not come back with the same device', () => {
  const scene = circle();
  scene.by('olivia', ops.remove('mia'));
  scene.by('olivia', inviteOp('again', 1));
  expect(scene.by('olivia', admitOp('again', deviceOf('mia'))).valid).toBe(false);
});

test('a kind of a newer Hearth is told from what nobody writes', () => {
  expect(readControlOp(Buffer.from('{"kind":"planet.colonize"}'))).toBe('unknown-kind');
  expect(readControlOp(Buffer.from('{"kind":"member.leave"}'))).toBe('malformed');
  expect(readControlOp(Buffer.from('{"kind":"member.leave","cuts":[],"more":1}'))).toBe('malformed');
});
