import { randomBytes, randomUUID } from 'node:crypto';
import { MAX_PART_BYTES, type CircleId } from '#contract';
import type { CommandIo } from '../command.ts';
import { median } from '../measure/median.ts';
import type { DrivenDesktop } from '../desktop/driven-desktop.ts';
import { joinAll } from '../desktop/join-all.ts';
import { descendantsOf } from '../desktop/process-tree.ts';
import { figure, type Report } from './figure.ts';
import { cpuSecondsOf } from './process-costs.ts';
import { withBareChannel } from './with-bare-channel.ts';
import { type Two, withTwoDesktops } from './with-desktops.ts';

const RUNS = 5;
const FILE_BYTES = 32_000_000;
const LIMIT_MS = 60_000;

const send = async ({ client }: DrivenDesktop, circle: CircleId): Promise<string> => {
  const bytes = randomBytes(FILE_BYTES);
  const { draft } = await client.files.begin({ id: randomUUID(), circle, name: 'random.bin', sizeBytes: bytes.length });
  for (let at = 0; at < bytes.length; at += MAX_PART_BYTES) {
    await client.files.add({ id: randomUUID(), draft, part: new File([bytes.subarray(at, at + MAX_PART_BYTES)], 'part') });
  }
  const { address } = await client.files.finish({ id: randomUUID(), draft });
  await client.chat.send({ id: randomUUID(), circle, text: '', files: [draft] });
  return address;
};

const isHere = async ({ client }: DrivenDesktop, circle: CircleId, address: string): Promise<boolean> =>
  (await client.files.states({ circle, addresses: [address] })).every(({ state }) => state.kind === 'here');

/** CPU seconds of a desktop's core and its WebRTC process so far; Linux only. */
const cpuOf = ({ host }: DrivenDesktop): number => {
  const core = host.corePid();
  return core === undefined ? 0 : [core, ...descendantsOf(core)].reduce((sum, pid) => sum + cpuSecondsOf(pid), 0);
};

type Run = { readonly speed: number; readonly cpuMs: number };

/** From the tap until the file is whole, verified and on disk: MB/s, and CPU ms of both desktops for each MB. */
const fetchOnce = async ({ alice, bob: to }: Two, circle: CircleId, address: string): Promise<Run> => {
  await to.until('the message', async () => (await to.client.files.overview({ circle })).files.some((file) => file.address === address));
  const isLinux = process.platform === 'linux';
  const cpuBefore = isLinux ? cpuOf(alice) + cpuOf(to) : 0;
  const startedAt = performance.now();
  await to.client.files.fetch({ id: randomUUID(), circle, address });
  await to.until('the whole file', () => isHere(to, circle, address), LIMIT_MS);
  const speed = FILE_BYTES / 1_000 / (performance.now() - startedAt);
  return { speed, cpuMs: isLinux ? ((cpuOf(alice) + cpuOf(to) - cpuBefore) * 1_000) / (FILE_BYTES / 1_000_000) : Number.NaN };
};

/** `blob.mb_per_s`, with a bare data channel through the same pipe beside it; `blob.cpu_ms_per_mb`, core and WebRTC process of both ends. */
export const blobFigures = async (io: CommandIo, report: Report): Promise<void> => {
  report.progress('files of 32 MB from one desktop to the other, and a bare data channel beside it …');
  await withTwoDesktops(io, async (two) => {
    const { alice, bob } = two;
    const { circle } = await joinAll([alice, bob]);
    await alice.until('bob online', () => alice.isConnectedTo(circle, 1));
    const runs: Run[] = [];
    const bare: number[] = [];
    // In turn, so that whatever else the machine does meets both.
    await withBareChannel(async (sendBare) => {
      for (let run = 0; run < RUNS; run += 1) {
        runs.push(await fetchOnce(two, circle, await send(alice, circle)));
        bare.push(await sendBare(FILE_BYTES));
      }
    });
    const peer = { what: 'bare data channel through the same rtc pipe, 16 KB messages', value: median(bare) };
    await report.figure(figure('blob.mb_per_s', 'MB/s', { runs: runs.map(({ speed }) => speed), peer }));
    if (process.platform === 'linux') await report.figure(figure('blob.cpu_ms_per_mb', 'ms/MB', { runs: runs.map(({ cpuMs }) => cpuMs) }));
  });
};
