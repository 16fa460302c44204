import { describe, expect, test } from 'vitest';
import { type GroupDesk, groupOfDesks, type GroupStory } from '../../support/group-desk.ts';

const MINUTE_MS = 60_000;
const PASSPHRASE = 'a long passphrase';

type Scene = GroupStory & { readonly alice: GroupDesk; readonly bob: GroupDesk; readonly file: string; readonly fileName: string; readonly circle: string };

/** Alice's group with Bob in it, and Bob's recovery file, of which alice has heard. */
const aliceAndBob = async (): Promise<Scene> => {
  const story = await groupOfDesks(['Alice', 'Bob']);
  const [alice, bob] = story.desks;
  if (!alice || !bob) throw new Error('two desks');
  alice.says('welcome');
  await story.clock.until(() => bob.reads().includes('welcome'), MINUTE_MS);
  const { file, name } = await bob.recovers('save', { passphrase: PASSPHRASE });
  await story.clock.until(() => alice.circle.devices().some(({ use }) => use === 'recovery'), MINUTE_MS);
  return { ...story, alice, bob, file, fileName: name, circle: bob.circle.id };
};

const restores = (desk: GroupDesk, file: string, passphrase = PASSPHRASE) => desk.recovers('restore', { file, passphrase });
const devicesOf = (desk: GroupDesk, person: string) => desk.group.members.find((member) => member.person === person)?.devices ?? [];
const hasFailed = ({ listed }: GroupDesk): boolean => listed?.state === 'failed';

