import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { type AlwaysOn, type AlwaysOnEvent, lookInside, openAlwaysOn } from '#core';
import { memoryKeystore, silentLog } from '#platform';
import { DesktopClock } from '../../support/desktop-clock.ts';
import { type GroupStory, groupOfDesks } from '../../support/group-desk.ts';
import { seededRandom } from '../../support/seeded-random.ts';

const MINUTE_MS = 60_000;
const DAY_MS = 24 * 60 * MINUTE_MS;
const NAME = '常在线';

type Opened = { readonly served: AlwaysOn; readonly events: readonly AlwaysOnEvent[] };
type Served = Opened & { readonly clock: DesktopClock; readonly places: () => Promise<readonly string[]>; readonly again: (maxBytes?: number) => Promise<Opened> };

/** The same machine each time it is opened. */
const servedOn = async ({ network, clock: base }: GroupStory): Promise<Served> => {
  const clock = new DesktopClock(base);
  const dataDir = mkdtempSync(join(tmpdir(), 'hearth-always-on-'));
  const keystore = memoryKeystore();
  await keystore.setUp({ kind: 'memory' });
  const running: AlwaysOn[] = [];
  const open = async (maxBytes = 1e9): Promise<Opened> => {
    const random = seededRandom(7, `served ${running.length}`);
    const served = await openAlwaysOn({ transport: network.transport('served', { clock, random }), keystore, clock, random, log: silentLog, dataDir, as: { use: 'member', name: NAME, maxBytes } });
    running.push(served);
    const events: AlwaysOnEvent[] = [];
    served.on((event) => events.push(event));
    return { served, events };
  };
  onTestFinished(async () => {
    await running.at(-1)?.stop().catch(() => undefined);
    rmSync(dataDir, { recursive: true, force: true });
  });
  /** Where `hearth doctor` would ask. */
  const places = async (): Promise<readonly string[]> => {
    const held = new Map(await Promise.all(['database', 'device-master'].map(async (name) => [name, await keystore.read(name)] as const)));
    return (await lookInside({ dataDir, keys: { state: 'open', kind: 'memory', read: (name) => held.get(name) }, clock, random: seededRandom(7, 'doctor') })).places;
  };
  return { ...(await open()), again: open, places, clock };
};

/** Alice and Bob, and what stays on by an invite of Alice's for people. */
const withServed = async () => {
  const story = await groupOfDesks(['Alice', 'Bob']);
  const [alice, bob] = story.desks;
  if (!alice || !bob) throw new Error('two desks');
  const box = await servedOn(story);
  box.served.join(alice.invites({ uses: 1 }));
  await story.clock.until(() => [alice, bob].every(({ group }) => group.members.some(({ name }) => name === NAME)), 3 * MINUTE_MS);
  await story.clock.until(() => box.served.circles()[0]?.peers === 2, 3 * MINUTE_MS);
  return { ...story, alice, bob, box };
};

