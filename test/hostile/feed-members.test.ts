import { describe, expect, test } from 'vitest';
import { encodeControlOp, type ControlOp } from '../../main/ledger/wire/control/control-op.ts';
import { hashAt } from '../../main/ledger/gate/feed.ts';
import { newEpoch } from '../../main/ledger/circle/new-epoch.ts';
import { signDeviceOfClaim } from '../../main/ledger/crypto/device-keys.ts';
import { makeJoinRequest } from '../../main/ledger/circle/admission.ts';
import { fromBase64Url, toBase64Url } from '../../main/ledger/wire/base64-url.ts';
import { desktop, join, seededRandom, send, START_MS } from '../ledger/desktop.ts';
import { circleOf, codeOf, letTimePass, meet, type Peer, post } from '../ledger/circle-of.ts';
import { Forger, stateOf } from './feed-forger.ts';

const [ALICE, BOB, MALLORY] = [191, 192, 193];
type Scene = { readonly alice: Peer; readonly bob: Peer; readonly mallory: Peer };

const three = async (): Promise<Scene> => {
  const [alice, bob, mallory] = await circleOf(ALICE, BOB, MALLORY);
  if (!alice || !bob || !mallory) throw new Error('three people');
  meet(alice, bob, mallory);
  return { alice, bob, mallory };
};
const personOf = ({ circle }: Peer): string => circle.self.person;
const forger = ({ desktop: hers, circle }: Peer, kind: 'c' | 'm' = 'c') => new Forger(hers, MALLORY, { circle, kind });
const say = (lies: Forger, op: ControlOp | object, lie: object = {}): Uint8Array => lies.update([lies.entry({ clear: encodeControlOp(op as ControlOp), ...lie })]);

/** All that a member sees of a circle's people. */
const people = ({ circle }: Peer): string => JSON.stringify([circle.members().map(({ person, role, devices }) => [person, role, devices]), circle.rooms(), circle.viewsHash()]);

/** What Alice and Bob make of an entry: it is kept, for it may be cited, and has no effect. */
const hasNoEffect = ({ alice, bob }: Scene, update: Uint8Array): void => {
  for (const at of [alice, bob]) {
    const before = people(at);
    expect(at.circle.receive(update)).toEqual({ accepted: 1, skipped: [], forks: [] });
    expect(people(at)).toBe(before);
  }
};

