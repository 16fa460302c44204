import { describe, expect, test } from 'vitest';
import { personIdOf, signDeviceClaim } from '../../main/ledger/crypto/device-keys.ts';
import { inviteKeysOf, proveInvite } from '../../main/ledger/crypto/invite-keys.ts';
import { makeJoinRequest } from '../../main/ledger/circle/admission.ts';
import { fromBase64Url, toBase64Url } from '../../main/ledger/wire/base64-url.ts';
import { encodeJoinRequest } from '../../main/ledger/wire/join-request.ts';
import { desktop, join, send, START_MS } from '../ledger/desktop.ts';
import { Forger, stateOf } from './feed-forger.ts';
import { MALLORY, scene } from './feed-scene.ts';

const HOUR_MS = 3_600_000;
const invite = { name: 'home', expiresAt: START_MS + HOUR_MS, uses: 2, meetingPoints: [] };
const code = (run: () => unknown): string => {
  try {
    run();
    return 'fine';
  } catch (error) {
    return (error as { code?: string }).code ?? String(error);
  }
};

describe('invites that no longer hold', () => {
  test('used-up, expired and revoked invites admit nobody, and each says which', async () => {
    const { alice, home } = await scene();
    const [bob, carol, dave] = await Promise.all([desktop(31), desktop(32), desktop(33)]);
    const shared = home.createInvite(invite);
    const requests = [bob, carol, dave].map(({ ledger }) => ledger.beginJoin(shared).request());
    for (const request of requests.slice(0, 2)) home.admit(request);
    expect(code(() => home.admit(requests[2] as Uint8Array))).toBe('invite-used-up');
    expect(home.invites().find(({ expiresAt }) => expiresAt === invite.expiresAt)?.state).toBe('used-up');

    const second = home.createInvite({ ...invite, expiresAt: START_MS + 2 * HOUR_MS });
    const late = dave.ledger.beginJoin(second).request();
    alice.clock.set(START_MS + 2 * HOUR_MS + 1);
    expect(code(() => home.admit(late))).toBe('invite-expired');
    expect(code(() => bob.ledger.beginJoin({ ...second, circle: toBase64Url(new Uint8Array(32)), expiresAt: START_MS - 1 }))).toBe('invite-expired');

    alice.clock.set(START_MS);
    const third = home.createInvite({ ...invite, expiresAt: START_MS + 3 * HOUR_MS });
    const request = dave.ledger.beginJoin(third).request();
    home.revokeInvite(inviteKeysOf(third.seed).publicKey);
    expect(code(() => home.admit(request))).toBe('invite-revoked');
    expect(home.members()).toHaveLength(4);
  });

  test('a changed client that admits by a used-up, expired or unknown invite writes entries without effect', async () => {
    const at = await scene();
    const stranger = await desktop(34);
    const made = at.hers.createInvite({ ...invite, uses: 1 });
    send(at.hers, at.home);
    const lies = new Forger(at.mallory, MALLORY, { circle: at.hers, kind: 'c' });
    const keys = JSON.parse(Buffer.from(stranger.ledger.beginJoin(made).request()).toString('utf8')) as ReturnType<typeof makeJoinRequest>;
    const { invite: key, device, sealing, use, proof, claim } = keys;
    const honest = { kind: 'member.admit', invite: key, person: personIdOf(made.circle, device), device, sealing, use, proof, claim, at: START_MS };
    const admit = (change: object) => lies.entry({ clear: Buffer.from(JSON.stringify({ ...honest, ...change })) });
    const flipped = toBase64Url(fromBase64Url(keys.proof).map((byte, n) => (n === 3 ? byte ^ 1 : byte)));
    const forged = [
      admit({ at: made.expiresAt + 1 }),
      admit({ proof: flipped }),
      admit({ claim: flipped }),
      admit({ person: toBase64Url(new Uint8Array(16)) }),
      admit({ invite: toBase64Url(new Uint8Array(32).fill(4)) }),
      admit({ sealing: toBase64Url(new Uint8Array(32)) }),
    ];
    expect(at.home.receive(lies.update(forged)).accepted).toBe(forged.length);
    expect(at.home.isMemberDevice(keys.device)).toBe(false);
    expect(at.home.members()).toHaveLength(2);
    expect(at.home.receive(lies.update([admit({})])).accepted).toBe(1);
    expect(at.home.isMemberDevice(keys.device)).toBe(true);
    const other = await desktop(42);
    const second = JSON.parse(Buffer.from(other.ledger.beginJoin(made).request()).toString('utf8')) as ReturnType<typeof makeJoinRequest>;
    const { device: late, sealing: box, proof: shown, claim: own } = second;
    const overUsed = admit({ person: personIdOf(made.circle, late), device: late, sealing: box, proof: shown, claim: own, at: START_MS });
    expect(at.home.receive(lies.update([overUsed])).accepted).toBe(1);
    expect(at.home.isMemberDevice(late)).toBe(false);
  });

  test('a changed client that admits by an invite it has seen revoked writes an entry without effect', async () => {
    const at = await scene();
    const stranger = await desktop(43);
    const made = at.hers.createInvite({ ...invite, uses: 5 });
    const keys = JSON.parse(Buffer.from(stranger.ledger.beginJoin(made).request()).toString('utf8')) as ReturnType<typeof makeJoinRequest>;
    at.hers.revokeInvite(inviteKeysOf(made.seed).publicKey);
    send(at.hers, at.home);
    const lies = new Forger(at.mallory, MALLORY, { circle: at.hers, kind: 'c' });
    const { invite: key, device, sealing, use, proof, claim } = keys;
    const op = { kind: 'member.admit', invite: key, person: personIdOf(made.circle, device), device, sealing, use, proof, claim, at: START_MS };
    const forged = lies.entry({ clear: Buffer.from(JSON.stringify(op)), memberHeads: lies.heads });
    expect(at.home.receive(lies.update([forged])).accepted).toBe(1);
    expect(at.home.isMemberDevice(device)).toBe(false);
  });

  test('concurrent over-use un-admits nobody: both stay and the invite closes', async () => {
    const { home, hers } = await scene();
    const made = home.createInvite({ ...invite, uses: 1 });
    send(home, hers);
    const [bob, carol] = await Promise.all([desktop(35), desktop(36)]);
    home.admit(bob.ledger.beginJoin(made).request());
    hers.admit(carol.ledger.beginJoin(made).request());
    send(home, hers);
    send(hers, home);
    expect(home.members()).toHaveLength(4);
    expect(hers.members()).toEqual(home.members());
    expect(home.invites().find(({ expiresAt }) => expiresAt === invite.expiresAt)?.state).toBe('used-up');
  });

  test('one join request shown twice, or to two members, admits one device once', async () => {
    const { home, hers } = await scene();
    const made = home.createInvite(invite);
    send(home, hers);
    const bob = await desktop(37);
    const pending = bob.ledger.beginJoin(made);
    home.admit(pending.request());
    const updates = home.admit(pending.request());
    hers.admit(pending.request());
    send(hers, home);
    expect(home.members()).toHaveLength(3);
    expect(pending.accept(updates)?.members()).toHaveLength(3);
  });
});

