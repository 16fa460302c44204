import { execFile } from 'node:child_process';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { ModelLibrary, type EngineModel, type Engine, workerEngine, type WorkerEngineOptions } from '#ai';
import { nodeChildren, silentLog, systemClock } from '#platform';

export const PROJECT = resolve(import.meta.dirname, '../..');
export const WORKER_ENTRY = join(PROJECT, 'main/ai-worker/worker.ts');
const MODELS = join(PROJECT, '.cache/models');
const SMALL = 'smollm2-135m';
const FETCH_MS = 10 * 60_000;

const run = promisify(execFile);

const inFolder = async (folder: string): Promise<ModelLibrary> => {
  const library = new ModelLibrary({ folder, clock: systemClock, log: silentLog });
  await library.refresh();
  return library;
};

/**
 * The small model for engine tests (role `test`), fetched by the command line when it is not in `.cache/models` yet.
 * Undefined where it cannot be had; in CI that is a failure.
 */
export const smallModel = async (): Promise<EngineModel | undefined> => {
  const found = (await inFolder(MODELS)).installed(SMALL);
  if (found) return found;
  try {
    await run(process.execPath, ['main/hosts/cli/main.ts', 'models', 'get', SMALL, '--from-index'], {
      cwd: PROJECT,
      env: { ...process.env, HEARTH_MODELS: MODELS },
      timeout: FETCH_MS,
      killSignal: 'SIGKILL',
    });
  } catch (error) {
    if (process.env['CI'] === 'true') throw new Error('the small model for the engine tests cannot be fetched', { cause: error });
    return undefined;
  }
  return (await inFolder(MODELS)).installed(SMALL);
};

/** A real model for the app, where one is on this disk already. Never fetched by tests. */
export const chatModel = async (): Promise<EngineModel | undefined> => {
  const folders = [process.env['HEARTH_MODELS'], MODELS].filter((folder) => folder !== undefined);
  for (const folder of folders) {
    const chosen = (await inFolder(folder)).chosen();
    if (chosen) return chosen;
  }
  return undefined;
};

/** The app's engine with this model. Call `end` when done. */
export const realEngine = (model: EngineModel, changes: Partial<WorkerEngineOptions> = {}): Engine =>
  workerEngine({
    children: nodeChildren(process.env),
    workerEntry: WORKER_ENTRY,
    chosen: () => model,
    clock: systemClock,
    log: silentLog,
    gpu: 'off',
    ...changes,
  });
