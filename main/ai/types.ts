import type { Tier } from '#contract';
import type { Prompt } from './to-prompt.ts';

export type { Prompt } from './to-prompt.ts';

export type Generation = {
  readonly prompt: Prompt;
  readonly lane: 'interactive' | 'background';
  readonly maxTokens: number;
  /** From the call on: waiting and loading count. */
  readonly deadlineMs: number;
  /** A JSON schema (the subset of node-llama-cpp's grammars); without one the task's own, and where that has none the text is free. */
  readonly jsonSchema?: object;
  /** Stops it: the generation resolves at once with `stopped`, and no text follows. */
  readonly signal?: AbortSignal;
  readonly onText?: (delta: string) => void;
};

export type Generated = {
  readonly text: string;
  readonly stopped: boolean;
  readonly firstTokenMs: number | undefined;
  readonly ms: number;
  readonly tokens: number;
};

/** A model file that was verified and may be loaded. */
export type EngineModel = { readonly id: string; readonly name: string; readonly path: string; readonly sizeBytes: number };

/**
 * The language model behind a port: the worker process in the app, a scripted one in unit tests.
 * Fails with `model-missing`, `model-broken`, `engine-crashed`, `engine-timeout`, `input-invalid` (longer than the model's context),
 * and `cancelled` when `end` was called meanwhile.
 */
export interface Engine {
  /** The model that would answer now; undefined without one. */
  model(): { readonly id: string; readonly name: string; readonly tier: Tier } | undefined;
  generate(generation: Generation): Promise<Generated>;
  /** Ends the worker at once and frees its memory; jobs fail with `cancelled`; the next generation starts it again. */
  end(): Promise<void>;
}
