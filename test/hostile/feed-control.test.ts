import { describe, expect, test } from 'vitest';
import { clientIdOf, hashAt } from '../../main/ledger/gate/feed.ts';
import { judgeUpdate } from '../../main/ledger/gate/gate.ts';
import type { GateState } from '../../main/ledger/gate/gate-state.ts';
import { NO_MEMBERS } from '../../main/ledger/membership/circle-members.ts';
import { EMPTY_DAG } from '../../main/ledger/membership/control-dag.ts';
import { fromBase64Url } from '../../main/ledger/wire/base64-url.ts';
import { MAX_SEQ } from '../../main/ledger/wire/limits.ts';
import { encodeUpdate, parseUpdate } from '../../main/ledger/wire/update.ts';
import { desktop, join, send, START_MS } from '../ledger/desktop.ts';
import { type Forged, Forger, stateOf } from './feed-forger.ts';
import { ALICE, MALLORY, type Scene, scene, verdictOn } from './feed-scene.ts';

const invite = (n: number): Buffer =>
  Buffer.from(JSON.stringify({ kind: 'invite.create', invite: Buffer.alloc(32, n).toString('base64url'), expiresAt: START_MS * 2, uses: 1, role: 'member', needsApproval: false }));

/** Mallory's control feed with two entries in it that Alice holds; what follows is up to the test. */
const begun = async (): Promise<{ readonly at: Scene; readonly lies: Forger; readonly entries: readonly Forged[] }> => {
  const at = await scene();
  const lies = new Forger(at.mallory, MALLORY, { circle: at.hers, kind: 'c' });
  const entries = [lies.entry({ clear: invite(1) }), lies.entry({ clear: invite(2), memberHeads: [] })];
  expect(at.home.receive(lies.update(entries))).toEqual({ accepted: 2, skipped: [], forks: [] });
  return { at, lies, entries };
};
const controlHeadOf = (at: Scene): string => {
  const { dag } = stateOf(at.alice.db, ALICE, at.home);
  const alices = [...dag.entries.values()].filter(({ device }) => device === at.home.self.device);
  return alices.at(-1)?.hash ?? '';
};

