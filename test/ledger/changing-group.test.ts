import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Op } from '#ledger';
import { AppError } from '#contract';
import { circleOf, erasing, letTimePass, meet, type Peer, post } from './circle-of.ts';
import { send } from './desktop.ts';

const RUNS = Number(process.env['RUNS'] ?? 12);
const actionArb = fc.record({
  who: fc.nat(3),
  whom: fc.nat(3),
  which: fc.nat(1000),
  what: fc.constantFrom('post', 'post', 'post', 'edit', 'erase', 'erase', 'undo', 'promote', 'demote', 'remove', 'leave', 'transfer', 'give', 'give', 'give', 'restart'),
});
type Action = { readonly who: number; readonly whom: number; readonly which: number; readonly what: string };

/** What the circle does not allow is refused; anything else must work. */
const tryTo = (run: () => void): void => {
  try {
    run();
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
  }
};

const act = async (peers: Peer[], posts: Op[], { who, whom, which, what }: Action): Promise<void> => {
  const [peer, other] = [peers[who], peers[whom]];
  if (!peer || !other) return;
  const person = other.circle.self.person;
  const target = posts[which % Math.max(1, posts.length)]?.id ?? '';
  const { circle } = peer;
  if (what === 'give') send(circle, other.circle);
  else if (what === 'restart') peers[who] = { ...peer, circle: (await peer.desktop.reopen()).circle(circle.id) };
  else {
    tryTo(() => {
      if (what === 'post') posts.push(circle.append(post(`post ${which}`)));
      else if (what === 'edit') circle.append({ kind: 'note.edit', body: { note: target, text: `edit ${which}` } });
      else if (what === 'erase') circle.erase([target], erasing(target));
      else if (what === 'undo') circle.undoErase([target], { kind: 'note.edit', body: { note: 'undone', text: '' } });
      else if (what === 'promote') circle.setRole(person, 'admin');
      else if (what === 'demote') circle.setRole(person, 'member');
      else if (what === 'remove') circle.removeMember(person);
      else if (what === 'transfer') circle.transferOwnership(person);
      else circle.leave({ successor: person });
    });
  }
};

const summary = ({ circle }: Peer): string =>
  JSON.stringify([circle.members(), circle.viewsHash(), circle.frontier().map(({ feed, next, head }) => [feed, next, Buffer.from(head).toString('hex')]), circle.rooms()]);

test('whoever is removed, promoted or leaves beside whatever is said and erased, those who stay end alike, also after restarts and rebuilt', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(actionArb, { minLength: 8, maxLength: 40 }), async (actions) => {
      const peers = await circleOf(201, 202, 203, 204);
      meet(...peers);
      const posts: Op[] = [];
      for (const action of actions) await act(peers, posts, action);
      meet(...peers);
      letTimePass(800, ...peers);
      const first = peers[0]?.circle.self.standing === 'member' ? peers[0] : peers.find(({ circle }) => circle.self.standing === 'member');
      const inside = peers.filter(({ circle }) => circle.self.standing === 'member' && first?.circle.isMemberDevice(circle.self.device) === true);
      expect(new Set(inside.map(summary)).size).toBeLessThanOrEqual(1);
      for (const peer of inside) {
        const before = summary(peer);
        const again = await peer.desktop.reopen();
        expect(summary({ ...peer, circle: again.circle(peer.circle.id) })).toBe(before);
        again.rebuild();
        expect(summary({ ...peer, circle: again.circle(peer.circle.id) })).toBe(before);
        expect(peer.circle.rooms().length).toBe(1);
      }
      expect(inside.length).toBe(first?.circle.members().length ?? 0);
    }),
    { numRuns: RUNS },
  );
});
