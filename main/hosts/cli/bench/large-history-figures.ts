import { randomUUID } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';
import { must } from '#contract';
import type { CommandIo } from '../command.ts';
import { figure, type Report } from './figure.ts';
import { cpuSecondsOf, peakMegabytesOf } from './process-costs.ts';
import { entriesOf, withTwoDesktops } from './with-desktops.ts';

const DEVICES = 20;
const MESSAGES = 100_000;
const LIMIT_MS = 120_000;
const LOOK_EVERY_MS = 250;
/** A process that used less than this of two looks in a row has nothing left to do. */
const QUIET_SECONDS = 0.03;
const SETTLE_LIMIT_MS = 90_000;

/** CPU seconds until a process comes to rest. */
const cpuUntilQuiet = async (pid: number): Promise<number> => {
  const giveUpAt = performance.now() + SETTLE_LIMIT_MS;
  let before = cpuSecondsOf(pid);
  for (let quiet = 0; quiet < 2 && performance.now() < giveUpAt; ) {
    await wait(1000);
    const now = cpuSecondsOf(pid);
    quiet = now - before < QUIET_SECONDS ? quiet + 1 : 0;
    before = now;
  }
  return before;
};

/**
 * `history.100k.cpu_s`, `history.100k.rss_mb`, `history.100k.s`: what a joiner's core uses until 100,000 messages of 300 B from 20 devices are verified,
 * stored and shown, over real links. `history.100k.after_cpu_s`: what indexing and learning them take beside everything else afterwards.
 */
export const largeHistoryFigures = async (io: CommandIo, report: Report): Promise<void> => {
  if (process.platform !== 'linux') return report.progress('the cost of a process is measured on Linux only');
  await withTwoDesktops(io, async ({ alice, bob }) => {
    report.progress(`${MESSAGES.toLocaleString('en')} messages are written by ${DEVICES} devices …`);
    const { id: circle } = await alice.client.circles.create({ id: randomUUID(), name: 'History' });
    const each = MESSAGES / DEVICES;
    await alice.host.inspect({ about: 'fill', circle, count: each, sizeBytes: 300 });
    await alice.host.inspect({ about: 'fill-from-others', circle, devices: DEVICES - 1, each, sizeBytes: 300 });
    const all = await entriesOf(alice, circle);
    const invite = await alice.client.circles.invite({ id: randomUUID(), circle, hours: 1, uses: 1 });
    const core = bob.host.corePid();
    must(core !== undefined, 'a desktop has a core');
    report.progress('somebody joins …');
    const startedAt = performance.now();
    const cpuBefore = cpuSecondsOf(core);
    await bob.client.circles.join({ id: randomUUID(), text: invite.text });
    await bob.until('being let in', async () => (await bob.client.circles.list()).some(({ id, state }) => id === circle && state === 'ready'));
    while ((await entriesOf(bob, circle)) < all) {
      must(performance.now() - startedAt < LIMIT_MS, 'the whole history arrives in time');
      await wait(LOOK_EVERY_MS);
    }
    const seconds = (performance.now() - startedAt) / 1000;
    const cpuStored = cpuSecondsOf(core);
    await report.figure(figure('history.100k.cpu_s', 's', { runs: [cpuStored - cpuBefore] }));
    await report.figure(figure('history.100k.s', 's', { runs: [seconds] }));
    await report.figure(figure('history.100k.rss_mb', 'MB', { runs: [peakMegabytesOf(core)] }));
    report.progress('the search index and the AI catch up …');
    await report.figure(figure('history.100k.after_cpu_s', 's', { runs: [(await cpuUntilQuiet(core)) - cpuStored] }));
    await report.figure(figure('history.100k.settled_rss_mb', 'MB', { runs: [peakMegabytesOf(core)] }));
  });
  return undefined;
};
