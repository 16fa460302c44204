import { MAX_BUNDLE_BYTES } from '#contract';
import { beforeEach, describe, expect, it } from 'vitest';
import type { BundleContent } from '../../main/ledger/bundle/bundle-content.ts';
import { sealFile } from '../../main/ledger/bundle/bundle-file.ts';
import { deriveDeviceKeys } from '../../main/ledger/crypto/device-keys.ts';
import { ByteWriter } from '../../main/ledger/wire/bytes.ts';
import { circleOf, codeOf, erasing, meet, type Peer, post } from '../ledger/circle-of.ts';
import { join, seededRandom, send } from '../ledger/desktop.ts';
import { contentOf, forgeBundle, keysIn, withChecksum } from '../support/bundle-forge.ts';
import { Forger, stateOf } from './feed-forger.ts';
import { snapshotOf } from './feed-scene.ts';

const [ALICE, BOB, MALLORY] = [31, 32, 33];
let alice: Peer;
let bob: Peer;
let mallory: Peer;
let before: string;

const scopeFor = ({ circle }: Peer) => ({ person: circle.self.person, known: () => [], everything: false, after: new Map() });
const snapshot = (): string => snapshotOf(bob.desktop, bob.circle);
const stateFor = (seed: number, { desktop: { db }, circle }: Peer) => stateOf(db, seed, circle);
const sealingKeyOfBob = (): Uint8Array => keysIn(stateFor(BOB, bob)).sealing.publicKey;

beforeEach(async () => {
  const [a, b, m] = await circleOf(ALICE, BOB, MALLORY);
  if (!a || !b || !m) throw new Error('three people');
  [alice, bob, mallory] = [a, b, m];
  meet(alice, bob, mallory);
  bob.circle.tail();
  alice.circle.append(post('what bob lacks'));
  before = snapshot();
});

/** What bob makes of a file; nothing of his may change unless he takes it. */
const verdictOn = (bytes: Uint8Array): string => {
  const code = codeOf(() => bob.desktop.ledger.openBundle(bytes).take());
  if (code !== 'fine') expect(snapshot()).toBe(before);
  return code;
};
const genuine = (): Uint8Array => alice.circle.sealBundle(scopeFor(bob)).bytes;
const genuineContent = (): BundleContent => contentOf(genuine(), stateFor(BOB, bob));
/** Sealed by mallory, who is in, and signed by her. */
const byMallory = (change: Partial<BundleContent> = {}): Uint8Array =>
  forgeBundle({ ...genuineContent(), from: mallory.circle.self.device, ...change }, { reader: sealingKeyOfBob(), signer: keysIn(stateFor(MALLORY, mallory)) });

describe('a file that was changed on its way', () => {
  it('a tampered byte anywhere: refused, also where the checksum was made to fit', () => {
    const file = genuine();
    const changedAt = (at: number): Uint8Array => file.map((byte, place) => (place === at ? byte ^ 1 : byte));
    const places = Array.from({ length: file.length }, (_, at) => at);
    expect(new Set(places.map((at) => verdictOnOpening(changedAt(at))))).toEqual(new Set(['bundle-broken', 'bundle-not-found']));
    const fitting = places.slice(0, -8).filter((at) => at % 5 === 0 || at < 12);
    expect(new Set(fitting.map((at) => verdictOnOpening(withChecksum(changedAt(at)))))).toEqual(new Set(['bundle-not-found', 'bundle-older', 'bundle-broken', 'bundle-foreign']));
    expect(snapshot()).toBe(before);
    expect(verdictOn(file)).toBe('fine');
  });

  it('cut off anywhere, or with more behind it: refused', () => {
    const file = genuine();
    for (let length = 0; length < file.length; length += 61) expect(verdictOn(file.subarray(0, length))).toMatch(/^bundle-(broken|not-found)$/u);
    for (let length = 0; length < file.length; length += 301) expect(verdictOn(withChecksum(file.subarray(0, length)))).toMatch(/^bundle-(broken|not-found)$/u);
    expect(verdictOn(Buffer.concat([file, file]))).toBe('bundle-broken');
  });

  it('another version of the format says so', () => {
    for (const [version, code] of [[0, 'bundle-older'], [2, 'bundle-newer']] as const) {
      const other = genuine().slice();
      other[7] = version;
      expect(verdictOn(withChecksum(other))).toBe(code);
    }
  });

  it('10 MB of garbage, a file over the limit, and lengths that promise more than there is: refused at once', () => {
    expect(verdictOn(new Uint8Array(10_000_000).fill(7))).toBe('bundle-not-found');
    const large = new Uint8Array(MAX_BUNDLE_BYTES + 1);
    large.set(genuine());
    expect(verdictOn(large)).toBe('bundle-too-large');
    const claims = genuine().slice();
    claims.fill(255, 8, 12);
    expect(verdictOn(withChecksum(claims))).toBe('bundle-broken');
    const boxes = genuine().slice();
    boxes[12] = 255;
    expect(verdictOn(withChecksum(boxes))).toBe('bundle-broken');
    for (const bomb of [new ByteWriter().byte(1).raw(new Uint8Array(80)).varUint(2 ** 40), new ByteWriter().byte(1).raw(new Uint8Array(80)).varUint(0).varUint(2).varUint(2 ** 50)]) {
      expect(verdictOn(sealFile(bomb.finish(), [sealingKeyOfBob()], seededRandom(1)))).toBe('bundle-refused');
    }
  });

  /** Only opened: what would be taken is the business of the others. */
  const verdictOnOpening = (bytes: Uint8Array): string => codeOf(() => bob.desktop.ledger.openBundle(bytes));
});

