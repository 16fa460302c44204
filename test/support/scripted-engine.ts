import { AppError } from '#contract';
import type { Engine, EngineModel, Generation } from '#ai';
import type { Clock } from '#platform';
import type { EngineJob } from '../../main/ai/engine-job.ts';
import { JobLanes } from '../../main/ai/job-lanes.ts';

type Pieces = AsyncGenerator<string, void, void> | Generator<string, void, void>;

type ScriptedOptions = {
  readonly clock: Clock;
  /** What the model says, piece by piece (a token each). An async generator may wait between two; one that throws is a crash. */
  readonly answer: (generation: Generation) => Pieces;
  /** Undefined: no model is here. */
  readonly model?: EngineModel | undefined;
};

const MODEL: EngineModel = { id: 'scripted', name: 'Scripted', path: '/nowhere', sizeBytes: 1 };

const nextTurn = (): Promise<void> => new Promise((resolve) => void setImmediate(resolve));

const speak = async (job: EngineJob, pieces: Pieces): Promise<void> => {
  const stopped = Promise.withResolvers<{ readonly done: true; readonly value: undefined }>();
  job.onStop(() => stopped.resolve({ done: true, value: undefined }));
  let tokens = 0;
  while (tokens < job.generation.maxTokens && job.isOpen) {
    await nextTurn();
    const { done, value } = await Promise.race([pieces.next(), stopped.promise]);
    if (done) break;
    tokens += 1;
    job.push(value);
  }
  job.finish({ stopped: false, tokens });
};

/** An engine that says what a test wrote, with the lanes, deadlines and stops of the real one. */
export const scriptedEngine = (options: ScriptedOptions): Engine & { readonly asked: readonly Generation[] } => {
  const asked: Generation[] = [];
  const model = 'model' in options ? options.model : MODEL;
  const run = (job: EngineJob): Promise<void> =>
    speak(job, options.answer(job.generation)).catch(() => job.fail(new AppError('engine-crashed')));
  const lanes = new JobLanes({ clock: options.clock, onIdle: () => undefined, run });
  return {
    asked,
    model: () => model && { id: model.id, name: model.name, tier: 'llm' },
    generate: (generation) => {
      if (!model) return Promise.reject(new AppError('model-missing'));
      asked.push(generation);
      return lanes.add(generation);
    },
    end: async () => lanes.failAll(new AppError('cancelled')),
  };
};

/** The engine of a machine without a model. */
export const noModel: Engine = {
  model: () => undefined,
  generate: () => Promise.reject(new AppError('model-missing')),
  end: async () => undefined,
};
