import { createSecretKey, type KeyObject } from 'node:crypto';
import { afterEach, describe, expect, it } from 'vitest';
import { silentLog, systemRandom } from '../../../main/platform/index.ts';
import { type Relay, startRelay } from '../../../main/relay/index.ts';
import { choosePlaces } from '../../../main/sync/signaling/choose-places.ts';
import { rankPlaces } from '../../../main/sync/signaling/rendezvous.ts';
import { ReplayWindow } from '../../../main/sync/signaling/replay-window.ts';
import { openFrame, sealFrame } from '../../../main/sync/signaling/sealed-frame.ts';
import { systemClock } from '../../../main/platform/index.ts';
import { RoomSignaling } from '../../../main/sync/signaling/room-signaling.ts';
import { SignalingPool } from '../../../main/sync/signaling/signaling-pool.ts';
import { waitFor } from '../../support/wait-for.ts';

const FLEET = Array.from({ length: 6 }, (_, place) => `wss://relay${place}.example.org`);
const topic = (number: number): string => `topic ${number}`;
const choose = (topicName: string, down: readonly string[] = [], isLost = false) =>
  choosePlaces({ topic: topicName, urls: FLEET, isUnreachable: (url) => down.includes(url), isLost });

describe('a fleet of relays', () => {
  it('serves each topic by two of its relays, the same two for everybody who knows the fleet in whatever order', () => {
    for (let number = 0; number < 50; number += 1) {
      const hers = choose(topic(number));
      const his = choosePlaces({ topic: topic(number), urls: FLEET.toReversed(), isUnreachable: () => false, isLost: false });
      expect([...hers]).toHaveLength(2);
      expect([...his]).toEqual([...hers]);
    }
  });

  it('spreads topics over all relays, and moves only the share of one that is gone', () => {
    const first = new Map<string, number>();
    for (let number = 0; number < 600; number += 1) {
      const [best = ''] = rankPlaces(topic(number), FLEET);
      first.set(best, (first.get(best) ?? 0) + 1);
    }
    for (const url of FLEET) expect(first.get(url) ?? 0).toBeGreaterThan(50);
    for (let number = 0; number < 100; number += 1) {
      const [best, second] = rankPlaces(topic(number), FLEET);
      const without = rankPlaces(topic(number), FLEET.filter((url) => url !== best));
      expect(without[0]).toBe(second);
    }
  });

  it('takes the next in rank for one that cannot be reached, and keeps trying that one', () => {
    const ranked = rankPlaces(topic(1), FLEET);
    expect([...choose(topic(1), ranked.slice(0, 1))]).toEqual(ranked.slice(0, 3));
    expect([...choose(topic(1), ranked.slice(0, 2))]).toEqual(ranked.slice(0, 4));
    expect([...choose(topic(1), FLEET)]).toEqual(ranked);
  });

  it('is asked in whole by a desktop that finds nobody, and relays on this network are always asked', () => {
    expect(choose(topic(2), [], true).size).toBe(FLEET.length);
    const near = ['ws://192.168.1.7:4444', 'ws://127.0.0.1:4444'];
    const chosen = choosePlaces({ topic: topic(3), urls: [...near, ...FLEET], isUnreachable: () => false, isLost: false });
    expect([...chosen]).toEqual(expect.arrayContaining(near));
    expect(chosen.size).toBe(4);
  });
});

