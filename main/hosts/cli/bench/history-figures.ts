import { randomUUID } from 'node:crypto';
import type { CommandIo } from '../command.ts';
import { figure, type Report } from './figure.ts';
import { entriesOf, withTwoDesktops } from './with-desktops.ts';

const MESSAGES = 20_000;
const RUNS = 3;
const LIMIT_MS = 120_000;

const oneJoin = (io: CommandIo): Promise<number> =>
  withTwoDesktops(io, async ({ alice, bob }) => {
    const { id: circle } = await alice.client.circles.create({ id: randomUUID(), name: 'History' });
    await alice.host.inspect({ about: 'fill', circle, count: MESSAGES, sizeBytes: 300 });
    const all = await entriesOf(alice, circle);
    const invite = await alice.client.circles.invite({ id: randomUUID(), circle, hours: 1, uses: 1 });
    const startedAt = performance.now();
    await bob.client.circles.join({ id: randomUUID(), text: invite.text });
    await bob.until('the whole history', async () => {
      const list = await bob.client.circles.list();
      return list.some(({ id, state }) => id === circle && state === 'ready') && (await entriesOf(bob, circle)) >= all;
    }, LIMIT_MS);
    const seconds = (performance.now() - startedAt) / 1000;
    await alice.until('bob online', () => alice.isConnectedTo(circle, 1));
    return seconds;
  });

/** `history.20k.s`: from the press on *join* until 20,000 messages of 300 B are verified, stored and indexed. */
export const historyFigures = async (io: CommandIo, report: Report): Promise<void> => {
  const runs: number[] = [];
  for (let run = 0; run < RUNS; run += 1) {
    report.progress(`20,000 messages are written, then somebody joins (${run + 1} of ${RUNS}) …`);
    runs.push(await oneJoin(io));
  }
  await report.figure(figure('history.20k.s', 's', { runs, peer: { what: 'bare y-webrtc, 60 s limit', value: null } }));
};
