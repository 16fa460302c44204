import assert from 'node:assert/strict';
import { fraction } from '../../../main/platform/index.ts';
import { Desktop } from '../../support/desktop.ts';
import { FakeClock } from '../../support/fake-clock.ts';
import { MemoryNetwork } from '../../support/memory-network.ts';
import { notesIn } from '../../support/note-view.ts';
import type { CrashCase, Life } from '../crash-case.ts';
import { bobsDisk, bobStartsCleanly } from './bobs-disk.ts';

const ROUND_MS = 60;
const MINUTE_MS = 60_000;

const live = async ({ dir, random, ack, ready }: Life): Promise<void> => {
  const clock = new FakeClock();
  const network = new MemoryNetwork(clock, random);
  const alice = new Desktop({ name: 'alice', clock, random, network });
  const bob = new Desktop({ name: 'bob', clock, random, network, disk: bobsDisk(dir) });
  await Promise.all([alice.starts(), bob.starts()]);
  alice.goesOnline(alice.ledger.create());
  bob.joins(alice.invites());
  await clock.until(() => bob.isIn && alice.isLinkedWith(bob), 3 * MINUTE_MS);
  const hers = (): number => alice.circle.entryCount() - bob.circle.entryCount();
  await clock.until(() => hers() === 0, MINUTE_MS);
  ready();
  const written: string[] = [];
  let shown = 0;
  for (let number = 0; ; number += 1) {
    written.push(alice.says(`alice ${number} ${'by the fire '.repeat(Math.floor(fraction(random) ** 3 * 300))}`));
    if (fraction(random) < 0.3) {
      bob.says(`bob ${number}`);
      ack(`bob ${number}`);
    }
    await clock.advance(ROUND_MS);
    // What alice is shown as delivered, and what bob's machine reported as stored.
    for (; shown <= number && alice.sync.reached(alice.circle.id, written[shown] ?? '').length === 1; shown += 1) ack(`alice ${shown}`);
  }
};

const lookFor = (texts: readonly string[], acked: readonly string[]): void => {
  const begins = texts.map((text) => text.split(' ').slice(0, 2).join(' '));
  assert.deepEqual(acked.filter((told) => !begins.includes(told)), [], 'what was shown as delivered or sent is there');
  assert.equal(new Set(begins).size, begins.length, 'nothing is doubled');
  const numbers = begins.filter((text) => text.startsWith('alice')).map((text) => Number(text.split(' ')[1]));
  assert.deepEqual(numbers, numbers.toSorted((a, b) => a - b), 'in order');
};

/** Alice writes live, bob receives and answers; what alice saw as delivered and what bob had written is there. */
export const receive: CrashCase = {
  name: 'receive',
  kills: 48,
  stepsApart: 120,
  msApart: 30,
  live,
  check: ({ dir, acked }) =>
    bobStartsCleanly(dir, ({ ledger, db }) => {
      const [circle] = ledger.circles();
      assert.ok(circle, 'bob is in the circle');
      lookFor(notesIn(db, circle.id), acked);
      circle.append({ kind: 'note.post', body: { text: 'and on it goes' } });
    }),
};