describe('a recovery file', () => {
  test('brings bob back as himself with all that was written, on a machine that knows nothing, and he shuts the lost one out', async () => {
    const { arrives, clock, alice, bob, circle, file, fileName } = await aliceAndBob();
    expect(fileName).toMatch(/^hearth-recovery-\d{4}-\d\d-\d\d\.json$/);
    for (const word of ['Bob', 'Readers', 'welcome', circle]) expect(file).not.toContain(word);
    const me = bob.me;
    await bob.quits();
    const fresh = await arrives('Robert');
    expect(await restores(fresh, file)).toMatchObject({ state: 'made', missing: [] });
    expect(fresh.listed).toMatchObject({ id: circle, name: 'Readers', state: 'waiting' });
    await clock.until(() => fresh.isIn && fresh.reads().includes('welcome'), 3 * MINUTE_MS);
    expect(fresh.me).toBe(me);
    expect(fresh.present().map(({ name }) => name).toSorted()).toEqual(['Alice', 'Bob']);
    fresh.says('I am back');
    await clock.until(() => alice.reads().includes('I am back'), MINUTE_MS);
    expect((await fresh.recovers('show')).lost).toBe(1);
    expect((await fresh.recovers('removeLost')).lost).toBe(0);
    await clock.until(() => devicesOf(alice, me).length === 1, MINUTE_MS);
    await bob.starts();
    await clock.until(() => bob.listed?.ended?.how === 'removed', 5 * MINUTE_MS);
    alice.says('without the lost one');
    await clock.until(() => fresh.reads().includes('without the lost one'), MINUTE_MS);
    expect(bob.reads()).not.toContain('without the lost one');
  });

  test('waits over restarts until a member is online, and can be given up and taken up again', async () => {
    const { arrives, clock, alice, bob, circle, file } = await aliceAndBob();
    for (const desk of [alice, bob]) await desk.quits();
    const fresh = await arrives('Robert');
    await restores(fresh, file);
    await fresh.running.circles.handlers.cancelJoin({ id: 'stop', circle }, { signal: new AbortController().signal });
    expect(fresh.listed).toBeUndefined();
    await restores(fresh, file);
    await fresh.quits();
    await fresh.starts();
    await clock.advance(MINUTE_MS);
    expect(fresh.listed?.state).toBe('waiting');
    await alice.starts();
    await clock.until(() => fresh.isIn && fresh.reads().includes('welcome'), 5 * MINUTE_MS);
  });

  test('finds the others also where the keys of the group change before anybody met him inside', async () => {
    const { arrives, clock, network, alice, bob, file } = await aliceAndBob();
    await bob.quits();
    const fresh = await arrives('Robert');
    await restores(fresh, file);
    await clock.until(() => fresh.isIn, 3 * MINUTE_MS);
    network.partition(['Alice'], ['Robert']);
    const mine = fresh.circle.self.device;
    expect(alice.circle.devices().some(({ device }) => device === mine)).toBe(false);
    // Carol's coming and going brings two new epochs.
    const carol = await arrives('Carol');
    network.partition(['Alice', 'Carol'], ['Robert']);
    carol.joins(alice.invites());
    await clock.until(() => alice.present().some(({ name }) => name === 'Carol'), 3 * MINUTE_MS);
    await alice.does('remove', { person: carol.me });
    await carol.quits();
    network.heal();
    await clock.until(() => alice.circle.devices().some(({ device }) => device === mine) && alice.isLinkedWith(fresh), 10 * MINUTE_MS);
    fresh.says('here');
    await clock.until(() => alice.reads().includes('here'), MINUTE_MS);
  });

  test('says of a wrong passphrase, a file that is cut short, changed, too large, of another kind or newer what is wrong, and does nothing', async () => {
    const { arrives, bob, file } = await aliceAndBob();
    const fresh = await arrives('Robert');
    const parsed = JSON.parse(file) as { readonly sealed: string; readonly master: object };
    const with_ = (change: object): string => JSON.stringify({ ...parsed, ...change });
    const cases: readonly (readonly [string, string, string])[] = [
      [file, 'another passphrase', 'recovery-not-opened'],
      [file.slice(0, -20), PASSPHRASE, 'recovery-file-broken'],
      ['', PASSPHRASE, 'recovery-file-broken'],
      ['{"hearth":"vault","v":1}', PASSPHRASE, 'recovery-file-broken'],
      [with_({ sealed: 'A'.repeat(950_000) }), PASSPHRASE, 'recovery-file-broken'],
      [with_({ sealed: `${parsed.sealed.slice(0, -8)}AAAAAAAA` }), PASSPHRASE, 'recovery-not-opened'],
      [with_({ master: { ...parsed.master, costLog2: 30 } }), PASSPHRASE, 'recovery-file-broken'],
      [with_({ master: { ...parsed.master, costLog2: 11 } }), PASSPHRASE, 'recovery-not-opened'],
      [with_({ v: 2 }), PASSPHRASE, 'recovery-file-newer'],
    ];
    for (const [text, passphrase, code] of cases) {
      await expect(fresh.recovers('check', { file: text, passphrase })).rejects.toMatchObject({ code });
      await expect(restores(fresh, text, passphrase)).rejects.toMatchObject({ code });
    }
    expect([fresh.listed, (await fresh.recovers('show')).state]).toEqual([undefined, 'none']);
    await expect(bob.recovers('save', { passphrase: 'short' })).rejects.toMatchObject({ code: 'passphrase-weak' });
    expect(await bob.recovers('check', { file, passphrase: PASSPHRASE })).toMatchObject({ groups: 1, isCurrent: true });
  });

  test('tells which groups it does not know, and knows them once it is saved again; the older file still works', async () => {
    const { arrives, clock, bob, file, circle } = await aliceAndBob();
    const runners = bob.founds('Runners');
    expect((await bob.recovers('show')).missing).toEqual([{ circle: runners, name: 'Runners' }]);
    await clock.advance(MINUTE_MS);
    const renewed = await bob.recovers('save', { passphrase: 'another passphrase' });
    expect(await bob.recovers('show')).toMatchObject({ state: 'made', missing: [], elsewhere: [] });
    expect(await bob.recovers('check', { file: renewed.file, passphrase: 'another passphrase' })).toMatchObject({ groups: 2, isCurrent: true });
    expect(await bob.recovers('check', { file, passphrase: PASSPHRASE })).toMatchObject({ groups: 1, isCurrent: false });
    const fresh = await arrives('Robert');
    await restores(fresh, file);
    await clock.until(() => fresh.isIn && fresh.circle.id === circle, 3 * MINUTE_MS);
  });

  test('that was revoked lets nobody in: its holder is told so, and a new file is another one', async () => {
    const { arrives, clock, alice, bob, file } = await aliceAndBob();
    expect((await bob.recovers('revoke')).state).toBe('none');
    const renewed = await bob.recovers('save', { passphrase: PASSPHRASE });
    await clock.until(() => alice.circle.devices().filter(({ use }) => use === 'recovery').map(({ status }) => status).toSorted().join(' ') === 'present removed', MINUTE_MS);
    const thief = await arrives('Thief');
    await restores(thief, file);
    await clock.until(() => hasFailed(thief), 3 * MINUTE_MS);
    expect(thief.listed?.failure).toBe('recovery-revoked');
    await bob.quits();
    const fresh = await arrives('Robert');
    await restores(fresh, renewed.file);
    await clock.until(() => fresh.isIn && fresh.reads().includes('welcome'), 3 * MINUTE_MS);
    expect(alice.group.members).toHaveLength(2);
    await expect(restores(fresh, file)).rejects.toMatchObject({ code: 'recovery-made-already' });
  });

  test('of somebody who was removed meanwhile says so', async () => {
    const { arrives, clock, alice, bob, file } = await aliceAndBob();
    const { me } = bob;
    await bob.quits();
    await alice.does('remove', { person: me });
    const fresh = await arrives('Robert');
    await restores(fresh, file);
    await clock.until(() => hasFailed(fresh), 3 * MINUTE_MS);
    expect(fresh.listed?.failure).toBe('removed-from-circle');
  });
});
