import { describe, expect, it, test } from 'vitest';
import { claimRecovery } from '#ledger';
import { newEpoch } from '../../main/ledger/circle/new-epoch.ts';
import { recoveryKeys } from '../../main/ledger/circle/recovery.ts';
import { signDeviceOfClaim } from '../../main/ledger/crypto/device-keys.ts';
import { fromBase64Url, toBase64Url } from '../../main/ledger/wire/base64-url.ts';
import { type ControlOp, encodeControlOp } from '../../main/ledger/wire/control/control-op.ts';
import { circleOf, codeOf, letTimePass, meet, type Peer, post } from '../ledger/circle-of.ts';
import { desktop, seededRandom } from '../ledger/desktop.ts';
import { Forger } from './feed-forger.ts';
import { goesOnWithCarol, type LinkScene, linkScene, verdictOver } from './link-scene.ts';

const SECRET = seededRandom(70).bytes(32);
const random = seededRandom(71);

const deviceOf = ({ circle, person, use }: { readonly circle: string; readonly person: string; readonly use: 'desktop' | 'recovery' }): ControlOp => {
  const keys = recoveryKeys(seededRandom(72).bytes(32), circle);
  const claim = signDeviceOfClaim(keys, { circle: fromBase64Url(circle), person, use });
  return { kind: 'device.add', person, device: keys.device, sealing: toBase64Url(keys.sealing.publicKey), use, claim: toBase64Url(claim) };
};

/** What a key in a file could sign, and has no right to; made with all that Mallory has. */
const BEYOND_ITS_RIGHT: readonly (readonly [string, (at: LinkScene) => ControlOp])[] = [
  ['removes a person', (at) => ({ kind: 'member.remove', person: at.bob.circle.self.person, cuts: [] }) as ControlOp],
  ['demotes the owner', (at) => ({ kind: 'role.set', person: at.story.alice.circle.self.person, role: 'member', cuts: [] }) as ControlOp],
  ['hands the group over', (at) => ({ kind: 'owner.transfer', person: at.mallory.circle.self.person, leaves: false, cuts: [] }) as ControlOp],
  ['leaves', () => ({ kind: 'member.leave', cuts: [] }) as ControlOp],
  ['changes the rules', (at) => ({ kind: 'policy.set', policy: { ...at.bob.circle.policy(), removedKeeps: 'nothing' } })],
  ['begins an epoch', (at) => ({ kind: 'epoch.rotate', ...newEpoch(random, at.forger().state.members) })],
  ['adds a device to another person', (at) => deviceOf({ circle: at.mallory.circle.id, person: at.bob.circle.self.person, use: 'desktop' })],
  ['adds another recovery key', (at) => deviceOf({ circle: at.mallory.circle.id, person: at.mallory.circle.self.person, use: 'recovery' })],
  ['removes the device of another', (at) => ({ kind: 'device.remove', device: at.bob.circle.self.device, cuts: [] })],
  ['resumes the device of another', (at) => ({ kind: 'device.resume', device: at.bob.circle.self.device })],
];

/** The scene with a recovery key of Mallory's that Bob knows, and entries in its feed. */
const withKey = async () => {
  const at = await linkScene();
  const { circle, opened } = at.mallory;
  circle.registerRecovery(claimRecovery(SECRET, { circle: circle.id, person: circle.self.person }));
  const keys = recoveryKeys(SECRET, circle.id);
  await at.story.clock.until(() => [at.bob, at.carol].every((one) => one.circle.devices().some(({ device }) => device === keys.device)), 60_000);
  const raw = await at.linkAs('member');
  const sign = (op: ControlOp): Uint8Array => {
    const lies = new Forger({ db: opened.db }, opened.masterKey, { circle, kind: 'c', device: keys.device });
    return lies.update([lies.entry({ keys, clear: encodeControlOp(op) })]);
  };
  return { at, raw, sign };
};

describe.each(['live', 'bulk'] as const)('a recovery key beyond its right, sent to bob %s', (way) => {
  it.each(BEYOND_ITS_RIGHT)('%s: no effect', async (_name, opOf) => {
    const { at, raw, sign } = await withKey();
    expect(await verdictOver(at, raw, { update: sign(opOf(at)), way })).toEqual({ verdict: 'no effect', unchanged: true });
    expect(raw.ended).toBeUndefined();
    await goesOnWithCarol(at);
  });

  it('a second key beside the first, by the device that made the first: no effect', async () => {
    const { at, raw } = await withKey();
    const lies = at.forger('c');
    const op = deviceOf({ circle: at.mallory.circle.id, person: at.mallory.circle.self.person, use: 'recovery' });
    expect(await verdictOver(at, raw, { update: lies.update([lies.entry({ clear: encodeControlOp(op) })]), way })).toEqual({ verdict: 'no effect', unchanged: true });
    await goesOnWithCarol(at);
  });
});