describe('mallory writes what she may not into her control feed', () => {
  test('an honest control entry of hers is taken, so the refusals below are not for another reason', async () => {
    const { at, lies } = await begun();
    expect(at.home.receive(lies.update([lies.entry({ clear: invite(3), memberHeads: [] })])).accepted).toBe(1);
  });

  test('lamport bombs: a step back and 2^48 are refused', async () => {
    const { at, lies, entries } = await begun();
    for (const lamport of [1, 2 ** 48]) {
      lies.rewindTo(2, entries[1]?.hash ?? new Uint8Array(32));
      expect(verdictOn(at, lies.update([lies.entry({ clear: invite(3), memberHeads: [], lamport })]))).toBe('refused');
    }
  });

  test('truncated chain: an entry that follows one of another feed, one of its own that is not the last, or something before its first', async () => {
    const { at, lies, entries } = await begun();
    const alices = [...stateOf(at.alice.db, ALICE, at.home).dag.entries.values()].find(({ device, seq }) => device === at.home.self.device && seq === 1);
    lies.rewindTo(2, fromBase64Url(alices?.hash ?? ''));
    expect(verdictOn(at, lies.update([lies.entry({ clear: invite(3), lamport: 90 })]))).toBe('refused');
    lies.rewindTo(2, entries[0]?.hash ?? new Uint8Array(32));
    expect(verdictOn(at, lies.update([lies.entry({ clear: invite(4), lamport: 90 })]))).toBe('refused');
    lies.rewindTo(0, new Uint8Array(32).fill(5));
    expect(verdictOn(at, lies.update([lies.entry({ clear: invite(5), lamport: 90 })]))).toBe('refused');
  });

  test('a first entry that names no heads', async () => {
    const { at } = await begun();
    const fresh = await desktop(31);
    const first = new Forger(fresh, 31, { circle: join(at.home, fresh.ledger), kind: 'c' });
    expect(verdictOn(at, first.update([first.entry({ clear: invite(5), memberHeads: [] })]))).toBe('refused');
  });

  test('an entry of a kind that control feeds do not hold', async () => {
    const { at, lies } = await begun();
    expect(verdictOn(at, lies.update([lies.entry({ clear: invite(3), kind: 'op', epochId: fromBase64Url(lies.state.live[0]?.id ?? '') })]))).toBe('refused');
  });

  test('a proof against alice of two headers that alice did not sign', async () => {
    const { at, lies } = await begun();
    const hers = new Forger(at.mallory, MALLORY, { circle: at.hers });
    const [h1, h2] = [hers.entry(), hers.entry()].map(({ header }) => Buffer.from(header).toString('base64url'));
    const { device } = at.home.self;
    const keep = { next: 0, head: Buffer.alloc(32).toString('base64url') };
    const proof = Buffer.from(JSON.stringify({ kind: 'fork.proof', device, feed: 'm', incarnation: 0, seq: 0, h1, h2, keep }));
    expect(at.home.receive(lies.update([lies.entry({ clear: proof, memberHeads: [] })])).accepted).toBe(1);
    expect(at.home.self.standing).toBe('member');
    expect(at.alice.notes()).toContain('alice 4');
  });

  test('the body of another op under a signed header, and the root of another feed', async () => {
    const { at, lies } = await begun();
    expect(verdictOn(at, lies.update([{ ...lies.entry({ clear: invite(3), memberHeads: [] }), body: invite(9) }]))).toBe('drop');
    const fresh = await desktop(32);
    const first = new Forger(fresh, 32, { circle: join(at.home, fresh.ledger), kind: 'c' });
    expect(verdictOn(at, first.update([first.entry({ clear: invite(4) })], { root: lies.feed.root }))).toBe('drop');
  });
});

describe('mallory writes what she may not into her message feed', () => {
  test('heads that go back, though she was a member there', async () => {
    const at = await scene();
    const lies = new Forger(at.mallory, MALLORY, { circle: at.hers });
    const known = lies.heads;
    at.home.createInvite({ name: 'home', expiresAt: START_MS * 2, uses: 1, meetingPoints: [] });
    expect(at.home.receive(lies.update([lies.entry({ memberHeads: [fromBase64Url(controlHeadOf(at))] })])).accepted).toBe(1);
    expect(verdictOn(at, lies.update([lies.entry({ memberHeads: known })]))).toBe('refused');
  });

  test('an erase that does not say what she had seen', async () => {
    const at = await scene();
    const lies = new Forger(at.mallory, MALLORY, { circle: at.hers });
    const first = lies.entry();
    expect(at.home.receive(lies.update([first])).accepted).toBe(1);
    expect(verdictOn(at, lies.update([lies.entry({ kind: 'erase', memberHeads: [], erases: [{ client: lies.feed.client, seq: first.seq, hash: first.hash }] })]))).toBe('refused');
  });

  test('an unsigned entry for a known place, before one of a newer version, is no fork of hers', async () => {
    const at = await scene();
    const lies = new Forger(at.mallory, MALLORY, { circle: at.hers });
    lies.rewindTo(3, new Uint8Array(32).fill(2));
    const [unsigned, newer] = [lies.entry(), lies.entry()].map((entry) => ({ ...entry, header: entry.header.slice() }));
    if (!unsigned || !newer) throw new Error('two entries');
    unsigned.header[unsigned.header.length - 9] = (unsigned.header.at(-9) ?? 0) ^ 4;
    newer.header[0] = 2;
    expect(at.home.receive(lies.update([unsigned, newer]))).toMatchObject({ accepted: 0, forks: [] });
    expect(at.home.forks()).toEqual([]);
  });
});

