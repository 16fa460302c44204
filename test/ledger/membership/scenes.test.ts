import { describe, expect, test } from 'vitest';
import { leaversOf } from '../../../main/ledger/membership/circle-members.ts';
import { cutsOf } from '../../../main/ledger/membership/cuts.ts';
import { deviceOf, personOf, rotation } from '../../support/membership/book.ts';
import { ops, Scene } from '../../support/membership/scene.ts';
import { addOp, admitOp, inviteOp } from '../../support/membership/story.ts';

/** Leo's second device admits honest Hanna; Bea has seen it. */
const letInBySecond = (isSeen = true) => {
  const scene = new Scene();
  const leo = scene.admit('olivia', 'leo');
  scene.admit('olivia', 'bea');
  scene.add('leo', 'leo2');
  const hanna = scene.admit('leo2', 'hanna');
  if (isSeen) scene.by('bea', inviteOp('beas', 1));
  return { scene, leo, hanna };
};

describe('a liar cannot take back what it did honestly', () => {
  test('leo removes his own second device with old heads, and hanna, whom it let in, stays', () => {
    const { scene, leo } = letInBySecond();
    expect(scene.by('leo', ops.drop('leo2'), { after: [leo] }).valid).toBe(true);
    expect(scene.isHere('hanna')).toBe(true);
    expect(scene.isHere('leo2')).toBe(false);
  });

  test('leo leaves with old heads, and hanna stays', () => {
    const { scene, leo } = letInBySecond(false);
    expect(scene.by('leo', ops.leave, { after: [leo] }).valid).toBe(true);
    expect([scene.isHere('leo'), scene.isHere('hanna')]).toEqual([false, true]);
  });

  test('a sock puppet proves a fork of leo with old heads, and hanna stays', () => {
    const { scene } = letInBySecond();
    const sock = scene.admit('leo2', 'sock');
    expect(scene.by('sock', ops.fork('leo2', 0), { after: [sock] }).valid).toBe(true);
    expect([scene.isHere('leo2'), scene.isHere('hanna')]).toEqual([false, true]);
  });

  test('a demotion leaves those in whom the demoted let in meanwhile', () => {
    const scene = new Scene();
    scene.admit('olivia', 'leo');
    const promoted = scene.by('olivia', ops.role('leo', 'admin'));
    scene.admit('leo', 'hanna', [promoted]);
    scene.by('olivia', ops.role('leo', 'member'), { after: [promoted] });
    expect([scene.isHere('hanna'), scene.now.roles.get(personOf(deviceOf('leo')))]).toEqual([true, 'member']);
  });
});

