import { describe, expect, it } from 'vitest';
import type { SystemLine } from '#contract';
import type { GroupDesk } from '../../support/group-desk.ts';
import { groupOfThree, type OfThree } from '../../support/group-of-three.ts';

const MINUTE_MS = 60_000;
const DAY_MS = 24 * 60 * MINUTE_MS;
const codeOf = (run: () => unknown): string => {
  try {
    run();
    return 'fine';
  } catch (error) {
    return (error as { code?: string }).code ?? String(error);
  }
};
/** Alice asks, bob agrees, both are in. */
const together = async (): Promise<OfThree & { readonly chat: string }> => {
  const story = await groupOfThree();
  const { alice, bob, clock } = story;
  const { circle: chat } = alice.directly('ask', { person: bob.me });
  await clock.until(() => bob.directly('requests').length === 1, MINUTE_MS);
  bob.directly('accept', { person: alice.me });
  await clock.until(() => alice.chats[0]?.state === 'ready' && bob.chats[0]?.state === 'ready' && bob.chats[0].name === 'Alice' && alice.chats[0].online === 2, 3 * MINUTE_MS);
  return { ...story, chat };
};

describe('a private chat', () => {
  it('is asked for in the group, is not answered yet, and once bob agrees has the name of the other on each side', async () => {
    const { alice, bob, carol, clock } = await groupOfThree();
    expect(alice.directly('profile', { person: bob.me })).toEqual({ isBlocked: false, chat: { is: 'none' } });
    const { circle } = alice.directly('ask', { person: bob.me });
    expect(alice.chats).toMatchObject([{ id: circle, name: 'Bob', kind: 'direct', state: 'asked', members: 1 }]);
    await clock.until(() => bob.directly('requests').length === 1, MINUTE_MS);
    expect(bob.directly('requests')).toMatchObject([{ circle: bob.circle.id, groupName: 'Readers', person: alice.me, name: 'Alice' }]);
    expect(bob.directly('profile', { person: alice.me }).chat).toEqual({ is: 'request' });
    expect(bob.chats).toEqual([]);
    bob.directly('accept', { person: alice.me });
    await clock.until(() => alice.chats[0]?.state === 'ready' && bob.chats[0]?.state === 'ready' && bob.chats[0].name === 'Alice', 3 * MINUTE_MS);
    expect(bob.directly('requests')).toEqual([]);
    expect(alice.chats).toMatchObject([{ id: circle, name: 'Bob', members: 2 }]);
    expect(bob.directly('profile', { person: alice.me }).chat).toEqual({ is: 'open', circle });
    expect(carol.chats).toEqual([]);
    expect(carol.directly('requests')).toEqual([]);
  });

  it('carries words to the other and to nobody else, has keys and rooms of its own, and nobody above the other', async () => {
    const { alice, bob, carol, clock, chat } = await together();
    alice.says('only for you', chat);
    await clock.until(() => bob.reads(chat).includes('only for you'), MINUTE_MS);
    bob.says('and back', chat);
    await clock.until(() => alice.reads(chat).includes('and back'), MINUTE_MS);
    expect([...alice.reads(), ...bob.reads(), ...carol.reads()]).toEqual([]);
    const [private_, group] = [alice.running.ledger.circle(chat), alice.circle];
    expect(private_.self.device).not.toBe(group.self.device);
    expect(private_.self.person).not.toBe(group.self.person);
    expect(private_.rooms().some(({ name }) => group.rooms().some((room) => room.name === name))).toBe(false);
    const view = alice.running.members.handlers.group({ circle: chat }, { signal: new AbortController().signal }) as typeof alice.group;
    expect(view).toMatchObject({ mayInvite: false, invites: [] });
    expect(view.members.every(({ may }) => may.length === 0)).toBe(true);
    const other = view.members.find(({ isMe }) => !isMe)?.person;
    for (const [name, about] of [['remove', { person: other }], ['setRole', { person: other, role: 'admin' }], ['transfer', { person: other }]] as const) {
      expect(codeOf(() => alice.does(name, { circle: chat, ...about }))).toBe('not-allowed');
    }
    expect(codeOf(() => void alice.running.circles.handlers.invite({ id: 'x', circle: chat, hours: 1, uses: 1, needsApproval: false, role: 'member' }, { signal: new AbortController().signal }))).toBe('not-allowed');
  });

  it('has messages that disappear once bob, who did not ask for it, says so; alice may say otherwise, and both see who did', async () => {
    const { alice, bob, clock, chat } = await together();
    const policyOf = (desk: GroupDesk) => desk.running.ledger.circle(chat).policy().disappearingMs;
    bob.does('setPolicy', { circle: chat, change: { disappearingMs: DAY_MS } });
    await clock.until(() => policyOf(alice) === DAY_MS, MINUTE_MS);
    expect(codeOf(() => bob.does('setPolicy', { circle: chat, change: { network: 'lan' } }))).toBe('not-allowed');
    alice.says('only for today', chat);
    await clock.until(() => bob.reads(chat).includes('only for today'), MINUTE_MS);
    alice.does('setPolicy', { circle: chat, change: { disappearingMs: 0 } });
    await clock.until(() => policyOf(bob) === 0, MINUTE_MS);
    alice.says('to stay', chat);
    await clock.until(() => bob.reads(chat).includes('to stay'), MINUTE_MS);
    for (const desk of [alice, bob]) {
      const { running } = desk;
      expect(new Map(running.chat.newest(chat, 2).map(({ text, expiresAt }) => [text, expiresAt !== undefined]))).toEqual(new Map([['only for today', true], ['to stay', false]]));
      const story = (await running.members.handlers.story({ circle: chat }, { signal: new AbortController().signal })) as readonly SystemLine[];
      expect(story.flatMap(({ what, by }) => (what.kind === 'policy' ? [by?.name] : []))).toEqual(['Bob', 'Alice']);
    }
  });

  it('goes on when alice leaves the group, and survives restarts', async () => {
    const { alice, bob, clock, chat } = await together();
    await alice.does('leave', { keep: false, successor: bob.me });
    await clock.until(() => bob.group.members.length === 2, 2 * MINUTE_MS);
    for (const desk of [alice, bob]) await desk.quits();
    for (const desk of [alice, bob]) await desk.starts();
    alice.says('still here', chat);
    await clock.until(() => bob.reads(chat).includes('still here'), 3 * MINUTE_MS);
    expect(bob.chats[0]?.name).toBe('Alice');
    expect(alice.chats[0]?.name).toBe('Bob');
  });

  it.each([1, 2, 3])('is one where both asked at the same time (%i)', async () => {
    const { alice, bob, clock } = await groupOfThree();
    const asked = [alice.directly('ask', { person: bob.me }).circle, bob.directly('ask', { person: alice.me }).circle];
    const [first] = asked.toSorted();
    const areTogether = (): boolean => [alice, bob].every((desk) => desk.chats.length === 1 && desk.chats[0]?.state === 'ready' && desk.chats[0].members === 2);
    await clock.until(areTogether, 5 * MINUTE_MS);
    expect([alice, bob].map((desk) => desk.chats[0]?.id)).toEqual([first, first]);
    expect([alice, bob].map((desk) => desk.directly('requests'))).toEqual([[], []]);
    alice.says('hello', first);
    await clock.until(() => bob.reads(first).includes('hello'), MINUTE_MS);
  });

  it('is asked for once, however often alice presses; a request that bob declined is not shown again, and alice sees no more than before', async () => {
    const { alice, bob, carol, clock } = await groupOfThree();
    const { circle } = alice.directly('ask', { person: bob.me });
    expect(alice.directly('ask', { person: bob.me }).circle).toBe(circle);
    const offers = (): unknown => bob.db.prepare('SELECT count(*) FROM direct_offer').pluck().get();
    await clock.until(() => bob.directly('requests').length === 1, MINUTE_MS);
    expect(offers()).toBe(1);
    bob.directly('decline', { person: alice.me });
    expect(bob.directly('requests')).toEqual([]);
    const before = alice.circle.entryCount();
    await clock.advance(MINUTE_MS);
    expect([alice.circle.entryCount(), alice.chats[0]?.state]).toEqual([before, 'asked']);
    for (const desk of [alice, bob, carol]) desk.clock.wrongByMs = 31 * DAY_MS;
    alice.directly('ask', { person: bob.me });
    await clock.until(() => offers() === 2, 5 * MINUTE_MS);
    expect(bob.directly('requests')).toEqual([]);
    // Bob may change his mind, and is at once where alice waits.
    bob.directly('ask', { person: alice.me });
    await clock.until(() => bob.chats[0]?.state === 'ready' && alice.chats[0]?.state === 'ready', 5 * MINUTE_MS);
    expect(bob.chats[0]?.id).toBe(circle);
  });

  it('that alice takes back is gone for both, and may be asked for again', async () => {
    const { alice, bob, clock } = await groupOfThree();
    const { circle } = alice.directly('ask', { person: bob.me });
    await clock.until(() => bob.directly('requests').length === 1, MINUTE_MS);
    alice.directly('withdraw', { circle });
    expect(alice.chats).toEqual([]);
    await clock.until(() => bob.directly('requests').length === 0, MINUTE_MS);
    expect(codeOf(() => bob.directly('accept', { person: alice.me }))).toBe('request-gone');
    expect(alice.directly('ask', { person: bob.me }).circle).toBe(circle);
    await clock.until(() => bob.directly('requests').length === 1, MINUTE_MS);
  });

  it('that bob leaves says so, and is begun anew when one asks again', async () => {
    const { alice, bob, clock, chat } = await together();
    await bob.does('leave', { circle: chat, keep: true });
    await clock.until(() => alice.chats[0]?.with?.hasLeft === true, 2 * MINUTE_MS);
    const { circle } = alice.directly('ask', { person: bob.me });
    expect(circle).not.toBe(chat);
    await clock.until(() => bob.directly('requests').length === 1, MINUTE_MS);
    bob.directly('accept', { person: alice.me });
    await clock.until(() => bob.chats.some(({ id, state, members }) => id === circle && state === 'ready' && members === 2), 3 * MINUTE_MS);
  });

  it('is with another member: not with oneself, nobody, or somebody of a sample', async () => {
    const { alice } = await groupOfThree();
    expect(codeOf(() => alice.directly('ask', { person: alice.me }))).toBe('not-allowed');
    expect(codeOf(() => alice.directly('ask', { person: 'a'.repeat(22) }))).toBe('person-not-found');
    expect(codeOf(() => alice.directly('accept', { person: alice.circle.members().find(({ person }) => person !== alice.me)?.person }))).toBe('request-gone');
  });
});

