import { copyFileSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeEach, describe, expect, it, onTestFinished } from 'vitest';
import { bundleText, type BundleScope, findBundleText } from '#ledger';
import { addDevice, circleOf, circleWith, codeOf, droppedBodies, erasing, meet, type Peer, post } from './circle-of.ts';
import { desktop, join as enter, send } from './desktop.ts';

let alice: Peer;
let bob: Peer;
let carol: Peer;
beforeEach(async () => {
  const [a, b, c] = await circleOf(1, 2, 3);
  if (!a || !b || !c) throw new Error('three people');
  [alice, bob, carol] = [a, b, c];
  meet(alice, bob, carol);
});

/** What a device holds, as its desktop told before it went away. */
const heldBy = (...peers: readonly Peer[]): BundleScope['known'] => {
  const held = new Map(peers.map(({ circle }) => [circle.self.device, circle.frontier()]));
  return (device) => held.get(device) ?? [];
};
const scope = (to: Peer, known: BundleScope['known'] = () => [], more: Partial<BundleScope> = {}): BundleScope => ({ person: to.circle.self.person, known, everything: false, after: new Map(), ...more });
const take = ({ desktop: { ledger } }: Peer, bytes: Uint8Array) => ledger.openBundle(bytes).take();
/** All that a desktop has stored of its circles. */
const stored = ({ desktop: { db } }: Peer): string =>
  JSON.stringify(['ledger_entry', 'ledger_control', 'ledger_feed', 'ledger_erasure', 'ledger_intake', 'notes'].map((table) => db.prepare(`SELECT * FROM ${table}`).all()));

