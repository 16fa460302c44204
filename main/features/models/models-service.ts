import type { Engine, ModelLibrary } from '#ai';
import type { Inputs, Model } from '#contract';

export type ModelsService = {
  list(): Promise<Model[]>;
  /** Fails with `model-not-found`. What goes wrong while fetching shows in the model's state. */
  download(input: Inputs['models']['download']): Promise<Model>;
  pause(input: Inputs['models']['pause']): Promise<Model>;
  cancel(input: Inputs['models']['cancel']): Promise<Model>;
  /** Fails with `model-in-use`. */
  remove(input: Inputs['models']['remove']): Promise<Model>;
  /** Every change of a model's state, for the stream of changes. */
  onChange(listener: (model: Model) => void): () => void;
  stop(): Promise<void>;
};

type ModelsParts = {
  readonly library: ModelLibrary;
  /** Ended before the file it uses is removed. */
  readonly engine: Engine;
};

/** The calls of `contract.models`. Models of role `test` are not shown: nobody should choose one. */
export const modelsService = ({ library, engine }: ModelsParts): ModelsService => ({
  list: async () => {
    await library.refresh();
    return library.list().filter(({ role }) => role === 'chat');
  },
  download: async ({ model }) => library.download(model),
  pause: ({ model }) => library.pause(model),
  cancel: ({ model }) => library.cancel(model),
  remove: async ({ model }) => {
    if (engine.model()?.id === model) await engine.end();
    return library.remove(model);
  },
  onChange: (listener) => library.onChange(listener),
  stop: () => library.stop(),
});