describe('frames of a room', () => {
  const relays: Relay[] = [];
  afterEach(async () => {
    await Promise.all(relays.splice(0).map((relay) => relay.stop()));
  });
  const key = (): KeyObject => createSecretKey(new Uint8Array(32).fill(7));

  it('are heard once each, whoever repeats them and in whatever order', () => {
    const window = new ReplayWindow();
    expect([1, 3, 2, 3, 1, 4].map((count) => window.isFresh('s', count))).toEqual([true, true, true, false, false, true]);
    expect(window.isFresh('another session', 1)).toBe(true);
    expect(window.isFresh('s', 2_000)).toBe(true);
    expect(window.isFresh('s', 900)).toBe(false);
    for (let count = 3_000; count < 9_000; count += 1) expect(window.isFresh('s', count)).toBe(true);
  });

  it('go on at the relays that are left when those that serve the topic die', async () => {
    const started = await Promise.all(Array.from({ length: 4 }, () => startRelay({ port: 0, clock: systemClock, log: silentLog })));
    relays.push(...started);
    // Names that stand for machines elsewhere; the pool reaches the real ones on this machine.
    const urlOf = (relay: Relay): string => relay.url.replace('127.0.0.1', '[::ffff:127.0.0.1]');
    const urls = started.map(urlOf);
    const open = (peerId: string, heard: string[]): { signaling: RoomSignaling; pool: SignalingPool } => {
      const pool = new SignalingPool({ clock: systemClock, random: systemRandom, log: silentLog });
      const signaling = new RoomSignaling({
        topic: 'tea',
        key: key(),
        peerId,
        places: pool,
        clock: systemClock,
        random: systemRandom,
        isLonely: () => false,
        onFrame: ({ from }) => void heard.push(from),
      });
      signaling.meetAt(urls);
      return { signaling, pool };
    };
    const [hers, his]: [string[], string[]] = [[], []];
    const id = (letter: string): string => `m-${letter.repeat(8)}-0000-0000-0000-000000000000`;
    const [alice, bob] = [open(id('a'), hers), open(id('b'), his)];
    await waitFor(() => alice.pool.states().size === 2 && [...alice.pool.states().values()].every((state) => state === 'connected'));
    await waitFor(() => (alice.signaling.announce(), his.length > 0));
    for (const url of alice.pool.states().keys()) await started.find((relay) => urlOf(relay) === url)?.stop();
    his.length = 0;
    await waitFor(() => [...alice.pool.states().values()].filter((state) => state === 'connected').length === 2);
    await waitFor(() => (alice.signaling.announce(), his.length > 0));
    expect(his.at(-1)).toBe(id('a'));
    for (const { signaling, pool } of [alice, bob]) {
      signaling.stop();
      pool.stop();
    }
  });

  it('go through every place of a network while nobody is found, and through three afterwards', async () => {
    const started = await Promise.all(Array.from({ length: 5 }, () => startRelay({ port: 0, clock: systemClock, log: silentLog })));
    relays.push(...started);
    const heardAt: string[] = [];
    let isLonely = true;
    const open = (letter: string, onFrame: (url: string) => void) => {
      const pool = new SignalingPool({ clock: systemClock, random: systemRandom, log: silentLog });
      const peerId = `m-${letter.repeat(8)}-0000-0000-0000-000000000000`;
      const ports = { places: pool, clock: systemClock, random: systemRandom };
      const signaling = new RoomSignaling({ ...ports, topic: 'tea', key: key(), peerId, isLonely: () => isLonely, onFrame: (_frame, via) => onFrame(via.url) });
      signaling.meetAt(started.map(({ url }) => url));
      return { signaling, pool };
    };
    const [alice, bob] = [open('a', () => undefined), open('b', (url) => void heardAt.push(url))];
    const isEverywhere = ({ pool }: typeof alice): boolean => pool.states().size === 5 && [...pool.states().values()].every((state) => state === 'connected');
    await waitFor(() => isEverywhere(alice) && isEverywhere(bob));
    await waitFor(() => (alice.signaling.announce(), new Set(heardAt).size === 5));
    isLonely = false;
    const spokenAt = async (): Promise<Set<string>> => {
      heardAt.length = 0;
      for (let time = 0; time < 4; time += 1) alice.signaling.announce();
      await waitFor(() => heardAt.length >= 4 * 3);
      return new Set(heardAt);
    };
    // What was said while lonely may still be on its way the first times.
    await waitFor(async () => (await spokenAt()).size === 3);
    expect((await spokenAt()).size).toBe(3);
    for (const { signaling, pool } of [alice, bob]) {
      signaling.stop();
      pool.stop();
    }
  }, 60_000);

  it('are not those of another key, and never throw', () => {
    const sealed = sealFrame({ type: 'announce' }, key());
    expect(openFrame(sealed, key())).toEqual({ type: 'announce' });
    const other = createSecretKey(new Uint8Array(32).fill(8));
    expect(openFrame(sealed, other)).toBeUndefined();
    for (const damaged of ['', 'null', sealed.slice(0, -8), `A${sealed.slice(1)}`]) expect(openFrame(damaged, key())).toBeUndefined();
  });
});
