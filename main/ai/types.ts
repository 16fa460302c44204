import type { Tier } from '#contract';

/**
 * Text that may be shown to a model. Only `toPrompt` makes one, after redaction: an engine accepts nothing else, and a test walks the callers.
 */
export type Prompt = {
  readonly __brand: 'prompt';
  /** Task name, for the audit and for the preloaded prefix. */
  readonly task: string;
  /** Fixed turns: system words and worked examples, byte-identical for a task, so that their state is reused. */
  readonly prefix: readonly { readonly role: 'system' | 'user' | 'model'; readonly text: string }[];
  /** What is asked now, redacted. */
  readonly text: string;
};

export type Generation = {
  readonly prompt: Prompt;
  readonly lane: 'interactive' | 'background';
  readonly maxTokens: number;
  readonly deadlineMs: number;
  /** A JSON schema (the subset of node-llama-cpp's grammars); without one the text is free. */
  readonly jsonSchema?: object;
  readonly signal?: AbortSignal;
  readonly onText?: (delta: string) => void;
};

export type Generated = { readonly text: string; readonly stopped: boolean; readonly firstTokenMs: number | undefined; readonly ms: number; readonly tokens: number };

/**
 * The language model behind a port: the worker process in the app, a scripted one in unit tests.
 * Fails with `model-missing`, `engine-crashed`, `engine-timeout`.
 */
export interface Engine {
  /** The model that would answer now; undefined without one. */
  model(): { readonly id: string; readonly name: string; readonly tier: Tier } | undefined;
  generate(generation: Generation): Promise<Generated>;
  /** Ends the worker at once and frees its memory; the next generation starts it again. */
  end(): Promise<void>;
}