describe('an erase that travels ahead of its feed', () => {
  /** How many of Alice's first three entries somebody takes who holds nothing, the last without its body, when this erase explains it. */
  const takenOf = async (at: Scene, erase: (alice: Forger, named: { readonly client: number; readonly seq: number; readonly hash: Uint8Array }) => readonly [Forger, Forged]): Promise<number> => {
    const bob = await desktop(34);
    const his = join(at.home, bob.ledger);
    const alice = new Forger(at.alice, ALICE, { circle: at.home });
    const sections = [...at.home.missing([])].flatMap((update) => parseUpdate(update)).filter(({ client }) => client === alice.feed.client);
    const entries = sections.flatMap((section) => section.entries).slice(0, 3);
    const named = { client: alice.feed.client, seq: 2, hash: hashAt(alice.feed, 2, entries[2]?.header ?? new Uint8Array(0)) };
    const bare = entries.map((entry, seq) => (seq === 2 ? { ...entry, body: null } : entry));
    const [by, eraser] = erase(alice, named);
    const update = encodeUpdate([
      { client: alice.feed.client, root: alice.feed.root, from: 0, entries: bare },
      { client: by.feed.client, root: undefined, from: eraser.seq, entries: [eraser, by.entry()] },
    ]);
    return his.receive(update).accepted;
  };
  const flipped = (entry: Forged): Forged => {
    const header = entry.header.slice();
    header[header.length - 9] = (header.at(-9) ?? 0) ^ 4;
    return { ...entry, header };
  };
  const early = (by: Forger): Forger => {
    by.entry();
    return by;
  };

  test('explains a missing body only where its author had the right to it, signed it, and says what it had seen', async () => {
    const at = await scene();
    const mallory = (): Forger => early(new Forger(at.mallory, MALLORY, { circle: at.hers }));
    expect(await takenOf(at, (alice, named) => ((by) => [by, by.entry({ kind: 'erase', erases: [named] })] as const)(early(alice)))).toBe(3);
    expect(await takenOf(at, (_alice, named) => ((by) => [by, by.entry({ kind: 'erase', erases: [named] })] as const)(mallory()))).toBe(2);
    expect(await takenOf(at, (alice, named) => ((by) => [by, flipped(by.entry({ kind: 'erase', erases: [named] }))] as const)(early(alice)))).toBe(2);
    expect(await takenOf(at, (alice, named) => ((by) => [by, by.entry({ kind: 'erase', erases: [named], memberHeads: [] })] as const)(early(alice)))).toBe(2);
  });
});

describe('a fake circle', () => {
  test('its genesis, put where that of the true circle belongs, founds nothing for who joins', async () => {
    const at = await scene();
    const bob = await desktop(33);
    const pending = bob.ledger.beginJoin(at.home.createInvite({ name: 'home', expiresAt: START_MS * 2, uses: 1, meetingPoints: [] }));
    const fake = at.mallory.ledger.create();
    const [genesis] = parseUpdate([...fake.missing([])][0] ?? new Uint8Array(0))[0]?.entries ?? [];
    if (!genesis) throw new Error('a genesis');
    const client = clientIdOf({ circle: at.home.id, device: fake.self.device, kind: 'c', incarnation: 0 });
    const update = encodeUpdate([{ client, root: `c:${client.toString(36)}`, from: 0, entries: [genesis] }]);
    const nothing: GateState = { circle: at.home.id, dag: EMPTY_DAG, members: NO_MEMBERS, feeds: new Map(), headerAt: () => undefined, isUnwanted: () => false, isNamedByErase: () => false, wantedUntil: () => MAX_SEQ };
    expect(judgeUpdate(nothing, update)).toMatchObject({ accept: [], skip: [{ why: 'unknown-device' }] });
    expect(pending.accept([update])).toBeUndefined();
    expect(pending.accept(at.home.admit(pending.request()))).toBeDefined();
    send(at.home, bob.ledger.circle(at.home.id));
  });
});