const strangerKeys = async (stranger: Awaited<ReturnType<typeof desktop>>, circle: string) => {
  const seed = new Uint8Array(16).fill(7);
  const pending = stranger.ledger.beginJoin({ circle, inviter: circle, seed, meetingPoints: [], name: 'x', expiresAt: START_MS + HOUR_MS });
  return { pending, request: JSON.parse(Buffer.from(pending.request()).toString('utf8')) as ReturnType<typeof makeJoinRequest> };
};

describe('strangers', () => {
  test('a stranger who claims another\'s device key is refused', async () => {
    const at = await scene();
    const made = at.home.createInvite(invite);
    const stranger = await desktop(38);
    const pending = stranger.ledger.beginJoin(made);
    const honest = JSON.parse(Buffer.from(pending.request()).toString('utf8')) as ReturnType<typeof makeJoinRequest>;
    const seed = inviteKeysOf(made.seed);
    const circle = fromBase64Url(made.circle);
    const claims = { circle, invite: honest.invite, device: at.hers.self.device, sealing: honest.sealing };
    const stolen = { ...honest, device: at.hers.self.device, proof: toBase64Url(proveInvite(seed, claims)) };
    expect(code(() => at.home.admit(encodeJoinRequest(stolen)))).toBe('join-refused');
    const { keys } = stateOf(stranger.db, 38, { ...at.home, id: made.circle } as typeof at.home);
    const own = keys[0];
    if (!own) throw new Error('keys');
    expect(code(() => at.home.admit(encodeJoinRequest({ ...stolen, claim: toBase64Url(signDeviceClaim(own, circle)) })))).toBe('join-refused');
    expect(at.home.members()).toHaveLength(2);
  });

  test('a request that is no request, for another circle, or without the seed is refused', async () => {
    const at = await scene();
    const other = at.alice.ledger.create();
    const stranger = await desktop(39);
    const elsewhere = stranger.ledger.beginJoin(other.createInvite(invite)).request();
    expect(code(() => at.home.admit(elsewhere))).toBe('invite-foreign');
    const guessed = await strangerKeys(stranger, at.home.id);
    expect(code(() => at.home.admit(guessed.pending.request()))).toBe('invite-foreign');
    for (const bytes of [new Uint8Array(0), Buffer.from('{}'), Buffer.from('null'), new Uint8Array(5000)]) expect(code(() => at.home.admit(bytes))).toBe('join-refused');
  });

  test('fake circle: control feeds that do not hash to the circle\'s id bring the joiner nowhere', async () => {
    const at = await scene();
    const evil = at.mallory.ledger.create();
    const bob = await desktop(40);
    const pending = bob.ledger.beginJoin(at.home.createInvite(invite));
    expect(pending.accept([...evil.missing([])])).toBeUndefined();
    expect(code(() => pending.accept([Uint8Array.of(1, 2, 3)]))).toBe('invite-broken');
    expect(pending.accept([])).toBeUndefined();
    expect(bob.ledger.circles()).toHaveLength(0);
    expect(bob.db.prepare('SELECT count(*) FROM ledger_entry').pluck().get()).toBe(0);
    const joined = pending.accept(at.home.admit(pending.request()));
    expect(joined?.id).toBe(at.home.id);
  });

  test('an epoch grant with another key under the epoch\'s name gives nothing', async () => {
    const at = await scene();
    const bob = await desktop(41);
    const his = join(at.home, bob.ledger);
    expect(his.rooms()).toEqual(at.home.rooms());
    const lies = new Forger(at.mallory, MALLORY, { circle: at.hers, kind: 'c' });
    const [epoch] = lies.state.live;
    const box = toBase64Url(new Uint8Array(80).fill(5));
    const grant = lies.entry({ clear: Buffer.from(JSON.stringify({ kind: 'epoch.grant', id: epoch?.id, device: at.home.self.device, box, roomBox: box })) });
    expect(at.home.receive(lies.update([grant])).accepted).toBe(1);
    expect(at.home.rooms()).toEqual(his.rooms());
    at.home.append({ kind: 'note.post', body: { text: 'still readable' } });
    send(at.home, his);
    expect(bob.notes()).toContain('still readable');
  });
});
