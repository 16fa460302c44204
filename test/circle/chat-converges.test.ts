import { describe, expect, it } from 'vitest';
import { desktops } from '../support/desktops.ts';
import { fraction } from '../../main/platform/index.ts';
import { seededRandom, seedOfTheRun } from '../support/seeded-random.ts';

const MINUTE_MS = 60_000;
const YEAR_MS = 365 * 24 * 60 * MINUTE_MS;
const SEEDS = Array.from({ length: 5 }, (_, place) => seedOfTheRun() + place);

describe('three people who chat', () => {
  it('see the same, and know that the others have it', async () => {
    const { alice, bob, carol, converge, clock } = await desktops(3);
    const tea = alice.says('tea?');
    await converge(1);
    bob.says('yes, please');
    carol.says('coffee for me');
    await converge(3);
    expect(alice.sees()).toContain('coffee for me');
    expect(alice.circle.viewsHash()).toBe(carol.circle.viewsHash());
    await clock.until(() => alice.sync.reached(alice.circle.id, tea).length === 2, 2_000);
    expect(alice.sync.reached(alice.circle.id, tea.replace(/\d+$/, '1'))).toEqual([]);
    expect(alice.events.some(({ type }) => type === 'delivery')).toBe(true);
  });

  it('see each message once it is written, without waiting for any timer', async () => {
    const { alice, bob, clock } = await desktops(2);
    alice.says('now');
    await clock.until(() => bob.sees().includes('now'), 50);
    expect(bob.sees()).toEqual(['now']);
  });

  it.each(SEEDS)('see the same in the end when messages are lost, doubled, late, and desktops come and go (seed %i)', async (seed) => {
    const { all, network, converge, clock } = await desktops(3, { seed, faults: { loss: 0.15, duplication: 0.1, reorder: 0.3, delayMs: [1, 300] } });
    const random = seededRandom(seed, 'story');
    const pick = <T>(items: readonly T[]): T => items[Math.floor(fraction(random) * items.length)] as T;
    for (let round = 0; round < 30; round += 1) {
      const someone = pick(all);
      const chance = fraction(random);
      if (chance < 0.6) someone.says(`${someone.name} ${round}`);
      else if (chance < 0.7) network.partition(['alice', 'bob'], ['carol']);
      else if (chance < 0.8) network.partition(['alice'], ['bob', 'carol']);
      else if (chance < 0.9) network.heal();
      else {
        await (fraction(random) < 0.5 ? someone.quits() : someone.vanishes());
        await clock.advance(fraction(random) * 20_000);
        await someone.starts();
      }
      await clock.advance(fraction(random) * 4_000);
    }
    network.heal();
    const written = new Set(all.flatMap((desktop) => desktop.sees())).size;
    await converge(written);
    for (const desktop of all) expect(desktop.circle.viewsHash()).toBe(all[0]?.circle.viewsHash());
    expect(new Set(all[0]?.sees()).size).toBe(all[0]?.sees().length);
  });

  it('get what was lost on the way although nobody writes again, and no link was lost', async () => {
    const { alice, bob, network, clock } = await desktops(2);
    network.faults = { ...network.faults, loss: 1 };
    alice.says('into the wind');
    await clock.advance(2_000);
    network.faults = { ...network.faults, loss: 0 };
    expect(bob.sees()).toEqual([]);
    const presences = bob.events.filter(({ type }) => type === 'presence').length;
    await clock.until(() => bob.sees().length === 1, MINUTE_MS);
    expect(bob.events.filter(({ type }) => type === 'presence')).toHaveLength(presences);
  });

  it('catch up with what was written while they were apart, both ways', async () => {
    const { alice, bob, network, converge, clock } = await desktops(2);
    network.partition(['alice'], ['bob']);
    alice.says('are you there?');
    bob.says('are YOU there?');
    await clock.advance(MINUTE_MS);
    expect(alice.sees()).toEqual(['are you there?']);
    expect(alice.sync.peers(alice.circle.id)).toEqual([]);
    network.heal();
    await converge(2);
    expect(alice.sees()).toEqual(bob.sees());
  });

  it('hear through carol what alice and bob, who never meet, say to each other', async () => {
    const { alice, bob, carol, network, clock } = await desktops(3);
    network.partition(['alice', 'carol'], ['bob', 'carol']);
    await clock.until(() => !alice.isLinkedWith(bob) && alice.isLinkedWith(carol) && bob.isLinkedWith(carol), MINUTE_MS);
    alice.says('hello bob');
    await clock.until(() => bob.sees().includes('hello bob'), 2_000);
    bob.says('hello alice');
    await clock.until(() => alice.sees().includes('hello alice'), 2_000);
    expect(alice.isLinkedWith(bob)).toBe(false);
    expect(alice.sees()).toEqual(['hello bob', 'hello alice']);
  });

  it('hear through carol what alice wrote before she left, though bob comes only afterwards', async () => {
    const { alice, bob, carol, clock } = await desktops(3);
    await bob.quits();
    alice.says('I must go');
    await clock.until(() => carol.sees().length === 1, 2_000);
    await alice.quits();
    await bob.starts();
    await clock.until(() => bob.sees().length === 1, MINUTE_MS);
    expect(bob.sees()).toEqual(['I must go']);
  });

  it('chat on when a clock jumps by a year, either way, and meet again when it is right', async () => {
    const { alice, bob, carol, converge, clock, meet } = await desktops(3);
    bob.clockIsWrongBy(YEAR_MS);
    carol.clockIsWrongBy(-YEAR_MS);
    await clock.advance(2 * MINUTE_MS);
    alice.says('what time is it?');
    await converge(1);
    bob.says('next year');
    carol.says('last year');
    await converge(3);
    await bob.quits();
    await bob.starts();
    bob.says('is nobody here?');
    await clock.advance(2 * MINUTE_MS);
    expect(alice.sees()).toHaveLength(3);
    bob.clockIsWrongBy(0);
    carol.clockIsWrongBy(0);
    await meet();
    await converge(4);
    expect(carol.sees()).toContain('is nobody here?');
  });

  it('stay linked over midnight, with one link a pair, and find each other in the new room', async () => {
    const { alice, bob, carol, all, converge, clock, meet } = await desktops(3, { startAt: Date.UTC(2026, 4, 1, 21, 55) });
    const presences = (): number => alice.events.filter(({ type }) => type === 'presence').length;
    const before = presences();
    // From 22:00 there are two rooms, at 02:00 the old one is left.
    await clock.advance(10 * MINUTE_MS);
    for (const desktop of all) desktop.clockIsWrongBy(4 * 60 * MINUTE_MS);
    await clock.advance(5 * MINUTE_MS);
    expect(presences() - before).toBeLessThan(6);
    alice.says('happy birthday');
    await converge(1);
    await carol.vanishes();
    await carol.starts();
    await meet();
    expect(bob.sync.peers(bob.circle.id)).toHaveLength(2);
  });

  it('lose nothing when a desktop vanishes in the middle of a long history', async () => {
    const { alice, bob, carol, network, clock, converge } = await desktops(3);
    await carol.quits();
    for (let place = 0; place < 1_500; place += 1) alice.says(`${place} `.padEnd(300, 'x'));
    await converge(1_500);
    network.faults = { ...network.faults, delayMs: [50, 80] };
    await carol.starts();
    await clock.until(() => carol.circle.entryCount() > 200, MINUTE_MS);
    expect(carol.circle.entryCount()).toBeLessThan(1_500);
    await alice.vanishes();
    await clock.until(() => carol.circle.entryCount() === 1_500, MINUTE_MS);
    expect(carol.sees()).toEqual(bob.sees());
    expect(carol.events.some((event) => event.type === 'progress' && event.have < event.want && event.want === 1_500)).toBe(true);
  });
});
