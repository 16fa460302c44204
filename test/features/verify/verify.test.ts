import { describe, expect, it } from 'vitest';
import { Forger } from '../../hostile/feed-forger.ts';
import { addDevice, circleOf, codeOf, letTimePass, meet, type Peer } from '../../ledger/circle-of.ts';
import { desktop } from '../../ledger/desktop.ts';
import { verifyDesk } from './verify-desk.ts';

const CAROL = 403;
const three = async (): Promise<{ alice: Peer; bob: Peer; carol: Peer }> => {
  const [alice, bob, carol] = await circleOf(401, 402, CAROL);
  if (!alice || !bob || !carol) throw new Error('three people');
  meet(alice, bob, carol);
  return { alice, bob, carol };
};

describe('the security card', () => {
  it('alice and bob see the same seven emoji, number and picture; with carol each sees others', async () => {
    const { alice, bob, carol } = await three();
    const seen = verifyDesk(alice).card(bob);
    expect(verifyDesk(bob).card(alice)).toEqual(seen);
    expect(seen.number).toMatch(/^(?:\d{5} ){11}\d{5}$/);
    const others = [verifyDesk(alice).card(carol), verifyDesk(bob).card(carol)];
    expect(new Set([seen, ...others].map(({ full }) => full)).size).toBe(3);
  });

  it('changes on both screens with any key, on either side, and is the same for both again', async () => {
    const { alice, bob } = await three();
    const seen = [verifyDesk(alice).card(bob)];
    for (const [who, seed] of [[bob, 404], [alice, 405]] as const) {
      addDevice(who.circle, await desktop(seed));
      meet(alice, bob);
      const card = verifyDesk(alice).card(bob);
      const theirs = verifyDesk(bob).card(alice);
      expect({ ...theirs, devices: undefined }).toEqual({ ...card, devices: undefined });
      expect(theirs.devices).toEqual({ mine: card.devices.theirs, theirs: card.devices.mine });
      seen.push(card);
    }
    expect(new Set(seen.map(({ number }) => number)).size).toBe(3);
    expect(new Set(seen.map(({ emoji }) => emoji.join())).size).toBe(3);
  });

  it('is not shown for oneself, nor for who is not in the group', async () => {
    const { alice, bob, carol } = await three();
    const desk = verifyDesk(alice);
    expect(codeOf(() => desk.card(alice))).toBe('not-allowed');
    alice.circle.removeMember(carol.circle.self.person);
    expect(codeOf(() => desk.card(carol))).toBe('person-not-found');
    meet(alice, bob, carol);
    expect(codeOf(() => verifyDesk(carol).card(alice))).toBe('not-allowed');
  });
});

describe('the mark of who was verified', () => {
  it('stands on alice’s desktop alone, and after a restart', async () => {
    const { alice, bob } = await three();
    verifyDesk(alice).confirms(bob);
    const again = verifyDesk(alice, await alice.desktop.reopen());
    expect(again.trusts(bob)).toMatchObject({ state: 'verified', verifiedAt: alice.desktop.clock.now() });
    expect(verifyDesk(bob).trusts(alice)).toMatchObject({ state: 'none' });
    expect(alice.circle.frontier()).toEqual(bob.circle.frontier());
  });

  it('is not given for keys that changed while alice looked', async () => {
    const { alice, bob } = await three();
    const desk = verifyDesk(alice);
    const { full } = desk.card(bob);
    addDevice(bob.circle, await desktop(406));
    meet(alice, bob);
    expect(codeOf(() => desk.confirms(bob, full))).toBe('keys-changed');
    expect(desk.trusts(bob)).toMatchObject({ state: 'none' });
  });

  it('goes when bob’s laptop comes, stays gone when it is removed again, and over a restart, until alice compares anew', async () => {
    const { alice, bob } = await three();
    const desk = verifyDesk(alice);
    desk.confirms(bob);
    const laptop = addDevice(bob.circle, await desktop(407));
    meet(alice, bob);
    expect(desk.trusts(bob)).toMatchObject({ state: 'changed', changes: ['added'] });
    bob.circle.removeDevice(laptop.circle.self.device);
    meet(alice, bob);
    expect(verifyDesk(alice, await alice.desktop.reopen()).trusts(bob)).toMatchObject({ state: 'changed' });
    desk.confirms(bob);
    expect(desk.trusts(bob)).toMatchObject({ state: 'verified' });
  });

  it('goes when a device of bob is removed, also when it came and went before alice looked', async () => {
    const { alice, bob } = await three();
    const laptop = addDevice(bob.circle, await desktop(408));
    meet(alice, bob);
    const desk = verifyDesk(alice);
    desk.confirms(bob);
    bob.circle.removeDevice(laptop.circle.self.device);
    meet(alice, bob);
    expect(desk.trusts(bob)).toMatchObject({ state: 'changed', changes: ['removed'] });
    desk.confirms(bob);
    const lent = addDevice(bob.circle, await desktop(409));
    bob.circle.removeDevice(lent.circle.self.device);
    meet(alice, bob);
    expect(desk.trusts(bob)).toMatchObject({ state: 'changed', changes: ['added', 'removed'] });
  });

  it('goes when carol’s device is shut out for two histories and let back in while bob was away', async () => {
    const { alice, bob, carol } = await three();
    const desks = [verifyDesk(alice), verifyDesk(bob)];
    for (const desk of desks) desk.confirms(carol);
    const lies = new Forger(carol.desktop, CAROL, { circle: carol.circle });
    const [next, head] = [lies.feed.next, lies.feed.head];
    alice.circle.receive(lies.update([lies.entry(), lies.entry()]));
    lies.rewindTo(next, head);
    alice.circle.receive(lies.update([lies.entry(), lies.entry()]));
    letTimePass(40, alice);
    expect(desks[0]?.trusts(carol)).toMatchObject({ state: 'changed', changes: ['forked'] });
    alice.circle.resumeDevice(carol.circle.self.device);
    meet(alice, bob);
    expect(bob.circle.devices().find(({ device }) => device === carol.circle.self.device)?.status).toBe('present');
    expect(desks[1]?.trusts(carol)).toMatchObject({ state: 'changed', changes: ['resumed'] });
  });

  it('stays when alice adds a device of her own: bob’s keys are still those she compared', async () => {
    const { alice, bob } = await three();
    const desk = verifyDesk(alice);
    desk.confirms(bob);
    addDevice(alice.circle, await desktop(410));
    expect(desk.trusts(bob)).toMatchObject({ state: 'verified' });
  });

  it('is taken back when alice says that they differ', async () => {
    const { alice, bob } = await three();
    const desk = verifyDesk(alice);
    desk.confirms(bob);
    desk.differs(bob);
    expect(desk.trusts(bob)).toMatchObject({ state: 'none' });
  });
});