type Two = { readonly alice: Peer; readonly bob: Peer; readonly of: { readonly circle: string; readonly person: string } };
/** Alice's circle with Bob and his recovery key in it. */
const two = async (): Promise<Two> => {
  const [alice, bob] = await circleOf(710, 711);
  if (!alice || !bob) throw new Error('two people');
  const of = { circle: bob.circle.id, person: bob.circle.self.person };
  bob.circle.registerRecovery(claimRecovery(SECRET, of));
  meet(alice, bob);
  return { alice, bob, of };
};
const controlOf = ({ circle }: Peer): readonly Uint8Array[] => [...circle.controlFor(circle.self.device, [])];

describe('who has the file and no right any more', () => {
  test('stolen file after it was revoked: a device let in by what the thief kept from before has no effect, and reads nothing new', async () => {
    const { alice, bob, of } = await two();
    const before = controlOf(alice);
    bob.circle.recovery(SECRET).revoke();
    meet(alice, bob);
    const thief = await desktop(712);
    const circle = thief.ledger.beginDevice(of).rescue(before, SECRET);
    const devices = JSON.stringify(alice.circle.members());
    for (const update of circle.missing(alice.circle.frontier())) expect(alice.circle.receive(update).blame).toBeUndefined();
    expect(JSON.stringify(alice.circle.members())).toBe(devices);
    alice.circle.append(post('not for the thief'));
    letTimePass(60, alice, bob, { desktop: thief, circle });
    expect([bob.desktop.notes(), thief.notes(), circle.self.standing]).toEqual([['not for the thief'], [], 'removed']);
    for (const run of [() => circle.recovery(SECRET).removeDevice(bob.circle.self.device), () => circle.recovery(SECRET).revoke()]) expect(codeOf(run)).toBe('not-allowed');
  });

  test('stolen file after it was revoked: at the lobby its holder learns that, and nothing else', async () => {
    const { alice, bob, of } = await two();
    bob.circle.recovery(SECRET).revoke();
    meet(alice, bob);
    alice.circle.createInvite({ name: 'home', expiresAt: alice.desktop.clock.now() + 1_000_000, uses: 5, meetingPoints: [] });
    const thief = (await desktop(713)).ledger.beginDevice(of);
    const told = alice.circle.admitRecovery(thief.recoveryRequest(SECRET));
    const size = (updates: readonly Uint8Array[]): number => updates.reduce((sum, { length }) => sum + length, 0);
    expect(size(told)).toBeLessThan(size(controlOf(alice)));
    expect(codeOf(() => thief.rescue(told, SECRET))).toBe('recovery-revoked');
  });

  test('replay at the lobby: a request holds for its device and its circle alone, and not with a byte changed', async () => {
    const { alice, bob, of } = await two();
    const fresh = (await desktop(714)).ledger.beginDevice(of);
    const request = fresh.recoveryRequest(SECRET);
    expect(codeOf(() => alice.circle.admitRecovery(request))).toBe('fine');
    const other = (await desktop(715)).ledger.beginDevice(of);
    const [mine, theirs] = [request, other.recoveryRequest(seededRandom(73).bytes(32))];
    const claimLength = mine.length - 96;
    const swapped = Buffer.concat([theirs.subarray(0, claimLength), mine.subarray(claimLength)]);
    const changed = Array.from({ length: request.length }, (_, place) => request.map((byte, at) => (at === place ? byte ^ 1 : byte)));
    for (const bytes of [swapped, theirs, new Uint8Array(0), request.subarray(1), request.subarray(0, -1), Buffer.concat([request, request]), new Uint8Array(3_000), ...changed]) {
      expect(codeOf(() => alice.circle.admitRecovery(bytes))).toBe('join-refused');
    }
    expect(codeOf(() => alice.desktop.ledger.create().admitRecovery(request))).toBe('join-refused');
    expect(bob.circle.members().map(({ devices }) => devices.length)).toEqual([1, 1]);
  });
});
