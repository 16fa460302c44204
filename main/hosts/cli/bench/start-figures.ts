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

const startedSchema = z.object({ type: z.literal('started'), messages: z.number().int(), startMs: z.number(), answeredAtNs: z.string() });
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

/** `start.100k.ms`: `startCore()` until the first 50 messages are answered, modules loaded. `boot.100k.ms`: from the spawn of its process. */
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
  } finally {
    rmSync(dataDir, { recursive: true, force: true });
  }
};
