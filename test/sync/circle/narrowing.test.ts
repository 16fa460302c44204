import { expect, test } from 'vitest';
import type { DeviceId, Reach } from '#contract';
import { Narrowing } from '../../../main/sync/circle/narrowing.ts';
import type { PeerLink } from '../../../main/sync/circle/peer-link.ts';
import { SpareLinks } from '../../../main/sync/circle/spare-links.ts';
import type { Link } from '../../../main/sync/link/link.ts';
import { FakeClock } from '../../support/fake-clock.ts';

const BOB = 'bob' as DeviceId;

/** Alice with a link to Bob, and a spare one beside it when told to; whatever takes the place of a link that ended is in `links`. */
const alice = (route: 'lan' | 'direct' | 'relayed') => {
  const clock = new FakeClock();
  const links = new Set<PeerLink>();
  const bounds: { isHidden: boolean; reach: Reach } = { isHidden: false, reach: 'internet' };
  const spares = new SpareLinks(clock, (link) => void links.add(peerOf(link)));
  // reason: what narrows links knows of a peer no more than its link, its route and its signs of life.
  const peerOf = (link: Link): PeerLink => ({ link, route, life: { heardCount: 0 } }) as unknown as PeerLink;
  const link = (): Link => {
    const told: (() => void)[] = [];
    return { send: () => undefined, listen: ({ closed }: { closed: () => void }) => void told.push(closed), close: () => told.forEach((tell) => tell()) } as unknown as Link;
  };
  const first = peerOf(link());
  links.add(first);
  first.link.listen({
    message: () => undefined,
    drained: () => undefined,
    closed: () => {
      links.delete(first);
      spares.promote(BOB);
    },
  });
  const narrowing = new Narrowing({ clock, bounds: () => bounds, links: () => [...links], endSpares: () => spares.end('narrowed') });
  return { bounds, clock, links, narrowing, holdSpare: () => spares.hold(link(), BOB, first) };
};

test('who hides the address keeps no spare link that shows it in place of the one that ends', () => {
  const { bounds, links, narrowing, holdSpare } = alice('lan');
  holdSpare();
  const before = { ...bounds };
  bounds.isHidden = true;
  narrowing.changed(before);
  expect(links.size).toBe(0);
});

test('a group that keeps to its network keeps no spare link that leads out', async () => {
  const { bounds, clock, links, narrowing, holdSpare } = alice('direct');
  const before = { ...bounds };
  bounds.reach = 'lan';
  narrowing.changed(before);
  await clock.advance(4_900);
  expect(links.size).toBe(1);
  holdSpare();
  await clock.advance(200);
  expect(links.size).toBe(0);
});

test.each([
  ['a link that leads out, begun before the group kept to its network and opened long after, is ended once it has told so', 'direct', 0],
  ['a link through a relay is, too', 'relayed', 0],
  ['one of this network stays', 'lan', 1],
] as const)('%s', async (_, route, left) => {
  const { bounds, clock, links, narrowing } = alice(route);
  const [link] = links;
  if (!link) throw new Error('a link');
  link.route = undefined;
  bounds.reach = 'lan';
  narrowing.changed({ isHidden: false, reach: 'internet' });
  // How it goes is not known: neither ended nor spared.
  await clock.advance(60_000);
  expect(links.size).toBe(1);
  link.route = route;
  narrowing.learned(link);
  await clock.advance(4_900);
  expect(links.size).toBe(1);
  await clock.advance(200);
  expect(links.size).toBe(left);
});
