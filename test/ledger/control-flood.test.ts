import fc from 'fast-check';
import { expect, test } from 'vitest';
import { sha256 } from '../../main/ledger/crypto/hash.ts';
import { frontierOf, frontierWithout } from '../../main/ledger/circle/frontier.ts';
import { emptyFeed } from '../../main/ledger/gate/feed.ts';
import { prepareRows } from '../../main/ledger/store/rows.ts';
import { toBase64Url } from '../../main/ledger/wire/base64-url.ts';
import { encodeMessage } from '../../main/sync/wire/message.ts';
import { Forger, stateOf } from '../hostile/feed-forger.ts';
import { inviteFlood } from '../support/invite-flood.ts';
import { addDevice, circleWith, meet, type Peer, post, setClocks } from './circle-of.ts';
import { desktop, START_MS } from './desktop.ts';

const DAY_MS = 86_400_000;
const MALLORY = 192;
/** So few that a flood is quickly made. */
const MOST = 60;
const LIMITS = { entries: MOST, bytes: 20_000_000 };

const floodBy = (peer: Peer, owner: number) => inviteFlood(new Forger(peer.desktop, owner, { circle: peer.circle, kind: 'c' }), owner * 10_000);

/** Alice, Bob and Carol, and Mallory among them; nobody is new any more. */
const group = async (): Promise<{ readonly alice: Peer; readonly bob: Peer; readonly carol: Peer; readonly mallory: Peer }> => {
  const peers = await circleWith([191, MALLORY, 193, 194], { intakeLimits: LIMITS });
  meet(...peers);
  setClocks(START_MS + 2 * DAY_MS, ...peers);
  const [alice, mallory, bob, carol] = peers as [Peer, Peer, Peer, Peer];
  return { alice, bob, carol, mallory };
};

const give = (updates: Iterable<Uint8Array>, to: Peer, carrier?: Peer): number => {
  let taken = 0;
  for (const update of updates) {
    const { accepted, blame } = to.circle.receive(update, carrier?.circle.self.device);
    expect(blame).toBeUndefined();
    taken += accepted;
  }
  return taken;
};

/** As sync asks: for what is wanted, and for the causes of it. */
const pulls = (from: Peer, to: Peer): number => give(from.circle.missing(to.circle.pullFrontier()), to, from);

const controlOf = ({ desktop: { db } }: Peer): number => db.prepare<[], number>('SELECT count(*) FROM ledger_control').pluck().get() ?? 0;
const heldBy = ({ circle }: Peer): string => JSON.stringify([circle.viewsHash(), circle.frontier().map(({ feed, next, head }) => [feed, next, Buffer.from(head).toString('hex')])]);

test('a flood of control entries stops at what a person may write a day, whoever brings it, and goes on when alice agrees', async () => {
  const { alice, bob, mallory } = await group();
  const before = controlOf(alice);
  const pieces = floodBy(mallory, MALLORY)(12);
  for (const piece of pieces) expect(alice.circle.receive(piece)).toMatchObject({ skipped: [], forks: [] });
  expect(controlOf(alice) - before).toBe(MOST);
  expect(alice.circle.floods()).toMatchObject([{ person: mallory.circle.self.person, entries: MOST }]);
  expect(give(pieces, alice, mallory)).toBe(0);
  // Nobody is asked for more of it, and who holds more does not send it.
  expect(alice.circle.lacks([{ feed: alice.circle.floods()[0]?.feed ?? '', next: 120, head: new Uint8Array(32).fill(1), bodiesFrom: 0 }])).toBe(false);
  give(pieces.slice(0, 6), bob);
  bob.circle.allowFlood(mallory.circle.self.person);
  give(pieces.slice(6), bob);
  expect(controlOf(bob) - controlOf(alice)).toBe(60);
  expect(pulls(bob, alice)).toBe(0);
  const again = (await alice.desktop.reopen()).circle(alice.circle.id);
  expect(again.floods()).toHaveLength(1);
  alice.circle.allowFlood(mallory.circle.self.person);
  expect(alice.circle.floods()).toEqual([]);
  pulls(bob, alice);
  expect(heldBy(alice)).toBe(heldBy(bob));
});

test('what bob says is taken at once with all it builds on, also of a flood that alice did not want', async () => {
  const { alice, bob, carol, mallory } = await group();
  const pieces = floodBy(mallory, MALLORY)(10);
  give(pieces, alice);
  give(pieces.slice(0, 6), bob);
  bob.circle.allowFlood(mallory.circle.self.person);
  give(pieces.slice(6), bob);
  bob.circle.append(post('I know more than you'));
  bob.circle.createInvite({ name: 'home', expiresAt: START_MS + 9 * DAY_MS, uses: 1, meetingPoints: [] });
  pulls(bob, alice);
  expect(alice.desktop.notes()).toContain('I know more than you');
  expect(heldBy(alice)).toBe(heldBy(bob));
  // It stays Mallory who is asked about, and what he writes next waits.
  expect(alice.circle.floods().map(({ person }) => person)).toEqual([mallory.circle.self.person]);
  pulls(bob, carol);
  expect(carol.desktop.notes()).toContain('I know more than you');
});

