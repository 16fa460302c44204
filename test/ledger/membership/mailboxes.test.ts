import { describe, expect, test } from 'vitest';
import { resolveMembers } from '../../../main/ledger/membership/resolve-members.ts';
import type { ControlOp } from '../../../main/ledger/wire/control/control-op.ts';
import { DEFAULT_POLICY } from '../../../main/ledger/wire/control/policy.ts';
import { CIRCLE, deviceOf, grantOf, KEY, personOf, roomGrantOf, roomsFor, rotation, SIGNATURE } from '../../support/membership/book.ts';
import { ops, Scene } from '../../support/membership/scene.ts';
import { addOp, admitOp, inviteOp, mailboxInviteOp } from '../../support/membership/story.ts';
import { words } from '../../support/membership/plain.ts';

const [box, olivia, mia] = [deviceOf('box'), deviceOf('olivia'), deviceOf('mia')];

/** Olivia owns, Mia is a member, and a mailbox keeps what it cannot read. */
const circle = (): Scene => {
  const scene = new Scene();
  scene.admit('olivia', 'mia');
  scene.by('mia', mailboxInviteOp('slot', 2));
  scene.by('mia', admitOp('slot', box, 'mailbox'));
  return scene;
};

describe('a mailbox', () => {
  test('is neither a person of the circle nor a device that reads', () => {
    const { now } = circle();
    expect([now.mailboxes.has(box), now.devices.has(box), now.roles.has(personOf(box))]).toEqual([true, false, false]);
    expect(now.known.get(box)).toMatchObject({ use: 'mailbox', status: 'present' });
  });

  test.each<readonly [string, ControlOp]>([
    ['invites', inviteOp('mine', 1)],
    ['revokes', { kind: 'invite.revoke', invite: 'door' }],
    ['admits', admitOp('door', deviceOf('guest'))],
    ['records who knocks', { kind: 'join.request', invite: 'door', device: deviceOf('guest'), sealing: KEY, use: 'desktop', proof: SIGNATURE, claim: SIGNATURE, at: 1 }],
    ['removes', ops.remove('mia')],
    ['removes a device', ops.drop('mia')],
    ['removes itself', ops.drop('box')],
    ['leaves', ops.leave],
    ['sets a role', ops.role('mia', 'admin')],
    ['hands over', ops.hand('mia')],
    ['sets the policy', { kind: 'policy.set', policy: DEFAULT_POLICY }],
    ['adds a device', addOp(personOf(box), deviceOf('second'))],
    ['resumes', ops.resume('mia')],
    ['rotates', { kind: 'epoch.rotate', ...rotation('e1', ['e0'], [olivia, mia]), ...roomsFor([box]) }],
    ['grants', grantOf('e0', mia)],
    ['proves a fork', ops.fork('mia', 0)],
    ['begins an incarnation', { kind: 'incarnation.start', number: 1, control: { next: 0, head: KEY }, messages: { next: 0, head: KEY } }],
    ['founds', { kind: 'genesis', nonce: 'A'.repeat(22), device: box, sealing: KEY, claim: SIGNATURE, at: 0, local: false, type: 'group', policy: DEFAULT_POLICY }],
  ])('that %s has said nothing', (...[, op]) => {
    const scene = circle();
    expect(scene.by('box', op).valid).toBe(false);
  });

  test('is given the room of an epoch and never its key', () => {
    const scene = circle();
    expect(scene.by('olivia', grantOf('e0', box)).valid).toBe(false);
    expect(scene.by('olivia', { kind: 'epoch.rotate', ...rotation('e1', ['e0'], [olivia, mia, box]) }).valid).toBe(false);
    expect(scene.by('olivia', roomGrantOf('e0', mia)).valid).toBe(false);
    expect(scene.by('olivia', roomGrantOf('e0', box)).valid).toBe(true);
    const { epochs, clean } = scene.now;
    expect([epochs.get('e0')?.rooms.has(box), epochs.get('e0')?.holders.has(box), clean]).toEqual([true, false, ['e0']]);
  });

  test('that was removed makes the epoch whose room it knows unclean, until one that it does not know is in use', () => {
    const scene = circle();
    scene.by('olivia', { kind: 'epoch.rotate', ...rotation('e1', ['e0'], [olivia, mia]), ...roomsFor([box]) });
    expect(scene.now.clean).toEqual(['e1']);
    scene.by('olivia', ops.remove('box'));
    expect([scene.now.mailboxes.size, scene.now.clean]).toEqual([0, []]);
    scene.by('olivia', { kind: 'epoch.rotate', ...rotation('e2', ['e1'], [olivia, mia]) });
    expect(scene.now.clean).toEqual(['e2']);
    expect(scene.by('olivia', { kind: 'epoch.rotate', ...rotation('e3', ['e2'], [olivia, mia]), ...roomsFor([box]) }).valid).toBe(false);
  });

  test('is removed by an admin or the owner, and by no member', () => {
    const scene = circle();
    expect([scene.by('mia', ops.remove('box')).valid, scene.by('mia', ops.drop('box')).valid]).toEqual([false, false]);
    scene.by('olivia', ops.role('mia', 'admin'));
    expect([scene.by('mia', ops.drop('box')).valid, scene.now.known.get(box)?.status]).toEqual([true, 'removed']);
  });

  test('cannot be made an admin, or be handed the circle', () => {
    const scene = circle();
    expect([scene.by('olivia', ops.role('box', 'admin')).valid, scene.by('olivia', ops.hand('box')).valid]).toEqual([false, false]);
  });

  test('goes when the member that let it in turns out to have been removed before', () => {
    const scene = new Scene();
    const door = scene.admit('olivia', 'mia');
    scene.by('olivia', ops.remove('mia'), { after: [door] });
    const slot = scene.by('mia', mailboxInviteOp('slot', 1), { after: [door] });
    expect(scene.by('mia', admitOp('slot', box, 'mailbox'), { after: [slot] }).valid).toBe(true);
    expect([scene.now.mailboxes.size, scene.now.known.get(box)?.status]).toEqual([0, 'void']);
  });
});

describe('an invite', () => {
  test('for people admits no mailbox, and one for a mailbox nobody else', () => {
    const scene = circle();
    expect(scene.by('mia', admitOp('door', deviceOf('box2'), 'mailbox')).valid).toBe(false);
    expect(scene.by('mia', admitOp('slot', deviceOf('guest'))).valid).toBe(false);
  });

  test('that two opened by one key, for people and for a mailbox, admits nobody', () => {
    const scene = circle();
    const start = scene.by('olivia', mailboxInviteOp('both', 9));
    const before = [...scene.book.dag.entries.values()].filter(({ hash }) => start.parents.includes(hash));
    scene.by('mia', inviteOp('both', 9), { after: before });
    expect(scene.now.invites.get('both')?.revoked).toBe(true);
  });
});

test('a device that was let in as a desktop here and as a mailbox there is neither', () => {
  const scene = circle();
  const before = [...scene.book.dag.heads].flatMap((hash) => scene.book.dag.entries.get(hash) ?? []);
  const both = deviceOf('both');
  scene.by('olivia', admitOp('door', both), { after: before });
  scene.by('mia', admitOp('slot', both, 'mailbox'), { after: before });
  expect([scene.now.known.get(both)?.status, scene.now.devices.has(both), scene.now.mailboxes.has(both)]).toEqual(['void', false, false]);
  expect(words(resolveMembers(CIRCLE, scene.book.dag.entries.values()))).toBe(words(scene.now));
});
