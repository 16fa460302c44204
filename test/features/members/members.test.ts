import { describe, expect, it } from 'vitest';
import { groupOfDesks } from '../../support/group-desk.ts';
import { groupOfThree } from '../../support/group-of-three.ts';

const MINUTE_MS = 60_000;
const codeOf = (run: () => unknown): string => {
  try {
    run();
    return 'fine';
  } catch (error) {
    return (error as { code?: string }).code ?? String(error);
  }
};
describe('the members of a group', () => {
  it('are shown with how and by whom they came, and with what alice may do to each', async () => {
    const { alice, bob, carol } = await groupOfThree();
    const { members } = alice.group;
    expect(members.find(({ person }) => person === alice.me)).toMatchObject({ role: 'owner', isMe: true, came: { how: 'founded' }, may: [] });
    const shown = members.find(({ person }) => person === bob.me);
    expect(shown).toMatchObject({ name: 'Bob', role: 'member', came: { how: 'invited', invitedBy: { name: 'Alice' } }, may: ['make-admin', 'transfer', 'remove'] });
    expect(bob.group.members.every(({ may }) => may.length === 0)).toBe(true);
    expect(alice.group.invites.flatMap(({ cameBy }) => cameBy.map(({ name }) => name)).toSorted()).toEqual([bob.name, carol.name]);
  });

  it('bob becomes an admin, may remove carol and nobody else, and is told from then on who waits', async () => {
    const { alice, bob, carol, clock } = await groupOfThree();
    alice.does('setRole', { person: bob.me, role: 'admin' });
    await clock.until(() => bob.group.role === 'admin', MINUTE_MS);
    expect(bob.group.members.find(({ person }) => person === carol.me)?.may).toEqual(['remove']);
    expect(bob.group.members.find(({ person }) => person === alice.me)?.may).toEqual([]);
    expect(codeOf(() => bob.does('remove', { person: alice.me }))).toBe('not-allowed');
    expect(codeOf(() => carol.does('remove', { person: bob.me }))).toBe('not-allowed');
  });

  it('what a screen repeats after a crash is done once, and no failure is shown for it', async () => {
    const { alice, bob, carol, clock } = await groupOfThree();
    const [bobsId, carolsId] = [bob.me, carol.me];
    const removals = (): number => alice.story().filter((line) => line.includes('removed')).length;
    alice.does('remove', { person: carolsId });
    alice.does('remove', { person: carolsId });
    expect(removals()).toBe(1);
    alice.does('transfer', { person: bobsId });
    alice.does('transfer', { person: bobsId });
    await clock.until(() => bob.group.role === 'owner', MINUTE_MS);
    await alice.does('leave', { keep: true });
    await alice.does('leave', { keep: true });
    await clock.until(() => bob.group.members.length === 1, MINUTE_MS);
    const circle = alice.circle.id;
    await alice.does('leave', { keep: false });
    await clock.until(() => !alice.isIn, 10 * MINUTE_MS);
    await alice.does('leave', { circle, keep: false });
    await alice.does('takeOff', { circle });
  });

  it('carol, removed by bob, keeps what she had, cannot write, sees nothing new, and can take the group off her list', async () => {
    const { alice, bob, carol, clock } = await groupOfThree();
    alice.does('setRole', { person: bob.me, role: 'admin' });
    alice.says('before');
    await clock.until(() => carol.reads().includes('before') && bob.group.role === 'admin', MINUTE_MS);
    const carolsId = carol.me;
    bob.does('remove', { person: carolsId });
    await clock.until(() => carol.listed?.ended !== undefined, MINUTE_MS);
    expect(carol.listed?.ended).toMatchObject({ how: 'removed', byName: 'Bob', keeps: true });
    alice.says('after');
    await clock.until(() => bob.reads().includes('after'), MINUTE_MS);
    await clock.advance(MINUTE_MS);
    expect(carol.reads()).toEqual(['before']);
    expect(codeOf(() => carol.says('still here?'))).toBe('removed-from-circle');
    const rooms = new Set(alice.circle.rooms().map(({ name }) => name));
    expect(carol.circle.rooms().some(({ name }) => rooms.has(name))).toBe(false);
    expect(alice.group.past).toEqual([expect.objectContaining({ person: carolsId, name: 'Carol', how: 'removed', by: { person: bob.me, name: 'Bob' } })]);
    const { id } = carol.circle;
    await carol.does('takeOff');
    expect(carol.listed).toBeUndefined();
    for (const table of carol.db.prepare<[], string>("SELECT name FROM sqlite_schema WHERE type = 'table' AND sql NOT LIKE 'CREATE VIRTUAL%'").pluck().all()) {
      const rows = carol.db.prepare<[], object>(`SELECT * FROM "${table}"`).all();
      expect(rows.filter((row) => Object.values(row).includes(id)).map(() => table)).toEqual([]);
    }
    expect(carol.db.prepare('SELECT count(*) AS left FROM ledger_entry').get()).toEqual({ left: 0 });
    expect(carol.db.prepare('SELECT count(*) AS left FROM ledger_control').get()).toEqual({ left: 0 });
  });

  it('who is removed keeps nothing where the group agreed on that: hidden at once, erased after three days', async () => {
    const { alice, carol, clock, desks } = await groupOfThree();
    alice.does('setPolicy', { change: { removedKeeps: 'nothing' } });
    alice.says('for us alone');
    await clock.until(() => carol.reads().length === 1 && carol.group.policy.removedKeeps === 'nothing', MINUTE_MS);
    alice.does('remove', { person: carol.me });
    await clock.until(() => carol.listed?.ended?.keeps === false, MINUTE_MS);
    expect(carol.listed?.last).toBeUndefined();
    for (const desk of desks) await desk.quits();
    await clock.advance(73 * 60 * MINUTE_MS);
    await carol.starts();
    await clock.until(() => carol.listed === undefined, MINUTE_MS);
    expect(carol.db.prepare('SELECT count(*) AS left FROM message').get()).toEqual({ left: 0 });
  });

  it('bob leaves: the others read who left, and his copy goes once one of them has heard of it', async () => {
    const { alice, bob, carol, clock } = await groupOfThree();
    bob.says('so long');
    await clock.until(() => alice.reads().length === 1, MINUTE_MS);
    const bobsId = bob.me;
    await bob.does('leave', { keep: false });
    expect(bob.listed).toBeUndefined();
    await clock.until(() => !bob.isIn, 2 * MINUTE_MS);
    await clock.until(() => carol.group.past.length === 1, MINUTE_MS);
    expect(alice.group.past).toEqual([expect.objectContaining({ person: bobsId, name: 'Bob', how: 'left' })]);
    expect(alice.story().at(-1)).toBe('Bob left Bob');
    expect(alice.reads()).toEqual(['so long']);
  });

  it('who leaves while nobody is there keeps the copy until somebody comes, so that the others learn of it', async () => {
    const { alice, bob, carol, clock } = await groupOfThree();
    await alice.quits();
    await carol.quits();
    await bob.does('leave', { keep: false });
    await clock.advance(10 * MINUTE_MS);
    expect(bob.isIn).toBe(true);
    await bob.quits();
    await bob.starts();
    expect(bob.listed).toBeUndefined();
    await alice.starts();
    await clock.until(() => alice.group.past.length === 1, 5 * MINUTE_MS);
    await clock.until(() => !bob.isIn, 5 * MINUTE_MS);
  });

  it('alice cannot leave without a successor, hands over in the same step, and stays as nobody', async () => {
    const { alice, bob, clock } = await groupOfThree();
    await expect(async () => alice.does('leave', { keep: true })).rejects.toMatchObject({ code: 'successor-needed' });
    alice.does('setSuccessor', { person: bob.me });
    expect(alice.group.successor?.name).toBe('Bob');
    await alice.does('leave', { keep: true });
    await clock.until(() => bob.group.role === 'owner', MINUTE_MS);
    expect(alice.listed?.ended).toMatchObject({ how: 'left', keeps: true });
    expect(bob.story().slice(-1)).toEqual(['Alice owner Bob']);
  });

  it('alice is alone in her group: leaving erases it', async () => {
    const { desks } = await groupOfDesks(['Alice']);
    await desks[0]?.does('leave', { keep: false });
    expect(desks[0]?.isIn).toBe(false);
  });

  it('a name of one group is for that group, and what was renamed stands in the chat', async () => {
    const { alice, bob, clock } = await groupOfThree();
    bob.does('rename', { name: 'Bobby' });
    await clock.until(() => alice.present().some(({ name }) => name === 'Bobby'), MINUTE_MS);
    bob.running.circles.rename('Robert', 'Bob');
    await clock.advance(MINUTE_MS);
    expect(alice.present().some(({ name }) => name === 'Robert')).toBe(false);
    alice.circle.append({ kind: 'circle.name', body: { name: 'Writers' } });
    await clock.until(() => bob.listed?.name === 'Writers', MINUTE_MS);
    expect(bob.story().slice(-2)).toEqual(['Bobby person-renamed Bobby', 'Alice group-renamed']);
    expect(bob.story()).toEqual(alice.story());
  });

  it('each line of the story stands at one place of the chat, the same for everybody', async () => {
    const { alice, bob, carol, clock } = await groupOfThree();
    alice.says('one');
    alice.does('setRole', { person: bob.me, role: 'admin' });
    alice.says('two');
    alice.does('setPolicy', { change: { history: 'none' } });
    await clock.until(() => carol.reads().length === 2 && carol.group.policy.history === 'none', MINUTE_MS);
    const [mine, theirs] = [alice.does('story'), carol.does('story')] as readonly (readonly { readonly id: string; readonly before?: string; readonly what: object }[])[];
    const places = (lines: typeof mine) => lines?.map(({ id, before }) => [id, before]);
    expect(places(theirs)).toEqual(places(mine));
    expect(mine?.slice(-2).map(({ what, before }) => [what, before === undefined])).toEqual([
      [expect.objectContaining({ kind: 'role', role: 'admin' }), false],
      [expect.objectContaining({ kind: 'policy', changed: ['history'] }), true],
    ]);
  });
});