describe('an always-on member', () => {
  it('is a member that says of itself that it is always on, and nobody else is called so', async () => {
    const { alice, bob } = await withServed();
    const wanted = ['Alice owner false', 'Bob member false', `${NAME} member true`].toSorted();
    for (const { group } of [alice, bob]) expect(group.members.map(({ name, isAlwaysOn, role }) => `${name} ${role} ${isAlwaysOn}`).toSorted()).toEqual(wanted);
    expect(bob.listed?.members).toBe(3);
    expect(bob.story().at(-1)).toMatch(/joined/);
  });

  it('brings bob what alice wrote before she quit, also over its own restart, though the two are never on together, and says its name once', async () => {
    const { alice, bob, clock, box } = await withServed();
    await bob.quits();
    const before = box.served.circles()[0]?.entries ?? 0;
    alice.says('the key is under the mat');
    alice.says('钥匙在垫子下面');
    await clock.until(() => box.served.circles()[0]?.entries === before + 2, MINUTE_MS);
    await alice.quits();
    await box.served.stop();
    const { served } = await box.again();
    await clock.advance(10 * MINUTE_MS);
    await bob.starts();
    await clock.until(() => bob.reads().length === 2, 5 * MINUTE_MS);
    expect(bob.reads().toSorted()).toEqual(['the key is under the mat', '钥匙在垫子下面'].toSorted());
    expect(served.circles()).toMatchObject([{ standing: 'member', entries: before + 2 }]);
    expect(bob.story().filter((line) => line.includes('renamed'))).toEqual([]);
  });

  it('lets carol in by an invite of alice’s while both are away', async () => {
    const { alice, bob, clock, arrives } = await withServed();
    const invite = alice.invites({ uses: 1 });
    await clock.advance(MINUTE_MS);
    await Promise.all([alice.quits(), bob.quits()]);
    const carol = await arrives('Carol');
    carol.joins(invite);
    await clock.until(() => carol.isIn && carol.group.members.some(({ name, isAlwaysOn }) => isAlwaysOn && name === NAME), 5 * MINUTE_MS);
    expect(carol.group.members).toHaveLength(4);
  });

  it('waits for an admin where the invite needs one, and tells the code that stands on their screen', async () => {
    const story = await groupOfDesks(['Alice', 'Bob']);
    const [alice] = story.desks;
    const { served, events } = await servedOn(story);
    served.join(alice?.invites({ needsApproval: true }) ?? '');
    await story.clock.until(() => alice?.group.wishes.length === 1, 3 * MINUTE_MS);
    await story.clock.until(() => events.length > 0, MINUTE_MS);
    expect(events).toEqual([{ type: 'join-asked', circle: alice?.circle.id, code: alice?.group.wishes[0]?.code }]);
    alice?.does('approve', { device: alice.group.wishes[0]?.device });
    await story.clock.until(() => served.circles().length === 1, 3 * MINUTE_MS);
  });

  it('is looked at by the doctor where it meets, and nowhere once its group keeps to its network', async () => {
    const { alice, clock, box } = await withServed();
    await box.served.stop();
    expect(await box.places()).toContain('ws://alice.test');
    const { served } = await box.again();
    await clock.until(() => served.circles()[0]?.peers === 2, 3 * MINUTE_MS);
    alice.does('setPolicy', { change: { network: 'lan' } });
    await clock.advance(MINUTE_MS);
    await served.stop();
    expect(await box.places()).toEqual([]);
  });

  it('is refused with an invite for a mailbox', async () => {
    const story = await groupOfDesks(['Alice', 'Bob']);
    const { served, events } = await servedOn(story);
    served.join(story.desks[0]?.invites({ role: 'mailbox' }) ?? '');
    await story.clock.until(() => events.length > 0, 3 * MINUTE_MS);
    expect(events).toMatchObject([{ type: 'join-failed', code: 'invite-other-use' }]);
    expect([served.circles(), served.waiting()]).toEqual([[], []]);
  });

  it('hears of its removal, and after three days keeps nothing where the group agreed so', async () => {
    const { alice, clock, box } = await withServed();
    alice.says('before');
    alice.does('setPolicy', { change: { removedKeeps: 'nothing' } });
    await clock.advance(MINUTE_MS);
    alice.does('remove', { person: alice.group.members.find(({ isAlwaysOn }) => isAlwaysOn)?.person });
    await clock.until(() => box.events.some(({ type }) => type === 'removed'), 3 * MINUTE_MS);
    await box.served.stop();
    const { served, events } = await box.again();
    served.look();
    expect([events.map(({ type }) => type), served.circles().length]).toEqual([['removed'], 1]);
    box.clock.wrongByMs = 3 * DAY_MS;
    served.look();
    expect(served.circles()).toEqual([]);
  });

  it('takes nothing more beyond its limit, says so, and goes on where it is given more', async () => {
    const { alice, clock, box } = await withServed();
    await box.served.stop();
    const small = await box.again(1);
    alice.says('too much');
    await clock.advance(2 * MINUTE_MS);
    expect([small.served.isFull(), small.served.circles()[0]?.peers]).toEqual([true, 0]);
    const held = small.served.circles()[0]?.entries ?? 0;
    await small.served.stop();
    const { served } = await box.again();
    await clock.until(() => served.circles()[0]?.entries === held + 1, 5 * MINUTE_MS);
    expect(served.isFull()).toBe(false);
  });
});