describe('a bundle from alice to bob', () => {
  it('brings what bob lacks and no more, and what bob sends back tells alice that he has it', () => {
    const known = heldBy(bob);
    for (let count = 0; count < 3; count += 1) alice.circle.append(post(`while you were away ${count}`));
    expect(alice.circle.lackedBy(scope(bob, known))).toBe(3);
    const bundle = alice.circle.sealBundle(scope(bob, known));
    expect(bundle).toMatchObject({ entries: 3, isPart: false });
    expect(take(bob, bundle.bytes)).toMatchObject({ accepted: 3, device: alice.circle.self.device, isPaused: false });
    expect(bob.desktop.notes()).toEqual(alice.desktop.notes());
    expect(bob.circle.viewsHash()).toBe(alice.circle.viewsHash());
    const back = take(alice, bob.circle.sealBundle(scope(alice, heldBy(alice))).bytes);
    expect(back.accepted).toBe(0);
    expect(alice.circle.lackedBy(scope(bob, (device) => (device === bob.circle.self.device ? back.heads : [])))).toBe(0);
  });

  it('opened twice brings nothing the second time; a lost one is made up for by the next', () => {
    const known = heldBy(bob);
    alice.circle.append(post('one'));
    const lost = alice.circle.sealBundle(scope(bob, known));
    alice.circle.append(post('two'));
    const next = alice.circle.sealBundle(scope(bob, known));
    expect(take(bob, next.bytes).accepted).toBe(2);
    const before = stored(bob);
    expect([take(bob, next.bytes).accepted, take(bob, lost.bytes).accepted]).toEqual([0, 0]);
    expect(stored(bob)).toBe(before);
  });

  it('brings the words of carol, whom bob has never met, her admission and the keys to read them', async () => {
    const known = heldBy(bob);
    const newcomer = await desktop(9);
    const dora: Peer = { desktop: newcomer, circle: enter(alice.circle, newcomer.ledger) };
    alice.circle.removeMember(carol.circle.self.person);
    send(alice.circle, dora.circle);
    dora.circle.append(post('dora is here'));
    send(dora.circle, alice.circle);
    const { bytes } = alice.circle.sealBundle(scope(bob, known));
    take(bob, bytes);
    expect(bob.desktop.notes()).toEqual(['dora is here']);
    expect(bob.circle.viewsHash()).toBe(alice.circle.viewsHash());
    expect(bob.circle.members().map(({ person }) => person).toSorted()).toEqual([alice, bob, dora].map(({ circle }) => circle.self.person).toSorted());
  });

  it('opens on each of his devices, also where one of them lacks more', async () => {
    const laptop = addDevice(bob.circle, await desktop(7));
    meet(alice, bob, carol, laptop);
    const known = heldBy(bob, laptop);
    alice.circle.append(post('seen by the desktop alone'));
    send(alice.circle, bob.circle);
    const now = heldBy(bob);
    const both: BundleScope['known'] = (device) => (device === bob.circle.self.device ? now(device) : known(device));
    alice.circle.append(post('seen by neither'));
    const { bytes } = alice.circle.sealBundle(scope(bob, both));
    expect(take(bob, bytes).accepted).toBe(1);
    expect(take(laptop, bytes).accepted).toBe(2);
    expect(laptop.circle.viewsHash()).toBe(alice.circle.viewsHash());
  });

  it('made by carol for bob from what alice wrote works as well', () => {
    const known = heldBy(bob);
    alice.circle.append(post('by way of carol'));
    send(alice.circle, carol.circle);
    take(bob, carol.circle.sealBundle(scope(bob, known)).bytes);
    expect(bob.desktop.notes()).toEqual(['by way of carol']);
  });

  it('takes a word back that was erased, and an older bundle never brings it again', () => {
    const known = heldBy(bob);
    const { id } = alice.circle.append(post('regretted'));
    const old = alice.circle.sealBundle(scope(bob, known));
    alice.circle.erase([id], erasing(id));
    take(bob, alice.circle.sealBundle(scope(bob, known)).bytes);
    expect([bob.desktop.notes(), droppedBodies(bob)]).toEqual([[''], 1]);
    take(bob, old.bytes);
    expect([bob.desktop.notes(), droppedBodies(bob)]).toEqual([[''], 1]);
    // Where the old one comes first, the next takes it back.
    expect(take(carol, alice.circle.sealBundle(scope(carol, heldBy(carol))).bytes).accepted).toBe(2);
    expect(carol.circle.viewsHash()).toBe(bob.circle.viewsHash());
  });

  it('says nothing outside of who it is for, which group it is of, or exactly how much is in it', () => {
    const known = heldBy(bob);
    alice.circle.append(post('a secret word'));
    const { bytes } = alice.circle.sealBundle(scope(bob, known));
    const text = Buffer.from(bytes).toString('latin1');
    for (const { circle } of [alice, bob, carol]) {
      for (const name of [circle.id, circle.self.device, circle.self.person]) expect(text).not.toContain(Buffer.from(name, 'base64url').toString('latin1'));
    }
    alice.circle.append(post('x'));
    expect([bytes.length, alice.circle.sealBundle(scope(bob, known)).bytes.length]).toEqual([2048, 2048]);
  });

  it('with everything brings a whole history, and its parts one after the other', () => {
    for (let count = 0; count < 20; count += 1) alice.circle.append(post('long '.repeat(20_000)));
    const whole = alice.circle.sealBundle(scope(bob, heldBy(alice), { everything: true }));
    expect(whole).toMatchObject({ entries: 20, isPart: false });
    for (let count = 0; count < 60; count += 1) alice.circle.append(post('long '.repeat(20_000)));
    const first = alice.circle.sealBundle(scope(bob, () => [], { everything: true }));
    expect(first.isPart).toBe(true);
    const second = alice.circle.sealBundle(scope(bob, () => [], { everything: true, after: first.upTo }));
    expect([second.isPart, first.entries + second.entries]).toEqual([false, 80]);
    expect(codeOf(() => take(bob, second.bytes))).toBe('bundle-earlier-missing');
    expect(bob.circle.entryCount()).toBe(0);
    take(bob, first.bytes);
    take(bob, second.bytes);
    expect(bob.circle.viewsHash()).toBe(alice.circle.viewsHash());
  });

  it('waits for a yes where it holds a flood, and brings the rest when it is opened again', async () => {
    const [home, away] = await circleWith([41, 42], { intakeLimits: { entries: 3, bytes: 20_000_000 } });
    if (!home || !away) throw new Error('two people');
    for (const { desktop: { clock } } of [home, away]) clock.set(clock.now() + 2 * 86_400_000);
    for (let count = 0; count < 7; count += 1) home.circle.append(post('long '.repeat(20_000)));
    const { bytes } = home.circle.sealBundle(scope(away));
    const first = take(away, bytes);
    expect([first.isPaused, away.circle.floods().length, first.accepted < 7]).toEqual([true, 1, true]);
    away.circle.allowFlood(home.circle.self.person);
    const second = take(away, bytes);
    expect(first.accepted + second.accepted).toBeGreaterThan(first.accepted);
    away.circle.allowFlood(home.circle.self.person);
    expect(take(away, bytes).isPaused).toBe(false);
    expect(away.circle.entryCount()).toBe(7);
  });

  it('brings own words home to a desktop that was restored from an old copy, which goes on in new feeds', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'hearth bundles '));
    onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
    const [file, copy] = [join(folder, 'dora.db'), join(folder, 'copy.db')];
    const dora = await desktop(8, { file });
    const hers = enter(alice.circle, dora.ledger);
    dora.db.pragma('wal_checkpoint(TRUNCATE)');
    copyFileSync(file, copy);
    const lost = hers.append(post('after the copy'));
    send(hers, alice.circle);
    dora.db.close();
    const restored = await desktop(8, { file: copy });
    const taken = restored.ledger.openBundle(alice.circle.sealBundle({ person: hers.self.person, known: () => [], everything: true, after: new Map() }).bytes).take();
    expect([taken.device, restored.notes()]).toEqual([alice.circle.self.device, ['after the copy']]);
    const next = restored.ledger.circle(alice.circle.id).append(post('going on'));
    expect(next.id.split('.')[0]).not.toBe(lost.id.split('.')[0]);
    restored.db.close();
  });
});

describe('a bundle as a text', () => {
  it('survives what chats do to it', () => {
    const known = heldBy(bob);
    alice.circle.append(post('hello'));
    const { bytes } = alice.circle.sealBundle(scope(bob, known));
    const code = bundleText(bytes) ?? '';
    const wrapped = `小炉说：${code.slice(0, 2000).replace(':', '：')}\u200b\n> ${code.slice(2000).toLowerCase().replace(/.{70}/gu, '$&\n')} —— 发自微信`;
    expect(Buffer.compare(findBundleText(wrapped), bytes)).toBe(0);
    expect(codeOf(() => findBundleText(code.slice(0, -9)))).toBe('bundle-broken');
    expect(codeOf(() => findBundleText('HEARTH:ABC'))).toBe('bundle-not-found');
    expect(bundleText(new Uint8Array(9_000))).toBeUndefined();
  });
});