describe('a bundle by who should not, or for somebody else', () => {
  it('for another member, and sealed anew for bob by her: refused', () => {
    const hers = alice.circle.sealBundle(scopeFor(mallory)).bytes;
    expect(verdictOn(hers)).toBe('bundle-foreign');
    const content = contentOf(hers, stateFor(MALLORY, mallory));
    expect(verdictOn(sealedAsIs(content))).toBe('bundle-refused');
  });

  /** Content with the signature its author gave it. */
  const sealedAsIs = (content: BundleContent): Uint8Array => forgeBundle(content, { reader: sealingKeyOfBob(), signer: keysIn(stateFor(ALICE, alice)) });

  it('sealed by a stranger, by one who names alice, and by a member who names another circle: refused', async () => {
    const content = genuineContent();
    const stranger = deriveDeviceKeys(seededRandom(5).bytes(32), new Uint8Array(16), 0);
    const reader = sealingKeyOfBob();
    expect(verdictOn(forgeBundle({ ...content, from: stranger.device }, { reader, signer: stranger }))).toBe('bundle-sender');
    expect(verdictOn(forgeBundle(content, { reader, signer: stranger }))).toBe('bundle-refused');
    expect(verdictOn(byMallory({ circle: Buffer.alloc(32, 4).toString('base64url') }))).toBe('bundle-refused');
  });

  it('replayed in another circle that both are in: refused', () => {
    const other = alice.desktop.ledger.create();
    const his = join(other, bob.desktop.ledger);
    const keys = keysIn(stateOf(bob.desktop.db, BOB, his));
    before = snapshot();
    expect(verdictOn(forgeBundle(genuineContent(), { reader: keys.sealing.publicKey, signer: keysIn(stateFor(ALICE, alice)) }))).toBe('bundle-refused');
  });

  it('by a member who was removed, whether bob knew or learns it from the very bundle, with back-dated words: refused', () => {
    const forger = new Forger(mallory.desktop, MALLORY, { circle: mallory.circle });
    alice.circle.removeMember(mallory.circle.self.person);
    const dated = byMallory({ updates: [...genuineContent().updates, forger.update([forger.entry()])] });
    expect(verdictOn(dated)).toBe('bundle-sender');
    send(alice.circle, bob.circle);
    before = snapshot();
    expect(verdictOn(dated)).toBe('bundle-sender');
    expect(bob.desktop.notes()).toEqual(['what bob lacks']);
  });

  it('opened by somebody who was removed: refused', () => {
    const { bytes } = alice.circle.sealBundle(scopeFor(mallory));
    alice.circle.removeMember(mallory.circle.self.person);
    send(alice.circle, mallory.circle);
    expect(codeOf(() => mallory.desktop.ledger.openBundle(bytes).take())).toBe('removed-from-circle');
    expect(codeOf(() => mallory.circle.sealBundle(scopeFor(bob)))).toBe('removed-from-circle');
    expect(codeOf(() => alice.circle.sealBundle(scopeFor(mallory)))).toBe('person-not-found');
  });
});

