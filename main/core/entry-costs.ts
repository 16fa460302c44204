import type { CircleLedger } from '#ledger';
import type { Clock, Random } from '#platform';
import { writtenByAnother } from './fill-from-others.ts';
import { fillerText } from './filler.ts';
import { openLedgerAlone } from './ledger-alone.ts';

/** Until the compiler has done with what is measured: its threads count, too. */
const WARM_UP = 1_500;
const SIZE_BYTES = 300;

/** In turn, so that whatever else the machine does falls on all alike. */
const ROUND = 50;
const NAMES = ['appendMs', 'receiveMs', 'ledgerMs', 'besideMs'] as const;

/** CPU of this process an entry, ms; `ledgerMs`: of an append in a ledger alone; `besideMs`: a call of what is measured beside. */
export type EntryCosts = { readonly appendMs: number; readonly receiveMs: number; readonly ledgerMs: number; readonly besideMs: number };
type Ports = { readonly clock: Clock; readonly random: Random };
/** `folder`: where a ledger alone may have its file. */
export type Measured = { readonly count: number; readonly beside: () => void; readonly folder: string };

/** CPU milliseconds of this process for the calls from one number to another. */
const cpuOf = (from: number, until: number, call: (at: number) => void): number => {
  const before = process.cpuUsage();
  for (let at = from; at < until; at += 1) call(at);
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000;
};

/** What one message costs to write, and one of another device to receive, each durable by itself: gate, crypto, views, commit. */
export const entryCosts = async (circle: CircleLedger, { count, beside, folder }: Measured, ports: Ports): Promise<EntryCosts> => {
  const write = (to: CircleLedger, at: number): void => void to.append({ kind: 'message.post', body: { text: fillerText(at, SIZE_BYTES) } });
  const appendTo = (to: CircleLedger) => (at: number): void => write(to, at);
  const alone = await openLedgerAlone({ ...ports, folder, held: circle.entryCount(), write });
  const updates = await writtenByAnother(circle, WARM_UP + count, { ...ports, sizeBytes: SIZE_BYTES });
  const calls = {
    appendMs: appendTo(circle),
    receiveMs: (at: number): void => void circle.receive(updates[at] ?? new Uint8Array(0)),
    ledgerMs: appendTo(alone.circle),
    besideMs: beside,
  };
  for (const call of Object.values(calls)) for (let at = 0; at < WARM_UP; at += 1) call(at);
  const sums = { appendMs: 0, receiveMs: 0, ledgerMs: 0, besideMs: 0 };
  for (let from = WARM_UP; from < WARM_UP + count; from += ROUND) {
    const until = Math.min(from + ROUND, WARM_UP + count);
    for (const name of NAMES) sums[name] += cpuOf(from, until, calls[name]);
  }
  alone.close();
  return { appendMs: sums.appendMs / count, receiveMs: sums.receiveMs / count, ledgerMs: sums.ledgerMs / count, besideMs: sums.besideMs / count };
};
