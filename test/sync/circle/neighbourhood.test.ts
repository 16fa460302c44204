import { beforeAll, describe, expect, it } from 'vitest';
import type { CircleLedger } from '#ledger';
import type { Clock } from '#platform';
import { Neighbourhood } from '../../../main/sync/circle/neighbourhood.ts';
import { placeInRing } from '../../../main/sync/circle/ring.ts';
import { desktop, join } from '../../ledger/desktop.ts';
import { DesktopClock } from '../../support/desktop-clock.ts';
import { FakeClock } from '../../support/fake-clock.ts';
import { seededRandom } from '../../support/seeded-random.ts';

const ROOM = { name: 'today', password: 'of the room' };
const COUNT = 16;

let circle: CircleLedger;
let others: readonly string[];
beforeAll(async () => {
  const alice = await desktop(1);
  circle = alice.ledger.create();
  for (let seed = 2; seed < 2 + COUNT; seed += 1) join(circle, (await desktop(seed)).ledger);
  others = circle.members().flatMap(({ devices }) => devices.filter((device) => device !== circle.self.device));
});

const heardOf = (devices: readonly string[]) => devices.map((device) => ({ peer: `peer of ${device}`, place: placeInRing(ROOM, device), isOut: false }));
const neighbourhood = (clock: Clock = new FakeClock(), linked: readonly string[] = []): Neighbourhood =>
  new Neighbourhood({ circle, clock, random: seededRandom(7, 'stray'), linked: () => linked, here: () => linked });

describe('a neighbourhood', () => {
  it('holds everybody while they are few, and eight and a stray when they are many', () => {
    expect(neighbourhood().ring(ROOM).choose(heardOf(others.slice(0, 11))).size).toBe(11);
    const many = neighbourhood().ring(ROOM).choose(heardOf(others));
    expect(many.size).toBeGreaterThanOrEqual(8);
    expect(many.size).toBeLessThanOrEqual(9);
  });

  it('counts those it is linked with as here, though the meeting point does not tell of them', () => {
    const at = neighbourhood(new FakeClock(), others.slice(0, 12));
    at.ring(ROOM).choose(heardOf(others.slice(12)));
    expect(others.filter((device) => at.wants(device)).length).toBeLessThanOrEqual(9);
    expect(others.slice(0, 12).some((device) => at.wants(device))).toBe(true);
  });

  it('lets whoever makes up places take nobody’s link, and gives them four tries', () => {
    const madeUp = Array.from({ length: 100 }, (_, n) => ({ peer: `made up ${n}`, place: n.toString(16).padStart(32, '0'), isOut: false }));
    const honest = neighbourhood().ring(ROOM).choose(heardOf(others));
    const chosen = neighbourhood().ring(ROOM).choose([...madeUp, ...heardOf(others)]);
    expect([...chosen].filter((peer) => peer.startsWith('made up'))).toHaveLength(4);
    expect([...chosen].filter((peer) => !peer.startsWith('made up'))).toEqual([...honest]);
  });

  it('tries both where two say they stand at one place, and the true one alone once the other was found out', () => {
    const heard = heardOf(others.slice(0, 3));
    const liar = { peer: 'liar', place: heard[0]?.place ?? '', isOut: false };
    const { choose } = neighbourhood().ring(ROOM);
    expect(choose([liar, ...heard])).toContain('liar');
    expect(choose([{ ...liar, isOut: true }, ...heard])).toContain(heard[0]?.peer);
  });

  const tomorrow = { name: 'tomorrow', password: 'of the other room' };
  const seenTomorrow = (devices: readonly string[]) => devices.map((device) => ({ peer: `tomorrow’s peer of ${device}`, place: placeInRing(tomorrow, device), isOut: false }));

  it('calls whom it sees in two rooms in one of them, and in the other once that one was given its time', async () => {
    const clock = new FakeClock();
    const at = neighbourhood(clock);
    const seen = others.slice(0, 5);
    const there = seenTomorrow(seen);
    const [today, next] = [at.ring(ROOM), at.ring(tomorrow)];
    expect(today.choose(heardOf(seen)).size).toBe(5);
    expect(next.choose(there).size).toBe(0);
    expect(today.choose(heardOf(seen)).size).toBe(5);
    await clock.advance(15_001);
    expect(next.choose(there).size).toBe(5);
    expect(today.choose(heardOf(seen)).size).toBe(0);
  });

  it('leaves whom it called in vain in one room to the other', () => {
    const at = neighbourhood();
    const seen = others.slice(0, 5);
    expect(at.ring(ROOM).choose(heardOf(seen).map((peer) => ({ ...peer, isOut: true }))).size).toBe(0);
    expect(at.ring(tomorrow).choose(seenTomorrow(seen)).size).toBe(5);
  });

  it('waits for the other room no longer when the clock is set back', () => {
    const clock = new DesktopClock(new FakeClock());
    const at = neighbourhood(clock);
    const seen = others.slice(0, 5);
    at.ring(ROOM).choose(heardOf(seen));
    clock.wrongByMs = -3_600_000;
    expect(at.ring(tomorrow).choose(seenTomorrow(seen)).size).toBe(5);
  });

  it('knows the places of those it is linked with in every room', () => {
    const ring = neighbourhood(new FakeClock(), others.slice(0, 2)).ring(tomorrow);
    expect(others.map((device) => ring.isLinked(placeInRing(tomorrow, device)))).toEqual(others.map((_, nth) => nth < 2));
    expect(ring.isLinked(placeInRing(ROOM, others[0] ?? ''))).toBe(false);
  });

  it('draws another stray every ten minutes, and keeps it meanwhile', async () => {
    const clock = new FakeClock();
    const { choose } = neighbourhood(clock).ring(ROOM);
    const first = choose(heardOf(others)).size;
    const seen = new Set<string>();
    for (let round = 0; round < 30; round += 1) {
      const before = choose(heardOf(others));
      expect(choose(heardOf(others))).toEqual(before);
      for (const peer of before) seen.add(peer);
      await clock.advance(600_000);
    }
    expect(seen.size).toBeGreaterThan(first);
  });
});
