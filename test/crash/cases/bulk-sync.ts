import assert from 'node:assert/strict';
import type { Transport } from '../../../main/sync/index.ts';
import { systemRandom } from '../../../main/platform/index.ts';
import { Desktop } from '../../support/desktop.ts';
import { FakeClock } from '../../support/fake-clock.ts';
import { MemoryNetwork } from '../../support/memory-network.ts';
import type { CrashCase, Life } from '../crash-case.ts';
import { alicesDisk, bobsDisk, bobStartsCleanly } from './bobs-disk.ts';

const HISTORY = 5000;
const MINUTE_MS = 60_000;

/** Tells of every piece that bob reported as stored. */
class WatchedNetwork extends MemoryNetwork {
  readonly #onTook: () => void;

  constructor(onTook: () => void, ...around: ConstructorParameters<typeof MemoryNetwork>) {
    super(...around);
    this.#onTook = onTook;
  }

  override transport(...given: Parameters<MemoryNetwork['transport']>): Transport {
    const real = super.transport(...given);
    if (given[0] !== 'bob') return real;
    return {
      ...real,
      enter: (options) =>
        real.enter({
          ...options,
          onLink: (link) => {
            const send = link.send.bind(link);
            link.send = (message) => {
              if (message.type === 'took') this.#onTook();
              send(message);
            };
            return options.onLink(link);
          },
        }),
    };
  }
}

const prepare = async (dir: string): Promise<void> => {
  const clock = new FakeClock();
  const alice = new Desktop({ name: 'alice', clock, random: systemRandom, network: new MemoryNetwork(clock, systemRandom), disk: alicesDisk(dir) });
  await alice.starts();
  alice.ledger.create();
  alice.writesAtOnce(Array.from({ length: HISTORY }, (_, number) => `${number} see you at the lake on sunday 周末去湖边`));
  await alice.quits();
  alice.closesItsDatabase();
};

const live = async ({ dir, random, ack, ready }: Life): Promise<void> => {
  const clock = new FakeClock();
  const network: WatchedNetwork = new WatchedNetwork(() => ack(String(bob.circle.entryCount())), clock, random);
  const alice = new Desktop({ name: 'alice', clock, random, network, disk: alicesDisk(dir) });
  const bob = new Desktop({ name: 'bob', clock, random, network, disk: bobsDisk(dir) });
  await Promise.all([alice.starts(), bob.starts()]);
  ready();
  bob.joins(alice.invites());
  await clock.until(() => bob.isIn && bob.circle.entryCount() === HISTORY, 10 * MINUTE_MS);
};

/** Bob starts again on what was left and gets the rest from alice. */
const catchesUp = async (dir: string): Promise<void> => {
  const clock = new FakeClock();
  const network = new MemoryNetwork(clock, systemRandom);
  const alice = new Desktop({ name: 'alice', clock, random: systemRandom, network, disk: alicesDisk(dir) });
  const bob = new Desktop({ name: 'bob', clock, random: systemRandom, network, disk: bobsDisk(dir) });
  await Promise.all([alice.starts(), bob.starts()]);
  if (!bob.isIn && bob.ledger.pendingJoins().length === 0) bob.joins(alice.invites());
  await clock.until(() => bob.isIn && bob.circle.entryCount() === HISTORY, 10 * MINUTE_MS);
  assert.equal(bob.circle.viewsHash(), alice.circle.viewsHash(), 'bob sees what alice sees');
  await Promise.all([alice.quits(), bob.quits()]);
  alice.closesItsDatabase();
  bob.closesItsDatabase();
};

/** Bob joins and pulls a history; what he reported as stored is there, and the next start gets the rest. */
export const bulkSync: CrashCase = {
  name: 'bulk sync',
  kills: 14,
  stepsApart: 8000,
  msApart: 120,
  prepare,
  live,
  check: async ({ dir, acked, isReallyKilled }) => {
    const told = Number(acked.at(-1) ?? 0);
    await bobStartsCleanly(dir, ({ ledger }) => {
      const [circle] = ledger.circles();
      assert.ok((circle?.entryCount() ?? 0) >= told, `at least the ${told} that were reported as stored`);
    });
    if (isReallyKilled) await catchesUp(dir);
  },
};