describe('power', () => {
  test('a former owner cannot remove people by a device that never saw the transfer', () => {
    const scene = new Scene();
    scene.admit('olivia', 'leo');
    scene.admit('olivia', 'nora');
    const added = scene.add('olivia', 'olivia2');
    scene.by('olivia', ops.hand('nora'), { after: [added] });
    const removal = scene.by('olivia2', ops.remove('leo'), { after: [added] });
    expect([removal.valid, scene.isHere('leo'), scene.now.owner]).toEqual([true, true, personOf(deviceOf('nora'))]);
  });

  test('an admin cannot remove somebody whom the owner makes an admin beside it', () => {
    const scene = new Scene();
    scene.admit('olivia', 'leo');
    scene.admit('olivia', 'mia');
    const start = scene.by('olivia', ops.role('leo', 'admin'));
    const removal = scene.by('leo', ops.remove('mia'), { after: [start] });
    scene.by('olivia', ops.role('mia', 'admin'), { after: [start] });
    expect([removal.valid, scene.isHere('mia')]).toEqual([true, true]);
  });

  test('an admin closes the door behind an admin who left, and nobody comes in by old heads any more', () => {
    const scene = new Scene();
    scene.admit('olivia', 'leo');
    const start = scene.admit('olivia', 'ada');
    scene.by('olivia', ops.role('ada', 'admin'));
    scene.by('olivia', ops.role('leo', 'admin'));
    scene.by('leo', ops.leave);
    const sealed = scene.by('ada', ops.remove('leo'));
    const sock = scene.by('leo', admitOp('door', deviceOf('sock')), { after: [start], from: 'none' });
    expect([sealed.valid, scene.now.voided.has(sealed.hash), sock.valid, scene.isHere('sock')]).toEqual([true, false, true, false]);
  });

  test('an admin who leaves twice, with a fork, is out by the removals of both admins who saw one leave each', () => {
    const scene = new Scene();
    for (const name of ['leo', 'ada', 'ben']) scene.admit('olivia', name);
    for (const name of ['leo', 'ada']) scene.by('olivia', ops.role(name, 'admin'));
    const start = scene.by('olivia', ops.role('ben', 'admin'));
    const leaves = [scene.by('leo', ops.leave, { after: [start] }), scene.by('leo', ops.leave, { after: [start], from: 'none' })] as const;
    const removals = [scene.by('ada', ops.remove('leo'), { after: [leaves[0]] }), scene.by('ben', ops.drop('leo'), { after: [leaves[1]] })];
    expect([...leaves, ...removals].map(({ valid, hash }) => [valid, scene.now.voided.has(hash), scene.now.doubtful.has(hash)])).toEqual(Array.from({ length: 4 }, () => [true, false, false]));
    expect(scene.isHere('leo')).toBe(false);
  });

  test('who removes the witness that their own right rests on has no effect, and the witness keeps what they said', () => {
    const scene = new Scene();
    scene.admit('olivia', 'leo');
    const start = scene.admit('olivia', 'bea');
    const first = scene.add('leo', 'leo2', { after: [start] });
    scene.by('olivia', ops.role('leo', 'admin'), { after: [first] });
    const second = scene.add('leo2', 'leo3', { after: [first] });
    const seen = scene.by('bea', inviteOp('beas', 1), { after: [second] });
    scene.by('leo', ops.drop('leo2'), { after: [first] });
    const removal = scene.by('leo3', ops.drop('bea'), { after: [second, ...scene.book.entries().filter(({ op }) => op.kind === 'role.set')] });
    const { voided, doubtful } = scene.now;
    expect(removal.valid).toBe(true);
    expect([voided.has(removal.hash), doubtful.has(removal.hash), voided.has(seen.hash), scene.isHere('bea'), scene.isHere('leo3')]).toEqual([true, true, false, true, true]);
  });

  test('who took out all devices and then left has still left, and waits for somebody to close the door', () => {
    const scene = new Scene();
    const start = scene.admit('olivia', 'leo');
    scene.by('leo', ops.drop('leo'), { after: [start] });
    scene.by('leo', ops.leave, { after: [start], from: 'none' });
    expect([...leaversOf(scene.now)]).toEqual([[personOf(deviceOf('leo')), [deviceOf('leo')]]]);
    scene.by('olivia', ops.remove('leo'));
    expect([...scene.now.removals.keys()]).toEqual([personOf(deviceOf('leo'))]);
  });

  test('the recipient of the circle leaves beside the transfer, and the circle keeps an owner', () => {
    const scene = new Scene();
    const start = scene.admit('olivia', 'nora');
    scene.by('nora', ops.leave, { after: [start] });
    scene.by('olivia', ops.hand('nora'), { after: [start] });
    expect([scene.now.owner, scene.isHere('nora')]).toEqual([personOf(deviceOf('nora')), true]);
  });

  test('an owner hands over and leaves in one step', () => {
    const scene = new Scene();
    scene.admit('olivia', 'nora');
    scene.by('olivia', ops.hand('nora', true));
    expect([scene.now.owner, scene.isHere('olivia')]).toEqual([personOf(deviceOf('nora')), false]);
    expect(scene.now.known.get(deviceOf('olivia'))?.status).toBe('left');
  });

  test('what leo writes with old heads after his removal is void, unless the owner had seen it before', () => {
    const scene = new Scene();
    scene.admit('olivia', 'leo');
    const start = scene.by('olivia', ops.role('leo', 'admin'));
    const seen = scene.admit('leo', 'hanna', [start]);
    scene.by('olivia', inviteOp('other', 1), { after: [seen] });
    scene.by('olivia', ops.remove('leo'), { after: [start] });
    const late = scene.admit('leo', 'sock', [seen]);
    expect([late.valid, scene.isHere('hanna'), scene.isHere('sock')]).toEqual([true, true, false]);
    expect(scene.now.known.get(deviceOf('sock'))?.status).toBe('void');
  });

  test('a removed admin cannot save itself by citing its removal in an op of a friend', () => {
    const scene = new Scene();
    scene.admit('olivia', 'leo');
    scene.admit('olivia', 'bea');
    const start = scene.by('olivia', ops.role('leo', 'admin'));
    const removal = scene.by('olivia', ops.remove('leo'));
    const late = scene.by('leo', inviteOp('late', 1), { after: [start] });
    scene.by('olivia', inviteOp('more', 1), { after: [removal, late] });
    expect(scene.now.voided.has(late.hash)).toBe(true);
  });
});

