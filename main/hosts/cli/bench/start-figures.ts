import { fork } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';
import type { CommandIo } from '../command.ts';
import { figure, type Report } from './figure.ts';

const ENTRY = fileURLToPath(new URL('./start-entry.ts', import.meta.url));
const MESSAGES = 100_000;
const RUNS = 5;
const LIMIT_MS = 600_000;
const ENTRIES = 1_000;
/** In the messages that are searched: rare ones (numbers), words of every second message, several at once, parts of words, and what is not there. */
const WORDS = ['湖边', '雨伞 水果', '周末', '孩子们', '77342', '99998', 'umbrella', 'sunday lake', 'umb', 'kids fruit', '记得带上', 'zeppelin', '火星', '4242 umbrella'];
const QUERIES = Array.from({ length: 10 }, () => WORDS).flat();

const startedSchema = z.object({ type: z.literal('started'), messages: z.number().int(), startMs: z.number(), answeredAtNs: z.string() });
const searchedSchema = z.object({ type: z.literal('searched'), ms: z.array(z.number()) });
const costsSchema = z.object({ type: z.literal('entry-costs'), appendMs: z.number(), receiveMs: z.number(), ledgerMs: z.number(), besideMs: z.number() });
const filledSchema = z.object({ type: z.literal('filled'), circle: z.string() });

/** One order to one child; its answer, once it has ended. */
const order = <Answer>(message: object, schema: z.ZodType<Answer>, io: CommandIo): Promise<Answer> =>
  new Promise((resolve, reject) => {
    let answer: Answer | undefined;
    const child = fork(ENTRY, [], { execArgv: [], env: io.env, stdio: ['ignore', 'ignore', 'inherit', 'ipc'], timeout: LIMIT_MS });
    child.on('message', (told) => {
      answer = schema.parse(told);
    });
    child.once('error', reject);
    child.once('exit', (code) => (answer === undefined ? reject(new Error(`the measured core ended with ${code}`)) : resolve(answer)));
    child.send(message);
  });

const percentile = (values: readonly number[], share: number): number => values.toSorted((a, b) => a - b)[Math.floor(values.length * share)] ?? Number.NaN;

/**
 * `start.100k.ms`: `startCore()` until the first 50 messages are answered, modules loaded. `boot.100k.ms`: from the spawn of its process.
 * Then, on the same messages: `search.100k.p95_ms` of 140 searches, and CPU an entry, written or received alone.
 */
export const startFigures = async (io: CommandIo, report: Report): Promise<void> => {
  const dataDir = mkdtempSync(join(tmpdir(), 'hearth-bench-'));
  try {
    report.progress('100,000 messages are written …');
    const { circle } = await order({ type: 'fill', dataDir, count: MESSAGES, sizeBytes: 300 }, filledSchema, io);
    report.progress('a core is started on them …');
    const starts: number[] = [];
    const boots: number[] = [];
    for (let run = 0; run < RUNS; run += 1) {
      const spawnedAt = process.hrtime.bigint();
      const { startMs, answeredAtNs } = await order({ type: 'start', dataDir, circle }, startedSchema, io);
      starts.push(startMs);
      boots.push(Number(BigInt(answeredAtNs) - spawnedAt) / 1e6);
    }
    await report.figure(figure('start.100k.ms', 'ms', { runs: starts }));
    await report.figure(figure('boot.100k.ms', 'ms', { runs: boots }));
    report.progress('words are searched for, in both languages …');
    const { ms } = await order({ type: 'search', dataDir, circle, queries: QUERIES }, searchedSchema, io);
    await report.figure(figure('search.100k.p95_ms', 'ms', { runs: [percentile(ms, 0.95)] }));
    report.progress('messages are written and received one by one …');
    const costs = await order({ type: 'entries', dataDir, circle, count: ENTRIES }, costsSchema, io);
    const peer = { what: 'one row of its size, a commit each', value: costs.besideMs };
    await report.figure(figure('append.cpu_ms', 'ms', { runs: [costs.ledgerMs], peer }));
    await report.figure(figure('send.cpu_ms', 'ms', { runs: [costs.appendMs], peer }));
    await report.figure(figure('receive.cpu_ms', 'ms', { runs: [costs.receiveMs], peer }));
  } finally {
    rmSync(dataDir, { recursive: true, force: true });
  }
};