describe('bad content from a member', () => {
  it('one unsigned entry, a body of another entry, or bytes that are no update: nothing of the whole is taken', () => {
    const { updates } = genuineContent();
    const forger = new Forger(mallory.desktop, MALLORY, { circle: mallory.circle });
    const unsigned = forger.update([forger.entry({ keys: keysIn(stateFor(ALICE, alice)) })]);
    for (const bad of [unsigned, new Uint8Array([1, 2, 3]), new Uint8Array(0)]) expect(verdictOn(byMallory({ updates: [...updates, bad] }))).toBe('bundle-refused');
    expect(verdictOn(byMallory({ updates }))).toBe('fine');
  });

  it('an entry against the rules by its author: refused whole', () => {
    const forger = new Forger(mallory.desktop, MALLORY, { circle: mallory.circle });
    expect(verdictOn(byMallory({ updates: [forger.update([forger.entry({ lamport: 2 ** 48 })])] }))).toBe('bundle-refused');
  });

  it('updates in another order, or one left out: an earlier one is missing, and nothing half done', () => {
    for (let count = 0; count < 4; count += 1) alice.circle.append(post('long '.repeat(20_000)));
    const { updates, heads } = genuineContent();
    expect(updates.length).toBeGreaterThan(2);
    expect(verdictOn(byMallory({ heads, updates: updates.toReversed() }))).toBe('bundle-earlier-missing');
    expect(verdictOn(byMallory({ heads, updates: updates.toSpliced(1, 1) }))).toBe('bundle-earlier-missing');
  });

  it('a promise of more than it brings: an earlier one is missing; a boast of more than anybody wrote: refused', () => {
    const { heads, updates } = genuineContent();
    const more = heads.map((head) => ({ ...head, next: head.next + 9, upTo: head.kind === 'm' ? head.next + 9 : 0 }));
    expect(verdictOn(byMallory({ updates, heads: more }))).toBe('bundle-earlier-missing');
    expect(verdictOn(byMallory({ updates, heads: heads.map((head) => ({ ...head, next: 2 ** 30 })) }))).toBe('bundle-refused');
    expect(verdictOn(byMallory({ updates, heads: heads.map((head) => ({ ...head, upTo: head.next + 1 })) }))).toBe('bundle-refused');
  });

  it('wrong epoch: an entry without words, as over a link', () => {
    const forger = new Forger(mallory.desktop, MALLORY, { circle: mallory.circle });
    expect(verdictOn(byMallory({ heads: [], updates: [forger.update([forger.entry({ epochId: new Uint8Array(32).fill(9) })])] }))).toBe('fine');
    expect(bob.desktop.notes()).toEqual([]);
  });

  it('an erased body sent again: it stays erased', () => {
    const { id } = alice.circle.append(post('regretted'));
    const old = contentOf(genuine(), stateFor(BOB, bob));
    alice.circle.erase([id], erasing(id));
    send(alice.circle, bob.circle);
    const erased = bob.desktop.notes();
    before = snapshot();
    expect(verdictOn(byMallory({ updates: old.updates, heads: old.heads }))).toBe('fine');
    expect(snapshot()).toBe(before);
    expect(erased).toEqual(['what bob lacks', '']);
  });

  it('two entries of hers for one place: a fork, noted; what others wrote is taken all the same', () => {
    const place = new Forger(mallory.desktop, MALLORY, { circle: mallory.circle });
    const first = place.entry();
    expect(bob.circle.receive(place.update([first])).accepted).toBe(1);
    place.rewindTo(first.seq, new Uint8Array(32));
    const second = place.entry({ lamport: 999 });
    before = snapshot();
    const { updates, heads } = genuineContent();
    const forked = heads.filter(({ client }) => client !== place.feed.client);
    expect(verdictOn(byMallory({ heads: forked, updates: [...updates, place.update([second])] }))).toBe('fine');
    expect(bob.desktop.notes()).toContain('what bob lacks');
    expect(bob.circle.forks()).toHaveLength(1);
  });
});