test('words that build on a flood bring in as much as one member may carry a day, and never more', async () => {
  const { alice, bob, mallory } = await group();
  const pieces = floodBy(mallory, MALLORY)(30);
  give(pieces, alice);
  for (let at = 0; at < 30; at += 6) {
    give(pieces.slice(at, at + 6), bob);
    bob.circle.allowFlood(mallory.circle.self.person);
  }
  bob.circle.append(post('built on all of it'));
  const before = controlOf(alice);
  // In small updates, since one is let in or not as a whole.
  give([...pieces, ...bob.circle.missing(alice.circle.pullFrontier())], alice, bob);
  expect(controlOf(alice) - before).toBe(MOST);
  expect(alice.desktop.notes()).not.toContain('built on all of it');
  setClocks(START_MS + 3 * DAY_MS, alice);
  expect(pulls(bob, alice)).toBeGreaterThan(MOST);
  expect(alice.desktop.notes()).toContain('built on all of it');
});

test('a person\'s devices count together, and those that a flood brings with it are as unwanted', async () => {
  const { alice, bob, mallory } = await group();
  const laptop = addDevice(mallory.circle, await desktop(195, { intakeLimits: LIMITS }));
  meet(alice, bob, mallory);
  setClocks(START_MS + 2 * DAY_MS, laptop);
  const before = controlOf(alice);
  give(floodBy(mallory, MALLORY)(3), alice);
  give(floodBy(laptop, 195)(9), alice);
  expect(controlOf(alice) - before).toBe(MOST);
  const third = addDevice(laptop.circle, await desktop(196));
  third.circle.append(post('from a device that nobody wanted'));
  give(third.circle.missing(bob.circle.frontier()), bob);
  expect(pulls(bob, alice)).toBe(0);
  expect(alice.circle.receive([...bob.circle.missing(alice.circle.frontier())].at(-1) ?? new Uint8Array(0))).toMatchObject({ accepted: 0 });
  expect(alice.circle.floods()).toHaveLength(1);
});

test('whatever is brought by whom and in which order, all end with the same, and no day brings more than the members may bring', async () => {
  const actionArb = fc.record({ what: fc.constantFrom('flood', 'flood', 'flood', 'post', 'invite', 'pull', 'pull', 'agree', 'day'), who: fc.nat(2), whom: fc.nat(2), piece: fc.nat(19) });
  await fc.assert(
    fc.asyncProperty(fc.array(actionArb, { minLength: 10, maxLength: 40 }), async (actions) => {
      const { alice, bob, carol, mallory } = await group();
      const honest = [alice, bob, carol] as const;
      const pieces = floodBy(mallory, MALLORY)(20);
      let now = START_MS + 2 * DAY_MS;
      let said = 0;
      const act: Record<string, (one: Peer, other: Peer, piece: number) => void> = {
        // A liar sends what it likes: a stretch of its feed, with or without being asked.
        flood: (one, _other, piece) => give(pieces.slice(piece, piece + 8), one, piece % 2 === 0 ? mallory : undefined),
        post: (one) => one.circle.append(post(`said ${(said += 1)}`)),
        invite: (one) => one.circle.createInvite({ name: 'home', expiresAt: now + DAY_MS, uses: 1, meetingPoints: [] }),
        pull: (one, other) => one !== other && pulls(one, other),
        agree: (one) => one.circle.allowFlood(mallory.circle.self.person),
        day: () => setClocks((now += DAY_MS), ...honest),
      };
      const before = honest.map(controlOf);
      const own = () => honest.reduce((sum, { circle }) => sum + circle.frontier().length, 0);
      let yes = 0;
      for (const { what, who, whom, piece } of actions) {
        act[what]?.(honest[who] as Peer, honest[whom] as Peer, piece);
        if (what === 'agree') yes += 1;
      }
      const days = 1 + (now - START_MS - 2 * DAY_MS) / DAY_MS;
      // Each of three may bring a day's worth, an update may go beyond by itself, and every yes begins anew; honest entries are few.
      const ceiling = (days + yes) * 3 * (MOST + 400) + actions.length + own();
      honest.forEach((one, at) => expect(controlOf(one) - (before[at] ?? 0)).toBeLessThan(ceiling));
      for (let round = 0; round < 6; round += 1) {
        setClocks((now += DAY_MS), ...honest);
        for (const one of honest) give(pieces, one, mallory);
        for (const from of honest) for (const to of honest) if (from !== to) pulls(from, to);
      }
      expect(new Set(honest.map(heldBy)).size).toBe(1);
      expect(alice.desktop.notes()).toHaveLength(said);
      expect(honest.map(({ circle }) => circle.members().length)).toEqual([4, 4, 4]);
    }),
    { numRuns: 5 },
  );
});

test('somebody with more feeds or branches than a message holds heads cuts nobody off: what alice shows still fits, with all others in it', async () => {
  const { alice, bob, mallory } = await group();
  for (const { circle } of [alice, bob]) circle.append(post('here'));
  meet(alice, bob, mallory);
  const state = stateOf(alice.desktop.db, 191, alice.circle);
  const { person } = mallory.circle.self;
  const deviceAt = (at: number): string => toBase64Url(sha256(Uint8Array.of(at >> 8, at)));
  const made = Array.from({ length: 1_100 }, (_, at) => ({ ...emptyFeed({ circle: state.id, device: deviceAt(at), kind: 'm', incarnation: 0 }, { person, isFounder: false }), next: 1 }));
  const feeds = new Map([...state.feeds, ...made.map((feed) => [feed.client, feed] as const)]);
  const frontier = frontierOf(prepareRows(alice.desktop.db), { ...state, feeds });
  encodeMessage({ type: 'hello', frontier });
  encodeMessage({ type: 'pull', id: 1, frontier: frontierWithout(frontier, made) });
  for (const { circle } of [alice, bob]) expect(frontier.map(({ feed }) => feed)).toContain(circle.ownFeeds()[0]);
});
