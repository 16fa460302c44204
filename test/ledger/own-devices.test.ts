import { describe, expect, test } from 'vitest';
import { claimRecovery } from '#ledger';
import { desktop, seededRandom, send } from './desktop.ts';
import { addDevice, circleOf, codeOf, letTimePass, meet, type Peer, post } from './circle-of.ts';

const two = async (): Promise<{ alice: Peer; bob: Peer }> => {
  const [alice, bob] = await circleOf(121, 122);
  if (!alice || !bob) throw new Error('two people');
  meet(alice, bob);
  return { alice, bob };
};

describe('one\'s own devices', () => {
  test('bob\'s laptop comes in with the history, speaks for bob, and waits over a restart', async () => {
    const { alice, bob } = await two();
    alice.circle.append(post('before the laptop'));
    meet(alice, bob);
    const laptop = await desktop(123);
    laptop.ledger.beginDevice({ circle: bob.circle.id, person: bob.circle.self.person });
    const [waiting] = (await laptop.reopen()).pendingDevices();
    if (!waiting) throw new Error('kept');
    expect(waiting.accept([...bob.circle.missing([])])).toBeUndefined();
    bob.circle.addDevice(waiting.claim);
    const his = waiting.accept([...bob.circle.missing([])]);
    if (!his) throw new Error('taken in');
    send(bob.circle, his);
    expect(laptop.notes()).toEqual(['before the laptop']);
    expect(his.append(post('from the laptop')).person).toBe(bob.circle.self.person);
    send(his, alice.circle);
    meet(alice, bob);
    expect(alice.circle.members()).toHaveLength(2);
    expect(alice.circle.devices().filter(({ person }) => person === bob.circle.self.person)).toMatchObject([{ status: 'present' }, { status: 'present' }]);
    expect(bob.circle.viewsHash()).toBe(alice.circle.viewsHash());
  });

  test('nobody takes a device in that did not claim to be theirs', async () => {
    const { alice, bob } = await two();
    const laptop = await desktop(124);
    const pending = laptop.ledger.beginDevice({ circle: bob.circle.id, person: bob.circle.self.person });
    expect(codeOf(() => alice.circle.addDevice(pending.claim))).toBe('device-refused');
    expect(codeOf(() => bob.circle.addDevice({ ...pending.claim, sealing: alice.circle.id }))).toBe('device-refused');
    bob.circle.addDevice(pending.claim);
    expect(codeOf(() => bob.circle.addDevice(pending.claim))).toBe('device-refused');
  });

  test('bob removes his lost laptop with a new epoch; the laptop cannot remove bob\'s first device', async () => {
    const { alice, bob } = await two();
    const lost = addDevice(bob.circle, await desktop(125));
    meet(alice, bob, lost);
    expect(codeOf(() => lost.circle.removeDevice(bob.circle.self.device))).toBe('not-allowed');
    expect(codeOf(() => alice.circle.removeDevice('nobody'))).toBe('device-not-found');
    lost.circle.append(post('from the laptop'));
    meet(alice, bob, lost);
    const rooms = bob.circle.rooms();
    bob.circle.removeDevice(lost.circle.self.device);
    meet(alice, bob);
    expect(alice.circle.rooms()).not.toEqual(rooms);
    expect(alice.circle.members().find(({ person }) => person === bob.circle.self.person)?.devices).toEqual([bob.circle.self.device]);
    expect(alice.desktop.notes()).toEqual(['from the laptop']);
    for (const update of alice.circle.controlFor(lost.circle.self.device, lost.circle.frontier())) lost.circle.receive(update);
    expect(lost.circle.self.standing).toBe('removed');
    expect(codeOf(() => lost.circle.append(post('thief')))).toBe('removed-from-circle');
  });

  test('only the first device leaves for bob, and hands the circle over', async () => {
    const { alice, bob } = await two();
    const laptop = addDevice(bob.circle, await desktop(126));
    expect(codeOf(() => laptop.circle.leave())).toBe('first-device-needed');
    const tablet = addDevice(alice.circle, await desktop(127));
    expect(codeOf(() => tablet.circle.transferOwnership(bob.circle.self.person))).toBe('first-device-needed');
  });

  test('all devices lost: the recovery secret brings bob back as himself, and does nothing else', async () => {
    const { alice, bob } = await two();
    const secret = seededRandom(7).bytes(32);
    const of = { circle: bob.circle.id, person: bob.circle.self.person };
    bob.circle.registerRecovery(claimRecovery(secret, of));
    alice.circle.append(post('while bob was there'));
    meet(alice, bob);
    const fresh = await desktop(128);
    const control = [...alice.circle.missing([])].slice(0, 1);
    const wrong = fresh.ledger.beginDevice(of);
    expect(codeOf(() => wrong.rescue(control, seededRandom(8).bytes(32)))).toBe('device-refused');
    const circle = fresh.ledger.beginDevice(of).rescue(control, secret);
    const again: Peer = { desktop: fresh, circle };
    expect(circle.self.person).toBe(bob.circle.self.person);
    meet(alice, again);
    letTimePass(60, alice, again);
    expect(fresh.notes()).toEqual(['while bob was there']);
    circle.append(post('I am back'));
    meet(alice, again);
    expect(alice.desktop.notes()).toEqual(['while bob was there', 'I am back']);
  });
});
