import { describe, expect, it } from 'vitest';
import type { Desktop } from '../support/desktop.ts';
import { desktops } from '../support/desktops.ts';

const MINUTE_MS = 60_000;

/** A bundle as `from` makes it for the person of `to`, by what it knows of their devices. */
const packed = (from: Desktop, to: string): Uint8Array => {
  const { circle, sync } = from;
  return circle.sealBundle({ person: to, known: (device) => sync.heldBy(circle.id, device), everything: false, after: new Map() }).bytes;
};
const opens = (to: Desktop, bytes: Uint8Array): number => {
  const { circle, take } = to.ledger.openBundle(bytes);
  return to.sync.takeCarried(circle.id, take).accepted;
};
const lackedBy = ({ circle, sync }: Desktop, person: string): number => circle.lackedBy({ person, known: (device) => sync.heldBy(circle.id, device) });

describe('a bundle carried by hand', () => {
  it('brings to bob what alice wrote while he was away, though they are never on together again, and his answer tells her', async () => {
    const { alice, bob, clock } = await desktops(2);
    const [hers, his] = [alice.circle.self.person, bob.circle.self.person];
    alice.says('when all were here');
    await clock.until(() => bob.sees().length === 1 && lackedBy(alice, his) === 0, MINUTE_MS);
    await bob.quits();
    const note = alice.says('you were away');
    alice.edits(note, 'you were still away');
    // What she knows of his desktop outlives hers.
    await alice.quits();
    await alice.starts();
    expect([lackedBy(alice, his), alice.sync.reached(alice.circle.id, note)]).toEqual([2, []]);
    const bundle = packed(alice, his);
    await alice.quits();
    await bob.starts();
    expect([opens(bob, bundle), opens(bob, bundle)]).toEqual([2, 0]);
    expect(bob.sees()).toEqual(['when all were here', 'you were still away']);
    bob.says('thank you');
    const back = packed(bob, hers);
    const device = bob.circle.self.device;
    await bob.quits();
    await alice.starts();
    expect(opens(alice, back)).toBe(1);
    expect(alice.sees()).toContain('thank you');
    expect([lackedBy(alice, his), alice.sync.reached(alice.circle.id, note)]).toEqual([0, [device]]);
    expect(alice.events.filter(({ type }) => type === 'delivery').length).toBeGreaterThan(0);
  });

  it('made by carol, who met alice, is as good as one from alice; and who is linked with bob gets it from him', async () => {
    const { alice, bob, carol, dave, clock, network } = await desktops(4);
    network.partition(['alice', 'carol'], ['bob', 'dave']);
    await clock.until(() => !bob.isLinkedWith(alice) && !bob.isLinkedWith(carol) && !dave.isLinkedWith(carol), 3 * MINUTE_MS);
    const note = alice.says('to everybody');
    await clock.until(() => carol.sees().length === 1, MINUTE_MS);
    await alice.quits();
    expect(opens(bob, packed(carol, bob.circle.self.person))).toBe(1);
    await clock.until(() => dave.sees().join() === 'to everybody', MINUTE_MS);
    // Bob's word of what carol holds counts for nobody but bob.
    expect(bob.sync.heldBy(bob.circle.id, carol.circle.self.device).some(({ feed }) => feed === `m:${note.split('.')[0]}`)).toBe(true);
    expect(bob.warnings.filter(({ event }) => event === 'link-blamed')).toEqual([]);
  });

  it('that nobody can open here or that was damaged changes nothing, and what was carried before stays', async () => {
    const { alice, bob, carol, clock, network } = await desktops(3);
    network.partition(['alice'], ['bob'], ['carol']);
    await clock.until(() => !bob.isLinkedWith(alice) && !bob.isLinkedWith(carol) && !carol.isLinkedWith(alice), 3 * MINUTE_MS);
    alice.says('for bob');
    const bundle = packed(alice, bob.circle.self.person);
    const damaged = bundle.map((byte, at) => (at === 700 ? byte ^ 4 : byte));
    expect(() => opens(carol, bundle)).toThrow('bundle-foreign');
    expect(() => opens(bob, damaged)).toThrow('bundle-broken');
    expect([bob.sees(), carol.sees()]).toEqual([[], []]);
    expect(opens(bob, bundle)).toBe(1);
    network.partition(['alice', 'bob', 'carol']);
    await clock.until(() => carol.sees().length === 1, 3 * MINUTE_MS);
  });
});
