import { describe, expect, it } from 'vitest';
import { Delivery } from '../../main/sync/circle/delivery.ts';
import { Penalties } from '../../main/sync/circle/penalties.ts';
import { SyncStore } from '../../main/sync/store/sync-store.ts';
import { silentLog } from '../../main/platform/index.ts';
import { FakeClock } from '../support/fake-clock.ts';
import { deviceDouble } from '../support/device-double.ts';
import { rawDevice } from '../support/raw-member.ts';
import { seededRandom } from '../support/seeded-random.ts';
import { desktops } from '../support/desktops.ts';

const MINUTE_MS = 60_000;

/** Somebody unknown, linked with alice, who says to hold what she lacks. */
const strangerWithMore = async () => {
  const story = await desktops(1);
  const { alice, clock } = story;
  const [room] = alice.circle.rooms();
  if (!room) throw new Error('a room');
  const stranger = rawDevice({ name: 'stranger', room, identity: deviceDouble('member', alice.circle.id) }, story);
  const raw = await stranger.linkWith(alice);
  raw.link.send({ type: 'hello', frontier: [{ feed: 'c:zzz', next: 9, head: new Uint8Array(32).fill(1), bodiesFrom: 0 }] });
  return { alice, clock, stranger, raw };
};

describe('strangers with ever new keys, who know a room', () => {
  it('are blamed one after the other, and the log has a line a minute', async () => {
    const story = await desktops(1);
    const { alice, clock } = story;
    const [room] = alice.circle.rooms();
    if (!room) throw new Error('a room');
    const begunAt = clock.now();
    for (let key = 0; key < 40; key += 1) {
      const stranger = rawDevice({ name: `stranger ${key}`, room, identity: deviceDouble('member', alice.circle.id) }, story);
      const raw = await stranger.linkWith(alice);
      raw.link.send({ type: 'live', update: new Uint8Array(500) });
      await clock.until(() => raw.ended !== undefined, MINUTE_MS);
      stranger.leave();
    }
    await clock.advance(MINUTE_MS);
    const lines = alice.warnings.filter(({ event }) => event === 'link-blamed');
    expect(lines.length).toBeGreaterThan(0);
    expect(lines.length).toBeLessThanOrEqual(1 + (clock.now() - begunAt) / MINUTE_MS);
  });

  it('boast of holding what alice wrote: nothing of that is written down, or remembered after they are gone', async () => {
    const story = await desktops(1);
    const { alice } = story;
    const note = alice.says('mine');
    const store = new SyncStore(alice.opened.db);
    const delivery = new Delivery({ circle: alice.circle, clock: new FakeClock(), log: silentLog, store, here: () => [] });
    const boast = alice.circle.frontier().map((head) => ({ ...head, next: head.next + 1 }));
    const rowsBefore = store.load(alice.circle.id).held.length;
    for (let key = 0; key < 50; key += 1) expect(delivery.learn(`stranger ${key}`, boast)).toBe(false);
    expect(delivery.isAhead('stranger 7', alice.circle.frontier(), 'c:')).toBe(true);
    delivery.forget('stranger 7');
    expect(delivery.isAhead('stranger 7', alice.circle.frontier(), 'c:')).toBe(false);
    delivery.stop();
    expect(store.load(alice.circle.id).held.length).toBe(rowsBefore);
    expect(alice.sync.reached(alice.circle.id, note)).toEqual([]);
  });

  it('are forgotten in the order they came when they are too many, and the last of them still waits', () => {
    const clock = new FakeClock();
    const penalties = new Penalties({ clock, random: seededRandom(1, 'penalties') }, () => undefined);
    for (let key = 0; key < 2_000; key += 1) penalties.add(`stranger ${key}`);
    const waiting = Array.from({ length: 2_000 }, (_, key) => penalties.has(`stranger ${key}`)).filter(Boolean).length;
    expect(waiting).toBe(1_024);
    expect(penalties.has('stranger 1999')).toBe(true);
    penalties.stop();
  });

  it('whose answer did not come whole are asked again while they still may speak', async () => {
    const { clock, raw } = await strangerWithMore();
    const pulls = () => raw.heard.filter((message) => message.type === 'pull');
    await clock.until(() => pulls().length === 1, 1_000);
    raw.link.send({ type: 'done', id: pulls()[0]?.id ?? 0, pieces: 1 });
    await clock.until(() => pulls().length === 2, 5_000);
    expect(raw.ended).toBeUndefined();
    raw.link.send({ type: 'done', id: pulls()[1]?.id ?? 0, pieces: 0 });
    await clock.advance(10_000);
    expect(pulls()).toHaveLength(2);
  });

  it('that leave are forgotten by the desktop they spoke to', async () => {
    const { alice, clock, stranger, raw } = await strangerWithMore();
    await clock.advance(1_000);
    const pulls = (): number => raw.heard.filter(({ type }) => type === 'pull').length;
    expect(pulls()).toBe(1);
    await clock.until(() => raw.ended !== undefined, MINUTE_MS);
    const again = await stranger.linkWith(alice);
    await clock.advance(1_000);
    expect(again.heard.map(({ type }) => type)).toEqual(['hello']);
  });
});
