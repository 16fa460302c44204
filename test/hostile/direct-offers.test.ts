import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { encodeInvite } from '#ledger';
import { VIEWS } from '../../main/core/views.ts';
import { type GroupDesk, groupOfDesks, type GroupStory } from '../support/group-desk.ts';

const MINUTE_MS = 60_000;
const DAY_MS = 24 * 60 * MINUTE_MS;
const BOX_BYTES = 1074;

type Scene = GroupStory & { readonly alice: GroupDesk; readonly bob: GroupDesk; readonly mallory: GroupDesk };
const scene = async (): Promise<Scene> => {
  const story = await groupOfDesks(['Alice', 'Bob', 'Mallory']);
  const [alice, bob, mallory] = story.desks;
  if (!alice || !bob || !mallory) throw new Error('three desks');
  // Her client writes whatever she likes.
  mallory.views = VIEWS.map((view) => ({ ...view, ops: view.ops.map((op) => (op.kind === 'direct.offer' ? { ...op, schema: z.unknown() } : op)) }));
  await mallory.quits();
  await mallory.starts();
  await story.clock.until(() => mallory.isLinkedWith(bob) && mallory.isLinkedWith(alice), MINUTE_MS);
  return { ...story, alice, bob, mallory };
};
const text = (boxes: readonly Uint8Array[]): string[] => boxes.map((box) => Buffer.from(box).toString('base64url'));
const offers = (desk: GroupDesk): number => desk.db.prepare<[], number>('SELECT count(*) FROM direct_offer').pluck().get() ?? 0;

/** What mallory would seal for bob, with any part of it a lie. */
const sealed = ({ mallory, bob }: Scene, lie: object = {}): string[] => {
  const { ledger, circles } = mallory.running;
  const circle = ledger.create({ kind: 'direct' });
  const invite = circles.inviteDirect(circle, mallory.clock.now() + DAY_MS);
  const plain = { v: 1, circle: mallory.circle.id, from: mallory.me, to: bob.me, invite: encodeInvite(invite).code, ...lie };
  return text(mallory.circle.sealFor(bob.me, Buffer.from(JSON.stringify(plain))));
};

type Attack = { readonly name: string; readonly boxes: (at: Scene) => unknown };
const HEARD_BY_NOBODY: readonly Attack[] = [
  { name: 'an offer in the name of alice', boxes: (at) => sealed(at, { from: at.alice.me }) },
  { name: 'an offer for somebody else, sealed for bob', boxes: (at) => sealed(at, { to: at.alice.me }) },
  { name: 'an offer of another group', boxes: (at) => sealed(at, { circle: 'c'.repeat(43) }) },
  { name: 'an offer of another version', boxes: (at) => sealed(at, { v: 2 }) },
  { name: 'an offer whose time is over', boxes: (at) => sealed(at, { invite: encodeInvite({ circle: 'c'.repeat(43), inviter: 'd'.repeat(43), seed: new Uint8Array(16), meetingPoints: [], name: '', expiresAt: at.mallory.clock.now() - 1 }).code }) },
  { name: 'an invite that is broken', boxes: (at) => sealed(at, { invite: 'HEARTH:00000000000000000000000000' }) },
  { name: 'words that are no offer', boxes: ({ mallory, bob }) => text(mallory.circle.sealFor(bob.me, Buffer.from('{"v":1'))) },
  { name: 'boxes that nobody can open', boxes: () => text([new Uint8Array(BOX_BYTES), new Uint8Array(BOX_BYTES).fill(255)]) },
  { name: 'boxes that are too short', boxes: (at) => sealed(at).map((box) => box.slice(1)) },
  { name: 'more boxes than an offer has', boxes: (at) => Array.from({ length: 12 }, () => sealed(at)).flat().slice(0, 45) },
  { name: 'no box', boxes: () => [] },
  { name: 'what is no list', boxes: () => 'boxes' },
];

