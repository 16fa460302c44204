import type { CircleLedger } from '#ledger';
import type { Clock, Random } from '#platform';
import { writtenByAnother } from './fill-from-others.ts';
import { fillerText } from './filler.ts';

/** Until the compiler has done with what is measured: its threads count, too. */
const WARM_UP = 1_500;
const SIZE_BYTES = 300;

/** CPU of this process an entry, ms. */
export type EntryCosts = { readonly appendMs: number; readonly receiveMs: number };

/** CPU milliseconds of this process for each of `count` calls. */
const cpuOfEach = (count: number, call: (at: number) => void): number => {
  const before = process.cpuUsage();
  for (let at = 0; at < count; at += 1) call(at);
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000 / count;
};

/** What one message costs to write, and one of another device to receive, each durable by itself: gate, crypto, views, commit. */
export const entryCosts = async (circle: CircleLedger, count: number, ports: { readonly clock: Clock; readonly random: Random }): Promise<EntryCosts> => {
  const append = (at: number): void => void circle.append({ kind: 'message.post', body: { text: fillerText(at, SIZE_BYTES) } });
  const updates = await writtenByAnother(circle, WARM_UP + count, { ...ports, sizeBytes: SIZE_BYTES });
  for (let at = 0; at < WARM_UP; at += 1) append(at);
  for (const update of updates.slice(0, WARM_UP)) circle.receive(update);
  const measured = updates.slice(WARM_UP);
  return {
    appendMs: cpuOfEach(count, append),
    receiveMs: cpuOfEach(count, (at) => void circle.receive(measured[at] ?? new Uint8Array(0))),
  };
};