describe('mallory is a member and wants more', () => {
  test('she removes, demotes and promotes without the right to it', async () => {
    const at = await three();
    const lies = forger(at.mallory);
    hasNoEffect(at, say(lies, { kind: 'member.remove', person: personOf(at.bob), cuts: [] }));
    hasNoEffect(at, say(lies, { kind: 'role.set', person: personOf(at.mallory), role: 'admin', cuts: [] }));
    hasNoEffect(at, say(lies, { kind: 'owner.transfer', person: personOf(at.mallory), leaves: false, cuts: [] }));
    hasNoEffect(at, say(lies, { kind: 'policy.set', policy: { ...at.alice.circle.policy(), removedKeeps: 'nothing' } }));
    hasNoEffect(at, say(lies, { kind: 'device.remove', device: at.bob.circle.self.device, cuts: [] }));
    expect(at.bob.circle.policy().removedKeeps).toBe('history');
  });

  test('admin demoting the owner, or removing her', async () => {
    const at = await three();
    at.alice.circle.setRole(personOf(at.mallory), 'admin');
    meet(at.alice, at.bob, at.mallory);
    const lies = forger(at.mallory);
    hasNoEffect(at, say(lies, { kind: 'role.set', person: personOf(at.alice), role: 'member', cuts: [] }));
    hasNoEffect(at, say(lies, { kind: 'member.remove', person: personOf(at.alice), cuts: [] }));
    hasNoEffect(at, say(lies, { kind: 'device.remove', device: at.alice.circle.self.device, cuts: [] }));
    expect(at.bob.circle.members().find(({ person }) => person === personOf(at.alice))?.role).toBe('owner');
  });

  test('back-dated removal by a removed admin', async () => {
    const at = await three();
    at.alice.circle.setRole(personOf(at.mallory), 'admin');
    meet(at.alice, at.bob, at.mallory);
    at.bob.circle.append(post('bob stays'));
    meet(at.alice, at.bob);
    const lies = forger(at.mallory);
    at.alice.circle.removeMember(personOf(at.mallory));
    meet(at.alice, at.bob);
    hasNoEffect(at, say(lies, { kind: 'member.remove', person: personOf(at.bob), cuts: [] }, { memberHeads: lies.heads }));
    expect(at.bob.circle.self.standing).toBe('member');
    expect(at.alice.desktop.notes()).toEqual(['bob stays']);
  });

  test('back-dated by a removed member: what she says as if before is neither shown nor asked for', async () => {
    const at = await three();
    at.mallory.circle.append(post('while she was in'));
    meet(at.alice, at.bob, at.mallory);
    const lies = forger(at.mallory, 'm');
    at.alice.circle.removeMember(personOf(at.mallory));
    meet(at.alice, at.bob);
    const before = [at.alice, at.bob].map(people);
    for (const { circle } of [at.alice, at.bob]) expect(circle.receive(lies.update([lies.entry({ seq: 1 } as object)])).blame).toBeUndefined();
    expect([at.alice, at.bob].map(people)).toEqual(before);
    expect(at.alice.desktop.notes()).toEqual(['while she was in']);
  });

  test('removed member re-joining with an old invite, or with her old keys', async () => {
    const at = await three();
    const old = at.alice.circle.createInvite({ name: 'home', expiresAt: START_MS + 9_000_000, uses: 5, meetingPoints: [] });
    meet(at.alice, at.bob, at.mallory);
    at.alice.circle.removeMember(personOf(at.mallory));
    meet(at.alice, at.bob);
    const [keys] = stateOf(at.mallory.desktop.db, MALLORY, at.mallory.circle).keys;
    if (!keys) throw new Error('keys');
    const asMallory = Buffer.from(JSON.stringify(makeJoinRequest(keys, old)));
    expect(codeOf(() => at.bob.circle.admit(asMallory))).toBe('join-refused');
    const other = await desktop(194);
    expect(codeOf(() => at.bob.circle.admit(other.ledger.beginJoin(old).request()))).toBe('invite-revoked');
    expect(at.bob.circle.members()).toHaveLength(2);
  });

  test('her own invite is closed with her, and whom she admits by it afterwards is not in', async () => {
    const at = await three();
    const made = at.mallory.circle.createInvite({ name: 'home', expiresAt: START_MS + 9_000_000, uses: 5, meetingPoints: [] });
    meet(at.alice, at.bob, at.mallory);
    const lies = forger(at.mallory);
    at.alice.circle.removeMember(personOf(at.mallory));
    meet(at.alice, at.bob);
    const sock = await desktop(195);
    const request = JSON.parse(Buffer.from(sock.ledger.beginJoin(made).request()).toString('utf8')) as ReturnType<typeof makeJoinRequest>;
    const { invite, device, sealing, use, proof, claim } = request;
    const { personIdOf } = await import('../../main/ledger/crypto/device-keys.ts');
    hasNoEffect(at, say(lies, { kind: 'member.admit', invite, person: personIdOf(made.circle, device), device, sealing, use, proof, claim, at: START_MS }));
    expect(at.alice.circle.isMemberDevice(device)).toBe(false);
    expect(codeOf(() => at.bob.circle.admit(Buffer.from(JSON.stringify(request))))).toBe('join-refused');
  });

  test('stranger who claims another\'s device key: a device that did not sign for it, or signed for another person', async () => {
    const at = await three();
    const lies = forger(at.mallory);
    const [keys] = stateOf(at.bob.desktop.db, BOB, at.bob.circle).keys;
    const [own] = lies.state.keys;
    if (!keys || !own) throw new Error('keys');
    const circle = fromBase64Url(at.alice.circle.id);
    const add = (claim: Uint8Array) => ({ kind: 'device.add', person: personOf(at.mallory), device: Buffer.alloc(32, 9).toString('base64url'), sealing: toBase64Url(own.sealing.publicKey), use: 'desktop', claim: toBase64Url(claim) });
    hasNoEffect(at, say(lies, add(signDeviceOfClaim(own, { circle, person: personOf(at.mallory), use: 'desktop' }))));
    const bobs = { ...add(signDeviceOfClaim(keys, { circle, person: personOf(at.bob), use: 'desktop' })), device: keys.device, sealing: toBase64Url(keys.sealing.publicKey) };
    hasNoEffect(at, say(lies, bobs));
    hasNoEffect(at, say(lies, { ...bobs, person: personOf(at.bob) }));
    expect(at.alice.circle.devices()).toHaveLength(3);
  });

  test('concurrent rotations: hers leaves bob out, and he still reads all that is said', async () => {
    const at = await three();
    const lies = forger(at.mallory);
    const rotation = newEpoch(seededRandom(5), lies.state.members, new Set([at.bob.circle.self.device]));
    const update = say(lies, { kind: 'epoch.rotate', ...rotation });
    for (const { circle } of [at.alice, at.bob]) expect(circle.receive(update).accepted).toBe(1);
    at.alice.circle.append(post('for everybody'));
    letTimePass(30, at.alice, at.bob);
    expect(at.bob.desktop.notes()).toEqual(['for everybody']);
    at.bob.circle.append(post('and from bob'));
    meet(at.alice, at.bob);
    expect(at.alice.desktop.notes()).toEqual(['for everybody', 'and from bob']);
    expect(at.alice.circle.rooms().length).toBeGreaterThan(0);
  });

  test('concurrent rotations: one for whom was removed meanwhile is not written under, although she holds the smallest id', async () => {
    const at = await three();
    const lies = forger(at.mallory);
    const update = say(lies, { kind: 'epoch.rotate', ...newEpoch(seededRandom(6), lies.state.members) });
    at.alice.circle.removeMember(personOf(at.mallory));
    meet(at.alice, at.bob);
    for (const { circle } of [at.alice, at.bob]) expect(circle.receive(update).accepted).toBe(1);
    at.alice.circle.append(post('without her'));
    send(at.alice.circle, at.bob.circle);
    send(at.alice.circle, at.mallory.circle);
    expect(at.bob.desktop.notes()).toEqual(['without her']);
    expect(at.mallory.desktop.notes()).toEqual([]);
  });

  test('an undo by who does not own the circle takes nothing back', async () => {
    const at = await three();
    const note = at.bob.circle.append(post('off topic'));
    meet(at.alice, at.bob, at.mallory);
    at.alice.circle.erase([note.id], { kind: 'note.delete', body: { note: note.id } });
    meet(at.alice, at.bob, at.mallory);
    const lies = forger(at.mallory, 'm');
    const eraser = stateOf(at.alice.desktop.db, ALICE, at.alice.circle);
    const feed = [...eraser.feeds.values()].find(({ device, kind }) => device === at.alice.circle.self.device && kind === 'm');
    const header = at.alice.desktop.db.prepare<[number], Uint8Array>('SELECT header FROM ledger_entry WHERE place = ?').pluck().get((feed?.row ?? 0) * 2 ** 24);
    if (!feed || !header) throw new Error('the erase');
    const undo = lies.entry({ kind: 'undo', erases: [{ client: feed.client, seq: 0, hash: hashAt(feed, 0, header) }] });
    for (const { circle } of [at.alice, at.bob]) {
      expect(circle.receive(lies.update([undo]))).toEqual({ accepted: 1, skipped: [], forks: [] });
      expect(circle.opOf(note.id)).toBeUndefined();
    }
  });

  test('unknown version or kind: control ops of a newer Hearth are skipped, never blamed, and her older words stay', async () => {
    const at = await three();
    const lies = forger(at.mallory);
    const before = people(at.alice);
    const newer = Buffer.from(JSON.stringify({ kind: 'member.teleport', to: 'mars' }));
    expect(at.alice.circle.receive(lies.update([lies.entry({ clear: newer })]))).toMatchObject({ accepted: 0, skipped: [{ why: 'unknown-version' }], forks: [] });
    expect(people(at.alice)).toBe(before);
  });

  test('a fork proof that proves nothing ends nobody', async () => {
    const at = await three();
    const lies = forger(at.mallory);
    const header = toBase64Url(at.alice.desktop.db.prepare<[], Uint8Array>("SELECT header FROM ledger_control WHERE arrival > 1").pluck().get() ?? new Uint8Array(0));
    const keep = { next: 0, head: toBase64Url(new Uint8Array(32)) };
    hasNoEffect(at, say(lies, { kind: 'fork.proof', device: at.bob.circle.self.device, feed: 'm', incarnation: 0, seq: 0, h1: header, h2: header, keep }));
    hasNoEffect(at, say(lies, { kind: 'fork.proof', device: at.alice.circle.self.device, feed: 'c', incarnation: 0, seq: 1, h1: header, h2: header, keep }));
    expect(at.alice.circle.devices().map(({ status }) => status)).toEqual(['present', 'present', 'present']);
  });

  test('fork at seq 1 with a stolen key: the thief\'s branch of bob\'s feed is proved, bob is told, and goes on after an admin\'s yes', async () => {
    const at = await three();
    at.bob.circle.append(post('bob one'));
    meet(at.alice, at.bob, at.mallory);
    const thief = new Forger(at.bob.desktop, BOB, { circle: at.bob.circle });
    const stolen = thief.update([thief.entry()]);
    at.bob.circle.append(post('bob two'));
    expect(at.mallory.circle.receive(stolen).accepted).toBe(1);
    meet(at.alice, at.bob);
    meet(at.alice, at.mallory);
    expect(at.alice.circle.forks()).toHaveLength(1);
    letTimePass(60, at.alice, at.mallory);
    expect(at.alice.circle.devices().find(({ device }) => device === at.bob.circle.self.device)?.status).toBe('forked');
    expect(at.alice.circle.viewsHash()).toBe(at.mallory.circle.viewsHash());
    send(at.alice.circle, at.bob.circle);
    expect(codeOf(() => at.bob.circle.append(post('?')))).toBe('device-forked');
    expect(at.bob.desktop.db.prepare('SELECT count(*) FROM ledger_entry WHERE body IS NULL').pluck().get()).toBe(0);
    at.alice.circle.resumeDevice(at.bob.circle.self.device);
    meet(at.alice, at.bob, at.mallory);
    at.bob.circle.append(post('bob again'));
    meet(at.alice, at.bob, at.mallory);
    expect(at.mallory.desktop.notes()).toEqual(['bob one', 'bob again']);
  });
});

test('a device that is not in yet gets nothing by asking for what it cannot know', async () => {
  const { alice } = await three();
  const stranger = await desktop(196);
  const foreign = join(stranger.ledger.create(), (await desktop(197)).ledger);
  expect([...alice.circle.controlFor(foreign.self.device, foreign.frontier())].length).toBeLessThanOrEqual(1);
  expect([...alice.circle.bodies([{ feed: 'm:none', seqs: [0] }])]).toEqual([]);
});
