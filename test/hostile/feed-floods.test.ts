import { expect, test } from 'vitest';
import { newEpoch } from '../../main/ledger/circle/new-epoch.ts';
import { seededRandom } from '../ledger/desktop.ts';
import { cpuMs } from '../support/cpu-ms.ts';
import { type Forged, Forger } from './feed-forger.ts';
import { MALLORY, type Scene, scene } from './feed-scene.ts';

const ROUNDS = 5;
const BATCH = 120;

const bytesOf = ({ alice }: Scene): number => (alice.db.pragma('page_count', { simple: true }) as number) * (alice.db.pragma('page_size', { simple: true }) as number);

test.each<readonly [string, (lies: Forger) => (count: number) => object]>([
  [
    'rotations, each after the last',
    (lies) => {
      let parents = lies.state.members.live;
      return (count) => {
        const rotation = { ...newEpoch(seededRandom(1_000 + count), lies.state.members), parents };
        parents = [rotation.id];
        return { kind: 'epoch.rotate', ...rotation };
      };
    },
  ],
  ['rotations beside each other', (lies) => (count) => ({ kind: 'epoch.rotate', ...newEpoch(seededRandom(1_000 + count), lies.state.members) })],
  ['removals without the right to it', (lies) => (count) => ({ kind: 'member.remove', person: [...lies.state.members.roles.keys()][0] ?? '', cuts: [{ device: lies.feed.device, incarnation: 0, next: count, head: Buffer.alloc(32).toString('base64url') }] })],
])('a flood of %s stays payable: a batch costs little more than the one before, and on disk no more than arrived', async (_what, opsOf) => {
  const at = await scene();
  const lies = new Forger(at.mallory, MALLORY, { circle: at.hers, kind: 'c' });
  const next = opsOf(lies);
  const entries = (from: number): Forged[] =>
    Array.from({ length: BATCH }, (_, n) => lies.entry({ clear: Buffer.from(JSON.stringify(next(from + n))), ...(from + n > 0 && { memberHeads: [] }) }));
  const before = bytesOf(at);
  const sizes: number[] = [];
  const spentMs = Array.from({ length: ROUNDS }, (_, round) => {
    const update = lies.update(entries(round * BATCH));
    sizes.push(update.length);
    return cpuMs(() => expect(at.home.receive(update).accepted).toBe(BATCH));
  });
  // The square of a flood would stop everybody: the last batch may cost a few times the first, not its multiple by all that came before.
  expect(Math.max(...spentMs.slice(2))).toBeLessThan(4 * Math.max(20, ...spentMs.slice(0, 2)));
  expect(bytesOf(at) - before).toBeLessThan(4 * sizes.reduce((sum, size) => sum + size, 0) + 200_000);
  expect(at.home.append({ kind: 'note.post', body: { text: 'still here' } }).id).toBeDefined();
  expect(at.alice.notes()).toContain('still here');
});