const WAYS = ['live', 'in bulk'] as const;
const cases = WAYS.flatMap((way) => HEARD_BY_NOBODY.map(({ name, boxes }) => [name, way, boxes] as const));

/** Mallory's changed client writes; bob hears it at once, or with all the rest when he comes. */
const writes = async ({ bob, mallory, clock }: Scene, way: (typeof WAYS)[number], ops: readonly object[]): Promise<void> => {
  if (way === 'in bulk') await bob.quits();
  for (const op of ops) mallory.circle.append(op as { kind: string; body: unknown });
  mallory.says('after');
  if (way === 'in bulk') await bob.starts();
  await clock.until(() => bob.reads().includes('after'), 3 * MINUTE_MS);
};

describe('mallory, a member, offers bob', () => {
  it.each(cases)('%s, %s: no request, no chat, and she stays in', async (_name, way, boxes) => {
    const at = await scene();
    await writes(at, way, [{ kind: 'direct.offer', body: { boxes: boxes(at) } }]);
    const { bob, mallory } = at;
    expect([bob.directly('requests'), bob.chats]).toEqual([[], []]);
    expect(bob.isLinkedWith(mallory)).toBe(true);
  });

  it.each(WAYS)('what alice offered him, copied into an op of her own, %s: only alice’s request is there', async (way) => {
    const at = await scene();
    const { alice, bob, mallory, clock } = at;
    const { circle } = alice.directly('ask', { person: bob.me });
    await clock.until(() => offers(mallory) === 1, MINUTE_MS);
    const id = mallory.db.prepare<[], string>('SELECT id FROM direct_offer').pluck().get() ?? '';
    await writes(at, way, [{ kind: 'direct.offer', body: mallory.circle.opOf(id)?.body }]);
    expect(offers(bob)).toBe(2);
    expect(bob.directly('requests').map(({ name }) => name)).toEqual(['Alice']);
    bob.directly('accept', { person: alice.me });
    await clock.until(() => bob.chats[0]?.state === 'ready' && bob.chats[0].id === circle, 3 * MINUTE_MS);
  });

  it.each(WAYS)('the same a hundred times, %s: one request; once declined, none, however often she offers', async (way) => {
    const at = await scene();
    const { bob, mallory, clock } = at;
    const flood = Array.from({ length: 100 }, () => ({ kind: 'direct.offer', body: { boxes: sealed(at) } }));
    await writes(at, way, flood);
    expect(bob.directly('requests')).toHaveLength(1);
    bob.directly('decline', { person: mallory.me });
    const before = bob.circle.entryCount();
    for (const op of flood.slice(0, 10)) mallory.circle.append(op);
    await clock.until(() => bob.circle.entryCount() === before + 10, MINUTE_MS);
    expect([bob.directly('requests'), bob.chats]).toEqual([[], []]);
  });

  it('a group with others in it as a chat of two: bob does not go in, says nothing there, and keeps nothing of it', async () => {
    const at = await scene();
    const { bob, mallory, clock } = at;
    const { ledger, sync } = mallory.running;
    const trap = ledger.create();
    mallory.running.circles.setOnline(trap.id, true);
    const points = ['ws://alice.test'];
    const invite = trap.createInvite({ name: 'Mallory', expiresAt: mallory.clock.now() + DAY_MS, uses: 1, meetingPoints: points });
    sync.refresh(trap.id);
    mallory.circle.append({ kind: 'direct.offer', body: { boxes: sealed(at, { invite: encodeInvite(invite).code }) } });
    await clock.until(() => bob.directly('requests').length === 1, MINUTE_MS);
    bob.directly('accept', { person: mallory.me });
    await clock.until(() => bob.chats[0]?.state === 'failed', 3 * MINUTE_MS);
    expect(bob.chats[0]).toMatchObject({ failure: 'join-refused' });
    expect(bob.running.ledger.circles().map(({ id }) => id)).toEqual([bob.circle.id]);
    expect(trap.entryCount()).toBe(0);
  });

  it('a lie about whom their chat is with, and decisions in his name: bob blocks her and nobody else', async () => {
    const { alice, bob, mallory, clock } = await scene();
    const { circle: chat } = mallory.directly('ask', { person: bob.me });
    await clock.until(() => bob.directly('requests').length === 1, MINUTE_MS);
    bob.directly('accept', { person: mallory.me });
    await clock.until(() => bob.chats[0]?.state === 'ready' && bob.chats[0].name === 'Mallory', 3 * MINUTE_MS);
    mallory.running.ledger.circle(chat).append({ kind: 'direct.with', body: { shared: bob.circle.id, person: alice.me, isOpen: true } });
    mallory.running.ledger.circle(chat).append({ kind: 'circle.name', body: { name: 'Alice' } });
    mallory.circle.append({ kind: 'person.choice', body: { circle: bob.circle.id, person: alice.me, isBlocked: true, isDeclined: true, at: mallory.clock.now() + DAY_MS } });
    mallory.says('after', chat);
    mallory.says('after');
    await clock.until(() => bob.reads(chat).includes('after') && bob.reads().includes('after'), MINUTE_MS);
    expect(bob.directly('blocked')).toEqual([]);
    expect(bob.chats[0]?.name).toBe('Mallory');
    bob.directly('block', { circle: chat, person: mallory.running.ledger.circle(chat).self.person });
    expect(bob.directly('blocked').map(({ person }) => person)).toEqual([mallory.me]);
    expect(bob.directly('profile', { person: alice.me }).isBlocked).toBe(false);
  });
});

