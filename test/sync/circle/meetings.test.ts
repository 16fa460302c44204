import { beforeEach, describe, expect, it } from 'vitest';
import { silentLog } from '#platform';
import { Meetings } from '../../../main/sync/circle/meetings.ts';
import { circleOf, meet, type Peer, post } from '../../ledger/circle-of.ts';
import { DesktopClock } from '../../support/desktop-clock.ts';
import { FakeClock } from '../../support/fake-clock.ts';

const LOOK_MS = 20_000;

type Scene = { readonly alice: Peer; readonly bob: Peer; readonly carol: Peer; readonly time: FakeClock; readonly clock: DesktopClock; readonly meetings: Meetings };
let scene: Scene;
let isAlone = false;
let here: readonly string[] = [];
/** Rooms for two that alice is in. */
const entered = new Set<string>();

/** Carol is removed and does not know it; bob has not heard of it yet. */
beforeEach(async () => {
  const [alice, bob, carol] = await circleOf(271, 272, 273);
  if (!alice || !bob || !carol) throw new Error('three people');
  meet(alice, bob, carol);
  for (const { circle } of [alice, bob, carol]) circle.append(post('here'));
  meet(alice, bob, carol);
  alice.circle.removeMember(carol.circle.self.person);
  const time = new FakeClock();
  const clock = new DesktopClock(time);
  [isAlone, here] = [false, []];
  entered.clear();
  const enter = ({ name }: { readonly name: string }, isPair: boolean) => {
    if (isPair) entered.add(name);
    return { meetAt: () => undefined, seek: () => undefined, retire: () => entered.delete(name), leave: () => entered.delete(name) };
  };
  const meetings = new Meetings({
    circle: alice.circle,
    plan: { meetingPoints: [] },
    clock,
    log: silentLog,
    transport: { enter: (options) => enter(options.room, false), places: () => new Map(), close: async () => undefined },
    enter,
    isAlone: () => isAlone,
    isHere: (device) => here.includes(device),
    onAdmitted: () => undefined,
    onBlocked: () => undefined,
  });
  clock.every(LOOK_MS, () => meetings.refresh());
  meetings.refresh();
  scene = { alice, bob, carol, time, clock, meetings };
});

const isSought = (peer: Peer): boolean => {
  const { device } = peer.circle.self;
  const rooms = scene.alice.circle.meetTopics('everybody').flatMap((topic) => (topic.device === device ? topic.rooms : []));
  return rooms.length > 0 && rooms.every(({ name }) => entered.has(name));
};
const bobCatchesUp = (): void => {
  const { alice, bob } = scene;
  meet(alice, bob);
  bob.circle.append(post('I know it now'));
  meet(alice, bob);
};
const sought = (): readonly string[] => [...(isSought(scene.bob) ? ['bob'] : []), ...(isSought(scene.carol) ? ['carol'] : [])];

describe('whom a desktop looks for by itself', () => {
  it('is at once who was removed and may not know it, and a member who lags behind only after a minute', async () => {
    expect(sought()).toEqual(['carol']);
    await scene.time.advance(59_000);
    expect(sought()).toEqual(['carol']);
    await scene.time.advance(1_000);
    expect(sought()).toEqual(['bob', 'carol']);
  });

  it('is no member who is here, nor one who has caught up', async () => {
    const { bob, time } = scene;
    here = [bob.circle.self.device];
    await time.advance(4 * LOOK_MS);
    expect(sought()).toEqual(['carol']);
    here = [];
    await time.advance(LOOK_MS);
    expect(sought()).toEqual(['bob', 'carol']);
    bobCatchesUp();
    await time.advance(LOOK_MS);
    expect(sought()).toEqual(['carol']);
  });

  it('is everybody once it was linked with nobody for forty seconds on end, until somebody is linked with', async () => {
    const { time } = scene;
    bobCatchesUp();
    isAlone = true;
    await time.advance(3 * LOOK_MS - 1);
    expect(sought()).toEqual(['carol']);
    await time.advance(1);
    expect(sought()).toEqual(['bob', 'carol']);
    isAlone = false;
    await time.advance(LOOK_MS);
    expect(sought()).toEqual(['carol']);
  });

  it('is nobody more where a link came between, however short', async () => {
    const { time } = scene;
    bobCatchesUp();
    for (const alone of [true, true, false, true, true]) {
      isAlone = alone;
      await time.advance(LOOK_MS);
      expect(sought()).toEqual(['carol']);
    }
    await time.advance(LOOK_MS);
    expect(sought()).toEqual(['bob', 'carol']);
  });

  it('is everybody at once where the clock is set back meanwhile: the wait would last for as long', async () => {
    const { time, clock } = scene;
    bobCatchesUp();
    isAlone = true;
    await time.advance(LOOK_MS);
    clock.wrongByMs = -3_600_000;
    await time.advance(LOOK_MS);
    expect(sought()).toEqual(['bob', 'carol']);
  });
});
