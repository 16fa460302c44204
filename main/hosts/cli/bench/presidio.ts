import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { z } from 'zod';

const SCRIPTS = new URL('../../../../test/bench/presidio/', import.meta.url);
const FOLDER = fileURLToPath(new URL('../../../../.cache/presidio', import.meta.url));
const PYTHON = process.platform === 'win32' ? 'python' : 'python3';
const SET_UP_MS = 15 * 60_000;
const READ_MS = 10 * 60_000;
const MOST_OUTPUT_BYTES = 64 * 1024 * 1024;
const ONE_THREAD = { OMP_NUM_THREADS: '1', OPENBLAS_NUM_THREADS: '1', MKL_NUM_THREADS: '1' };

const answerSchema = z.object({
  entities: z.array(z.object({ start: z.number().int(), end: z.number().int(), type: z.string(), score: z.number() })),
});
const costSchema = z.object({ cpuSeconds: z.number().positive() });

export type PresidioMessage = { readonly text: string; readonly members?: readonly string[] };
/** Offsets in UTF-16 units, `end` exclusive; `type` as Presidio calls it. */
export type PresidioEntity = z.infer<typeof answerSchema>['entities'][number];
export type PresidioReading = { readonly found: readonly (readonly PresidioEntity[])[]; readonly cpuSeconds: number };
/** Microsoft Presidio on this machine, or why it cannot be had. */
export type Presidio = { readonly read: (messages: readonly PresidioMessage[]) => Promise<PresidioReading> } | { readonly missing: string };

const run = promisify(execFile);

/** Python counts code points, Hearth UTF-16 units. */
export const inUnits = (text: string, entity: PresidioEntity): PresidioEntity => {
  const unitsAt = (points: number): number => Array.from(text).slice(0, points).join('').length;
  return { ...entity, start: unitsAt(entity.start), end: unitsAt(entity.end) };
};

const readWith = (python: string, model: string) => async (messages: readonly PresidioMessage[]): Promise<PresidioReading> => {
  const script = fileURLToPath(new URL('analyze.py', SCRIPTS));
  const reading = run(python, [script, model], { env: { ...process.env, ...ONE_THREAD, PYTHONIOENCODING: 'utf-8' }, timeout: READ_MS, killSignal: 'SIGKILL', maxBuffer: MOST_OUTPUT_BYTES });
  reading.child.stdin?.end(messages.map((message) => `${JSON.stringify(message)}\n`).join(''));
  const lines = (await reading).stdout.trim().split('\n').map((line): unknown => JSON.parse(line));
  const found = lines.slice(0, -1).map((line, at) => answerSchema.parse(line).entities.map((entity) => inUnits(messages[at]?.text ?? '', entity)));
  return { found, ...costSchema.parse(lines.at(-1)) };
};

/**
 * Sets up Microsoft Presidio in `.cache/presidio` with the machine's own Python (3.11 or newer) and pip, as `test/bench/presidio` says, and reads with
 * it on one core and without a network. For measuring only: nothing of it is part of Hearth.
 */
export const openPresidio = async (startedBy = PYTHON): Promise<Presidio> => {
  try {
    const { stdout } = await run(startedBy, [fileURLToPath(new URL('set_up.py', SCRIPTS)), FOLDER], { timeout: SET_UP_MS, killSignal: 'SIGKILL', maxBuffer: MOST_OUTPUT_BYTES });
    const [python = '', model = ''] = stdout.trim().split(/\r?\n/).slice(-2);
    return { read: readWith(python, model) };
  } catch (error) {
    const stderr = error instanceof Error && 'stderr' in error ? String(error.stderr).trim().split('\n').at(-1) : undefined;
    return { missing: stderr || `${startedBy} cannot be run` };
  }
};
