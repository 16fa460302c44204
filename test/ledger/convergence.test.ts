import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { CircleLedger, Op } from '#ledger';
import { desktop, join, notesView, send, type Desktop } from './desktop.ts';

const actionArb = fc.record({
  who: fc.nat(2),
  what: fc.constantFrom('post', 'post', 'post', 'edit', 'erase', 'moderate', 'sync'),
  which: fc.nat(1000),
});

type Peer = { readonly desktop: Desktop; readonly circle: CircleLedger };

const three = async (): Promise<readonly Peer[]> => {
  const desktops = await Promise.all([desktop(11), desktop(12), desktop(13)]);
  const [alice, bob, carol] = desktops as [Desktop, Desktop, Desktop];
  const home = alice.ledger.create();
  const peers = [home, join(home, bob.ledger), join(home, carol.ledger)];
  peers.forEach((circle) => send(home, circle));
  return peers.map((circle, at) => ({ desktop: desktops[at] as Desktop, circle }));
};

const act = (peers: readonly Peer[], posts: Op[], { who, what, which }: { who: number; what: string; which: number }): void => {
  const { circle } = peers[who] as Peer;
  const mine = posts.filter(({ person }) => person === circle.self.person);
  const target = mine[which % Math.max(1, mine.length)];
  if (what === 'sync') send((peers[which % peers.length] as Peer).circle, circle);
  else if (what === 'edit' && posts.length > 0) circle.append({ kind: 'note.edit', body: { note: posts[which % posts.length]?.id ?? '', text: `edit ${which}` } });
  else if (what === 'erase' && target) circle.erase([target.id], { kind: 'note.delete', body: { note: target.id } });
  else if (what === 'moderate' && who === 0) moderate(circle, posts[which % Math.max(1, posts.length)]);
  else posts.push(circle.append({ kind: 'note.post', body: { text: `post ${which}` } }));
};

/** The owner erases what somebody wrote, when it is there. */
const moderate = (circle: CircleLedger, post: Op | undefined): void => {
  if (post && circle.opOf(post.id)) circle.erase([post.id], { kind: 'note.delete', body: { note: post.id } });
};

test('whatever the order, and however often an update comes, three desktops end with equal views', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(actionArb, { minLength: 5, maxLength: 32 }), fc.infiniteStream(fc.nat(1_000_000)), async (actions, dice) => {
      const peers = await three();
      const updates: Uint8Array[] = [];
      for (const { desktop: { ledger } } of peers) ledger.onAppend((_circle, update) => updates.push(update));
      const posts: Op[] = [];
      for (const action of actions) act(peers, posts, action);
      const roll = (below: number): number => (dice.next().value as number) % below;
      for (const { circle } of peers) {
        const deck = [...updates, ...updates.slice(0, roll(updates.length + 1))];
        for (let at = deck.length - 1; at > 0; at -= 1) [deck[at], deck[roll(at + 1)]] = [deck[roll(at + 1)] as Uint8Array, deck[at] as Uint8Array];
        for (const update of deck) expect(circle.receive(update)).toMatchObject({ forks: [] });
      }
      for (let round = 0; round < 2; round += 1) for (const from of peers) for (const to of peers) if (from !== to) send(from.circle, to.circle);
      const hashes = new Set(peers.map(({ circle }) => circle.viewsHash()));
      expect(hashes.size).toBe(1);
      expect(new Set(peers.map(({ circle }) => JSON.stringify(circle.frontier().map(({ feed, next, head }) => [feed, next, Buffer.from(head).toString('hex')])))).size).toBe(1);
      for (const { desktop: { ledger }, circle } of peers) {
        const before = circle.viewsHash();
        ledger.rebuild();
        expect(circle.viewsHash()).toBe(before);
      }
    }),
    { numRuns: 12 },
  );
});

test('a desktop that joins late sees what the others see, erasures included', async () => {
  const [alice, bob] = await three();
  if (!alice || !bob) throw new Error('three desktops');
  const posts = Array.from({ length: 30 }, (_, n) => alice.circle.append({ kind: 'note.post', body: { text: `note ${n}` } }));
  send(alice.circle, bob.circle);
  for (const { id } of posts.slice(3, 20)) alice.circle.erase([id], { kind: 'note.delete', body: { note: id } });
  send(alice.circle, bob.circle);
  const dave = await desktop(14);
  const his = join(alice.circle, dave.ledger);
  send(bob.circle, his);
  expect(his.viewsHash()).toBe(alice.circle.viewsHash());
  expect(dave.notes().filter((text) => text !== '')).toHaveLength(13);
});

test('a view of a new version is made again from the rows, and one that is gone leaves no table', async () => {
  const alice = await desktop(15);
  const home = alice.ledger.create();
  home.append({ kind: 'note.post', body: { text: 'hello' } });
  const shouting = { ...notesView, version: 2, reduce: (...[db, standing]: Parameters<typeof notesView.reduce>) => {
    notesView.reduce(db, standing);
    db.prepare('UPDATE notes SET text = upper(text) WHERE circle = ? AND id = ?').run(standing.circle, standing.key);
  } };
  await alice.reopen([shouting]);
  expect(alice.notes()).toEqual(['HELLO']);
  await alice.reopen([]);
  expect(() => alice.notes()).toThrow(/no such table/);
});