describe('somebody whom bob blocks', () => {
  it('writes in the group what bob sees folded, unread by nobody; in private nothing arrives, they are told nothing, and it is all there once bob unblocks', async () => {
    const { alice, bob, carol, clock, chat } = await together();
    bob.directly('block', { person: alice.me });
    const written = bob.circle.entryCount() + bob.running.ledger.circle(chat).entryCount();
    alice.says('to all');
    alice.says('to you', chat);
    await clock.until(() => bob.reads().includes('to all') && carol.reads().includes('to all'), MINUTE_MS);
    await clock.advance(2 * MINUTE_MS);
    expect(bob.reads(chat)).toEqual([]);
    expect(bob.circle.entryCount() + bob.running.ledger.circle(chat).entryCount()).toBe(written + 1);
    expect(bob.running.chat.newest(bob.circle.id, 1)).toMatchObject([{ text: 'to all', isBlocked: true }]);
    expect(carol.running.chat.newest(carol.circle.id, 1)).toMatchObject([{ isBlocked: false }]);
    const group = bob.running.circles.list().find(({ kind }) => kind === 'group');
    expect(group).toMatchObject({ unread: 0 });
    expect(group?.last).toBeUndefined();
    expect(bob.chats[0]).toMatchObject({ with: { isBlocked: true } });
    expect(bob.directly('blocked')).toMatchObject([{ person: alice.me, name: 'Alice', groupName: 'Readers' }]);
    await bob.quits();
    await bob.starts();
    await clock.advance(2 * MINUTE_MS);
    expect(bob.reads(chat)).toEqual([]);
    bob.directly('unblock', { person: alice.me });
    await clock.until(() => bob.reads(chat).includes('to you'), 3 * MINUTE_MS);
    expect(bob.directly('blocked')).toEqual([]);
    expect(bob.running.chat.newest(bob.circle.id, 1)).toMatchObject([{ isBlocked: false }]);
  });

  it('is folded for bob where somebody else quotes them, too, and for nobody else', async () => {
    const { alice, bob, carol, clock } = await groupOfThree();
    bob.directly('block', { person: alice.me });
    alice.says('to all');
    await clock.until(() => carol.reads().includes('to all'), MINUTE_MS);
    const [toAll] = carol.running.chat.newest(carol.circle.id, 1);
    carol.circle.append({ kind: 'message.post', body: { text: 'I heard you', replyTo: toAll?.id } });
    await clock.until(() => bob.reads().includes('I heard you') && bob.reads().includes('to all'), MINUTE_MS);
    expect(bob.running.chat.newest(bob.circle.id, 1)).toMatchObject([{ isBlocked: false, replyTo: { isBlocked: true } }]);
    expect(carol.running.chat.newest(carol.circle.id, 1)).toMatchObject([{ replyTo: { isBlocked: false } }]);
  });

  it('cannot ask bob, who cannot write to them either before he unblocks', async () => {
    const { alice, bob, carol, clock } = await groupOfThree();
    bob.directly('block', { person: alice.me });
    alice.directly('ask', { person: bob.me });
    carol.directly('ask', { person: bob.me });
    await clock.until(() => bob.directly('requests').length > 0, MINUTE_MS);
    expect(bob.directly('requests').map(({ name }) => name)).toEqual(['Carol']);
    expect(codeOf(() => bob.directly('accept', { person: alice.me }))).toBe('person-blocked');
    expect(codeOf(() => bob.directly('ask', { person: alice.me }))).toBe('person-blocked');
    bob.directly('unblock', { person: alice.me });
    expect(bob.directly('requests').map(({ name }) => name).toSorted()).toEqual(['Alice', 'Carol']);
  });

  it('is the same person in the group when blocked in the private chat, and cannot be written to there', async () => {
    const { alice, bob, chat } = await together();
    const other = bob.running.ledger.circle(chat).members().find(({ person }) => person !== bob.running.ledger.circle(chat).self.person)?.person;
    bob.directly('block', { circle: chat, person: other });
    expect(bob.directly('profile', { person: alice.me }).isBlocked).toBe(true);
    const send = () => bob.running.chat.handlers.send({ id: 'x', circle: chat, text: 'hello', keepFromAi: false, files: [] }, { signal: new AbortController().signal });
    expect(codeOf(send)).toBe('person-blocked');
  });
});
