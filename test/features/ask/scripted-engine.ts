import type { Engine, Generation } from '#ai';

export type Script = { readonly says?: readonly string[]; readonly fails?: Error; readonly waits?: boolean };

/** A model that says what the test wrote, and remembers what it was asked. With `waits` it says its words and then waits to be stopped. */
export const scriptedEngine = ({ says = [], fails, waits = false }: Script): Engine & { readonly asked: Generation[] } => {
  const asked: Generation[] = [];
  return {
    asked,
    model: () => ({ id: 'scripted', name: 'Scripted 1B', tier: 'llm' }),
    generate: async (generation) => {
      asked.push(generation);
      if (fails) throw fails;
      for (const piece of says) generation.onText?.(piece);
      const { signal } = generation;
      if (waits && signal && !signal.aborted)
        await new Promise<void>((resolve) => signal.addEventListener('abort', () => resolve(), { once: true }));
      return { text: says.join(''), stopped: signal?.aborted ?? false, firstTokenMs: 5, ms: 9, tokens: says.length };
    },
    end: async () => undefined,
  };
};

/** No model at all. */
export const noEngine: Engine = {
  model: () => undefined,
  generate: async () => {
    throw new Error('nobody may ask a model that is not there');
  },
  end: async () => undefined,
};
