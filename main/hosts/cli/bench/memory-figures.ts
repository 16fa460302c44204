import { readFileSync } from 'node:fs';
import { randomUUID } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';
import type { CommandIo } from '../command.ts';
import { descendantsOf } from '../desktop/process-tree.ts';
import { joinAll } from '../desktop/join-all.ts';
import { figure, type Report } from './figure.ts';
import { withTwoDesktops } from './with-desktops.ts';

const IDLE_MS = 60_000;
const BYTES_PER_MB = 1_000_000;

const kilobytes = (rollup: string, name: string): number => Number(new RegExp(`^${name}:\\s+(\\d+) kB`, 'mu').exec(rollup)?.[1] ?? Number.NaN);

/** Proportional and resident memory of processes, MB (Linux). */
const memoryOf = (pids: readonly number[]): { readonly pss: number; readonly rss: number } => {
  const rollups = pids.map((pid) => readFileSync(`/proc/${pid}/smaps_rollup`, 'utf8'));
  const sum = (name: string): number => (rollups.reduce((total, rollup) => total + kilobytes(rollup, name), 0) * 1024) / BYTES_PER_MB;
  return { pss: sum('Pss'), rss: sum('Rss') };
};

/** `rss.idle.mb` and `pss.idle.mb`: core and WebRTC process of a desktop with one group and the Chinese dictionary loaded, 60 s after its start. */
export const memoryFigures = async (io: CommandIo, report: Report): Promise<void> => {
  if (process.platform !== 'linux') return report.progress('memory is measured on Linux only');
  await withTwoDesktops(io, async ({ alice, bob }) => {
    const { circle } = await joinAll([alice, bob]);
    await alice.client.chat.send({ id: randomUUID(), circle, text: '周末去湖边散步，记得带伞。' });
    await alice.client.chat.search({ circle, query: '湖边', limit: 5 });
    report.progress('a minute of quiet …');
    await wait(IDLE_MS, undefined, { signal: io.signal });
    const core = alice.host.corePid();
    const { pss, rss } = memoryOf(core === undefined ? [] : [core, ...descendantsOf(core)]);
    await report.figure(figure('rss.idle.mb', 'MB', { runs: [rss] }));
    await report.figure(figure('pss.idle.mb', 'MB', { runs: [pss] }));
  });
  return undefined;
};
