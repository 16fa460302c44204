import { must } from '#contract';
import type { CommandIo } from '../command.ts';
import { joinAll } from '../desktop/join-all.ts';
import { descendantsOf } from '../desktop/process-tree.ts';
import { figure, type Report } from './figure.ts';
import { type Two, withTwoDesktops } from './with-desktops.ts';

const RUNS = 3;
const LIMIT_MS = 90_000;

/** From the moment all of bob's processes stand still, so that nobody is told, until alice's window shows him away, in seconds. */
const untilNoticed = async ({ alice, bob }: Two): Promise<number> => {
  const { circle } = await joinAll([alice, bob]);
  const core = bob.host.corePid();
  must(core !== undefined, 'a desktop runs in a core process');
  const processes = [core, ...descendantsOf(core)];
  const signal = (name: 'SIGSTOP' | 'SIGCONT'): void => processes.forEach((pid) => process.kill(pid, name));
  signal('SIGSTOP');
  const startedAt = performance.now();
  try {
    await alice.until('bob away', async () => !(await alice.isConnectedTo(circle, 1)), LIMIT_MS);
    return (performance.now() - startedAt) / 1000;
  } finally {
    signal('SIGCONT');
  }
};

/** `deadpeer.s`: how long somebody who is gone without a word still shows as online, over real WebRTC on this machine. */
export const deadPeerFigures = async (io: CommandIo, report: Report): Promise<void> => {
  const runs: number[] = [];
  for (let run = 0; run < RUNS; run += 1) {
    report.progress(`somebody vanishes without a word (${run + 1} of ${RUNS}) …`);
    runs.push(await withTwoDesktops(io, untilNoticed));
  }
  await report.figure(figure('deadpeer.s', 's', { runs }));
};