describe('a third member', () => {
  it('learns that something sealed was passed, and neither for whom, nor where the chat is, nor a word of it; nor does any way lead in', async () => {
    const { alice, bob, mallory, clock } = await scene();
    const { circle: chat } = alice.directly('ask', { person: bob.me });
    await clock.until(() => bob.directly('requests').length === 1 && offers(mallory) === 1, MINUTE_MS);
    bob.directly('accept', { person: alice.me });
    await clock.until(() => alice.chats[0]?.members === 2 && bob.chats[0]?.state === 'ready', 3 * MINUTE_MS);
    alice.says('Pflaumenbaum', chat);
    await clock.until(() => bob.reads(chat).includes('Pflaumenbaum'), MINUTE_MS);
    const id = mallory.db.prepare<[], string>('SELECT id FROM direct_offer').pluck().get() ?? '';
    const { boxes } = (mallory.circle.opOf(id)?.body ?? { boxes: [] }) as { readonly boxes: readonly string[] };
    expect(boxes).toHaveLength(4);
    expect(mallory.circle.openSealed(boxes.map((box) => Buffer.from(box, 'base64url')))).toBeUndefined();
    const hers = JSON.stringify(
      mallory.db
        .prepare<[], string>("SELECT name FROM sqlite_schema WHERE type = 'table' AND sql NOT LIKE 'CREATE VIRTUAL%'")
        .pluck()
        .all()
        .map((table) => mallory.db.prepare(`SELECT * FROM "${table}"`).raw().all().map((row) => (row as unknown[]).map((value) => (value instanceof Uint8Array ? Buffer.from(value).toString('latin1') : String(value))))),
    );
    const there = alice.running.ledger.circle(chat);
    // The search can find: what all three hold is found.
    expect(hers).toContain(bob.me);
    for (const secret of [chat, Buffer.from(chat, 'base64url').toString('latin1'), there.self.person, there.self.device, 'Pflaumenbaum', ...there.rooms().map(({ name }) => name)]) expect(hers).not.toContain(secret);
    // Even who was told the address of it has no way in: not by the invite without its seed, and not as a third.
    const guess = { circle: chat, inviter: there.self.device, seed: new Uint8Array(16), meetingPoints: [], name: '', expiresAt: clock.now() + DAY_MS };
    expect(() => there.admit(mallory.running.ledger.beginJoin(guess).request())).toThrow('invite-foreign');
    expect(there.members()).toHaveLength(2);
  });
});
