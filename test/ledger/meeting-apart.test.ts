import { describe, expect, test } from 'vitest';
import { desktop, join, send, START_MS } from './desktop.ts';
import { circleOf, meet, type Peer, post } from './circle-of.ts';

const WEEK_MS = 7 * 86_400_000;
const three = async (): Promise<{ alice: Peer; bob: Peer; carol: Peer }> => {
  const [alice, bob, carol] = await circleOf(171, 172, 173);
  if (!alice || !bob || !carol) throw new Error('three people');
  meet(alice, bob, carol);
  return { alice, bob, carol };
};
const names = ({ circle }: Peer, who: 'laggards' | 'everybody', whose?: Peer): readonly string[] =>
  circle.meetTopics(who).flatMap(({ device, rooms }) => (whose === undefined || device === whose.circle.self.device ? rooms.map(({ name }) => name) : []));

describe('rooms that came apart', () => {
  test('who missed a new epoch is waited for at a topic of two, which only these two can compute', async () => {
    const { alice, bob, carol } = await three();
    for (const { circle } of [alice, bob, carol]) circle.append(post('everybody has spoken'));
    meet(alice, bob, carol);
    alice.circle.removeMember(carol.circle.self.person);
    expect(names(alice, 'laggards').length).toBeGreaterThanOrEqual(2);
    expect(new Map(alice.circle.meetTopics('laggards').map(({ device, isMember }) => [device, isMember]))).toEqual(
      new Map([[bob.circle.self.device, true], [carol.circle.self.device, false]]),
    );
    expect(names(bob, 'everybody', alice)).toEqual(names(alice, 'laggards', bob));
    expect(names(carol, 'everybody', alice)).toEqual(names(alice, 'laggards', carol));
    expect(names(carol, 'everybody', bob)).not.toEqual(names(alice, 'laggards', bob));
    send(alice.circle, bob.circle);
    bob.circle.append(post('I know it now'));
    send(bob.circle, alice.circle);
    expect(alice.circle.meetTopics('laggards').map(({ isMember }) => isMember)).toEqual([false]);
  });

  test('the topic changes with the week, and near its turn both are waited at', async () => {
    const { alice, bob } = await three();
    const turn = Math.ceil(START_MS / WEEK_MS) * WEEK_MS;
    alice.desktop.clock.set(turn - 3_600_000);
    const before = names(alice, 'everybody', bob);
    bob.desktop.clock.set(turn + 3_600_000);
    const after = names(bob, 'everybody', alice);
    expect([before.length, after.length]).toEqual([2, 2]);
    expect([...before].sort()).toEqual([...after].sort());
    alice.desktop.clock.set(turn + WEEK_MS / 2);
    expect(before).toContain(names(alice, 'everybody', bob)[0]);
    alice.desktop.clock.set(turn + WEEK_MS + WEEK_MS / 2);
    expect(before).not.toContain(names(alice, 'everybody', bob)[0]);
  });
});

describe('what a device may be sent before it is a member here', () => {
  const given = (from: Peer, to: Peer): number => {
    let taken = 0;
    for (const update of from.circle.controlFor(to.circle.self.device, to.circle.frontier())) taken += to.circle.receive(update).accepted;
    return taken;
  };

  test('two newcomers who have never heard of each other prove themselves by their own admissions', async () => {
    const { alice, bob, carol } = await three();
    const [dave, erin] = await Promise.all([desktop(174), desktop(175)]);
    const his: Peer = { desktop: dave, circle: join(bob.circle, dave.ledger) };
    const hers: Peer = { desktop: erin, circle: join(carol.circle, erin.ledger) };
    expect(his.circle.isMemberDevice(hers.circle.self.device)).toBe(false);
    expect(given(his, hers)).toBeGreaterThan(0);
    expect(given(hers, his)).toBeGreaterThan(0);
    expect(his.circle.isMemberDevice(hers.circle.self.device)).toBe(true);
    expect(hers.circle.isMemberDevice(his.circle.self.device)).toBe(true);
    expect(alice.circle.members()).toHaveLength(3);
  });

  test('a stranger is shown the past of my admission, and nothing of what came later', async () => {
    const { alice, bob } = await three();
    alice.circle.createInvite({ name: 'later', expiresAt: START_MS + 5, uses: 1, meetingPoints: [] });
    send(alice.circle, bob.circle);
    const all = [...bob.circle.missing([])].reduce((sum, { length }) => sum + length, 0);
    const shown = [...bob.circle.controlFor(Buffer.alloc(32, 5).toString('base64url'), [])].reduce((sum, { length }) => sum + length, 0);
    expect(shown).toBeGreaterThan(0);
    expect(shown).toBeLessThan(all);
  });

  test('a removed one is told of the removal and not of what knew it; who turns out to be in is told all', async () => {
    const { alice, bob, carol } = await three();
    alice.circle.removeMember(bob.circle.self.person);
    alice.circle.createInvite({ name: 'secret', expiresAt: START_MS + 7, uses: 1, meetingPoints: [] });
    meet(alice, carol);
    given(carol, bob);
    expect(bob.circle.self.standing).toBe('removed');
    expect(bob.circle.invites().some(({ expiresAt }) => expiresAt === START_MS + 7)).toBe(false);
    expect(given(carol, bob)).toBe(0);
  });
});