describe('devices', () => {
  test('a thief adds a device with old heads, which outranks no honest one', () => {
    const scene = new Scene();
    const second = scene.add('olivia', 'olivia2');
    const third = scene.add('olivia', 'olivia3');
    const thiefs = scene.add('olivia2', 'olivia9', { after: [second] });
    expect(scene.by('olivia9', ops.drop('olivia3'), { after: [thiefs, third] }).valid).toBe(false);
    expect(scene.isHere('olivia3')).toBe(true);
  });

  test('a stolen first device is removed by the recovery key, which adds a new one that speaks for the person', () => {
    const scene = new Scene();
    scene.add('olivia', 'paper', { use: 'recovery' });
    expect(scene.by('olivia', ops.drop('paper')).valid).toBe(false);
    expect(scene.by('paper', inviteOp('papers', 1)).valid).toBe(false);
    scene.by('paper', ops.drop('olivia'));
    scene.add('paper', 'olivia2');
    scene.admit('olivia2', 'nora');
    expect(scene.by('olivia2', ops.hand('nora')).valid).toBe(true);
    expect([scene.isHere('olivia'), scene.isHere('olivia2'), scene.now.recovery.has(deviceOf('paper'))]).toEqual([false, true, true]);
  });

  test('a recovery key that removes itself takes back what it signs beside that, and may be followed by another', () => {
    const scene = new Scene();
    const start = scene.add('olivia', 'paper', { use: 'recovery' });
    expect(scene.add('olivia', 'second', { use: 'recovery' }).valid).toBe(false);
    scene.by('paper', ops.drop('paper'));
    scene.by('paper', addOp(personOf(deviceOf('olivia')), deviceOf('thief')), { after: [start], from: 'none' });
    scene.by('paper', ops.drop('olivia'), { after: [start], from: 'none' });
    expect([scene.isHere('thief'), scene.isHere('olivia')]).toEqual([false, true]);
    scene.by('paper', ops.drop('paper'), { after: [start], from: 'none' });
    expect(scene.now.recovery.has(deviceOf('paper'))).toBe(false);
    expect(scene.add('olivia', 'second', { use: 'recovery' }).valid).toBe(true);
    expect([scene.now.recovery.has(deviceOf('second')), scene.isHere('thief')]).toEqual([true, false]);
  });

  test('what a recovery key signed, and somebody who ranks as high saw before its end, stands', () => {
    const scene = new Scene();
    scene.admit('olivia', 'leo');
    const paper = scene.add('leo', 'paper', { use: 'recovery' });
    const added = scene.by('paper', addOp(personOf(deviceOf('leo')), deviceOf('leo2')), { after: [paper], from: 'none' });
    scene.by('olivia', inviteOp('more', 1), { after: [added] });
    scene.by('paper', ops.drop('paper'), { after: [paper], from: 'none' });
    expect([scene.isHere('leo2'), scene.now.recovery.has(deviceOf('paper'))]).toEqual([true, false]);
  });

  test('a device that forked is out until an admin resumes it, and then goes on in a new incarnation only', () => {
    const scene = new Scene();
    scene.admit('olivia', 'leo');
    scene.admit('olivia', 'bea');
    scene.by('bea', ops.fork('leo', 3));
    expect(scene.now.known.get(deviceOf('leo'))?.status).toBe('forked');
    expect(scene.by('bea', ops.resume('leo')).valid).toBe(false);
    expect(scene.by('olivia', ops.resume('leo')).valid).toBe(true);
    expect([scene.isHere('leo'), scene.now.known.get(deviceOf('leo'))?.from]).toEqual([true, 1]);
    expect(scene.by('leo', inviteOp('leos', 1)).valid).toBe(false);
    expect(cutsOf(scene.now, deviceOf('leo'), 0)).toEqual([{ next: 3, head: 'kept' }]);
    expect(cutsOf(scene.now, deviceOf('leo'), 1)).toBeUndefined();
  });

  test('a device that lets two people claim it is out, whatever the order', () => {
    const scene = new Scene();
    const start = scene.admit('olivia', 'leo');
    const both = scene.admit('olivia', 'sock');
    scene.add('leo', 'twin', { after: [start, both] });
    scene.add('sock', 'twin', { after: [both] });
    expect(scene.now.known.get(deviceOf('twin'))?.status).toBe('void');
  });
});

test('of several cuts the owner\'s removal counts, and names who left too', () => {
  const scene = new Scene();
  scene.admit('olivia', 'leo');
  const cut = (next: number) => [{ device: deviceOf('leo'), incarnation: 0, next, head: `h${next}` }];
  scene.by('leo', { kind: 'member.leave', cuts: cut(9) });
  expect(cutsOf(scene.now, deviceOf('leo'), 0)).toEqual([{ next: 9, head: 'h9' }]);
  scene.by('olivia', { kind: 'member.remove', person: personOf(deviceOf('leo')), cuts: cut(4) });
  expect(cutsOf(scene.now, deviceOf('leo'), 0)).toEqual([{ next: 4, head: 'h4' }]);
});

test('a removed minter keeps no epoch clean that it made itself, though it names only others', () => {
  const scene = new Scene();
  scene.admit('olivia', 'leo');
  scene.admit('olivia', 'ada');
  const start = scene.by('olivia', ops.role('ada', 'admin'));
  const minted = scene.by('leo', { kind: 'epoch.rotate', ...rotation('leos', ['e0'], [deviceOf('olivia'), deviceOf('ada')]) }, { after: [start] });
  expect([minted.rotates, scene.now.clean]).toEqual([true, ['leos']]);
  scene.by('olivia', inviteOp('seen', 1), { after: [minted] });
  const others = rotation('new', ['e0'], [deviceOf('olivia'), deviceOf('ada')]);
  scene.by('ada', { kind: 'member.remove', person: personOf(deviceOf('leo')), cuts: [], rotation: others }, { after: [start] });
  expect([scene.now.live, scene.now.clean]).toEqual([['leos', 'new'], ['new']]);
});
