import { describe, expect, test } from 'vitest';
import { START_MS, send } from './desktop.ts';
import { circleOf, letTimePass, meet, type Peer, post, setClocks } from './circle-of.ts';

const DAY_MS = 86_400_000;
const three = async (): Promise<{ alice: Peer; bob: Peer; carol: Peer }> => {
  const [alice, bob, carol] = await circleOf(141, 142, 143);
  if (!alice || !bob || !carol) throw new Error('three people');
  meet(alice, bob, carol);
  return { alice, bob, carol };
};
const rotations = ({ desktop: { db } }: Peer): number =>
  db.prepare<[], number>(`SELECT count(*) FROM ledger_control WHERE CAST(body AS TEXT) LIKE '%"roomBoxes"%'`).pluck().get() ?? 0;

describe('epochs', () => {
  test('nothing is written while there is nothing to do', async () => {
    const { alice, bob, carol } = await three();
    const before = alice.circle.frontier();
    letTimePass(120, alice, bob, carol);
    expect(alice.circle.frontier()).toEqual(before);
  });

  test('change after a month, once, by one of three', async () => {
    const { alice, bob, carol } = await three();
    const rooms = alice.circle.rooms();
    setClocks(START_MS + 30 * DAY_MS, alice, bob, carol);
    letTimePass(60, alice, bob, carol);
    expect(rotations(alice)).toBe(2);
    expect(alice.circle.rooms()).not.toEqual(rooms);
    expect(new Set([alice, bob, carol].map(({ circle }) => JSON.stringify(circle.rooms()))).size).toBe(1);
  });

  test('of two that began apart one is used, and after a while there is one room again', async () => {
    const { alice, bob, carol } = await three();
    setClocks(START_MS + 31 * DAY_MS, alice, bob, carol);
    // Everybody alone for half an hour: whoever is first in the ring rotates, and the others in their turn.
    for (let minute = 0; minute < 30; minute += 1) {
      for (const { desktop: { clock }, circle } of [alice, bob, carol]) {
        clock.set(clock.now() + 60_000);
        circle.tidy();
      }
    }
    expect([alice, bob, carol].map(rotations)).toEqual([2, 2, 2]);
    alice.circle.append(post('alice alone'));
    bob.circle.append(post('bob alone'));
    meet(alice, bob, carol);
    expect(alice.circle.rooms().length).toBe(3);
    expect(carol.desktop.notes()).toEqual(['alice alone', 'bob alone']);
    letTimePass(700, alice, bob, carol);
    expect(alice.circle.rooms().length).toBe(1);
    expect(carol.circle.rooms()).toEqual(alice.circle.rooms());
    expect(carol.circle.viewsHash()).toBe(alice.circle.viewsHash());
  });

  test('a removal beside an admission leaves an epoch that the removed holds; nobody writes under it', async () => {
    const { alice, bob, carol } = await three();
    alice.circle.removeMember(carol.circle.self.person);
    // Bob has not heard yet and makes an epoch for all three.
    setClocks(START_MS + 31 * DAY_MS, bob, carol);
    for (let minute = 0; minute < 40; minute += 1) {
      bob.desktop.clock.set(bob.desktop.clock.now() + 60_000);
      bob.circle.tidy();
    }
    send(bob.circle, carol.circle);
    setClocks(bob.desktop.clock.now(), alice, bob, carol);
    meet(alice, bob);
    alice.circle.append(post('not for carol'));
    bob.circle.append(post('nor this'));
    meet(alice, bob);
    send(alice.circle, carol.circle);
    send(bob.circle, carol.circle);
    expect(bob.desktop.notes()).toEqual(['not for carol', 'nor this']);
    expect(carol.desktop.notes()).toEqual([]);
    expect(carol.circle.unreadableCount()).toBe(2);
  });
});
