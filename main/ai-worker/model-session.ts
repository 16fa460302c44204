import {
  type ChatWrapper,
  getLlama,
  type Llama,
  type LlamaGrammar,
  LlamaGrammarEvaluationState,
  type LlamaContextSequence,
  LlamaLogLevel,
  type LlamaModel,
  resolveChatWrapper,
  type Token,
} from 'node-llama-cpp';
import { LaneGate } from './lane-gate.ts';
import { PrefixStore } from './prefix-store.ts';
import type { FromWorker, GenerateMessage, LoadMessage } from './protocol.ts';
import { renderTurns, sharedTokens } from './render-turns.ts';
import { type HeldSlot, SequenceSlots } from './sequence-slots.ts';
import { ThreadAdvice } from './thread-advice.ts';
import { TokenText } from './token-text.ts';

type Failure = Extract<FromWorker, { type: 'failed' }>['why'];
type Done = Omit<Extract<FromWorker, { type: 'done' }>, 'type' | 'id'>;
export type Outcome = ({ readonly type: 'done' } & Done) | { readonly type: 'failed'; readonly why: Failure };

type Run = { readonly signal: AbortSignal; readonly onText: (delta: string) => void };
type Job = GenerateMessage & Run & { readonly startedAt: number };

/** How long reading one piece of a prompt may take: a person never waits 100 ms for a background job, and a cancel frees the model soon. */
const PIECE_MS = { interactive: 250, background: 70 } as const;
const MAX_PIECE = 64;
/** Smaller pieces say little about speed. */
const TELLING_PIECE = 4;
const WORDS_PER_MEASURE = 12;

const now = (): number => performance.now();

const isWholeJson = (text: string): boolean => {
  if (!/[}\]]\s*$/.test(text)) return false;
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
};

/** One loaded model. Jobs of both lanes may run at once; the background one stands still meanwhile. Greedy: the same prompt gives the same text. */
export class ModelSession {
  readonly #llama: Llama;
  readonly #model: LlamaModel;
  readonly #wrapper: ChatWrapper;
  readonly #slots: SequenceSlots;
  readonly #contextTokens: number;
  readonly #prefixes: PrefixStore | undefined;
  readonly #advice: ThreadAdvice;
  readonly #gate = new LaneGate();
  readonly #grammars = new Map<string, LlamaGrammar>();
  readonly #piece = { interactive: 16, background: 8 };

  private constructor(parts: {
    llama: Llama;
    model: LlamaModel;
    slots: SequenceSlots;
    contextTokens: number;
    prefixes: PrefixStore | undefined;
  }) {
    this.#llama = parts.llama;
    this.#model = parts.model;
    this.#wrapper = resolveChatWrapper(parts.model, { customWrapperSettings: { qwen: { thoughts: 'discourage' } } });
    this.#slots = parts.slots;
    this.#contextTokens = parts.contextTokens;
    this.#prefixes = parts.prefixes;
    this.#advice = new ThreadAdvice(parts.llama.cpuMathCores, now);
  }

  get cores(): number {
    return this.#llama.cpuMathCores;
  }

  /** Throws when the file is no model this machine can load. */
  static async load({ path, contextTokens, slots, useMmap, gpu, prefixFolder }: LoadMessage): Promise<ModelSession> {
    const llama = await getLlama({
      gpu: gpu === 'off' ? false : 'auto',
      build: 'never',
      progressLogs: false,
      logLevel: LlamaLogLevel.disabled,
      maxThreads: 1,
    });
    const cores = Math.max(1, llama.cpuMathCores);
    llama.maxThreads = cores;
    const model = await llama.loadModel({ modelPath: path, useMmap });
    const size = Math.min(contextTokens, model.trainContextSize);
    const context = await model.createContext({
      contextSize: size,
      sequences: slots,
      threads: { ideal: cores, min: 1 },
      batchSize: MAX_PIECE,
    });
    const prefixes = prefixFolder === undefined ? undefined : new PrefixStore(prefixFolder, path);
    return new ModelSession({ llama, model, slots: new SequenceSlots(context, slots), contextTokens: size, prefixes });
  }

  /** Never rejects for a job's own reasons. */
  async generate(message: GenerateMessage, run: Run): Promise<Outcome> {
    const leave = this.#gate.enter(message.lane);
    try {
      return await this.#generate({ ...message, ...run, startedAt: now() });
    } catch {
      return { type: 'failed', why: 'evaluation' };
    } finally {
      leave();
    }
  }

  async #generate(job: Job): Promise<Outcome> {
    const { tokens, stopWords } = renderTurns(this.#model, this.#wrapper, [...job.prefix, { role: 'user', text: job.text }]);
    if (tokens.length + job.maxTokens > this.#contextTokens) return { type: 'failed', why: 'prompt-too-long' };
    const grammar = await this.#grammarFor(job);
    if (grammar === 'broken') return { type: 'failed', why: 'grammar' };
    const prefix = renderTurns(this.#model, this.#wrapper, job.prefix).tokens;
    const keep = job.prefix.length > 0 ? sharedTokens(prefix, tokens) : 0;
    const slot = this.#slots.take(tokens, keep);
    if (!slot) return { type: 'failed', why: 'evaluation' };
    try {
      const reusedTokens = await this.#readPrompt(job, slot, { tokens, keep });
      const said = await this.#speak(job, { slot, last: tokens.slice(-1), stopWords, grammar });
      return { type: 'done', ...said, ms: now() - job.startedAt, promptTokens: tokens.length, reusedTokens };
    } finally {
      await slot.release(keep);
    }
  }

  async #grammarFor({ jsonSchema }: Job): Promise<LlamaGrammarEvaluationState | undefined | 'broken'> {
    if (!jsonSchema) return undefined;
    const key = JSON.stringify(jsonSchema);
    try {
      const grammar =
        this.#grammars.get(key) ?? (await this.#llama.createGrammarForJsonSchema(jsonSchema as { readonly type: 'object' }));
      this.#grammars.set(key, grammar);
      return new LlamaGrammarEvaluationState({ model: this.#model, grammar });
    } catch {
      return 'broken';
    }
  }

  /** Brings the sequence to all but the last token of the prompt, in pieces. Returns how many were there already. */
  async #readPrompt(
    job: Job,
    { sequence }: HeldSlot,
    { tokens, keep }: { tokens: readonly Token[]; keep: number },
  ): Promise<number> {
    const prefix = tokens.slice(0, keep);
    if (sharedTokens(prefix, sequence.contextTokens) < keep) await this.#prefixes?.load(sequence, prefix);
    await sequence.adaptStateToTokens(tokens.slice(0, -1), false);
    const reused = sequence.nextTokenIndex;
    await this.#read(job, sequence, tokens.slice(0, Math.min(keep, tokens.length - 1)));
    if (reused < keep && !job.signal.aborted) await this.#prefixes?.save(sequence, prefix);
    await this.#read(job, sequence, tokens.slice(0, -1));
    return reused;
  }

  /** Reads on until the sequence holds all of `target`. */
  async #read(job: Job, sequence: LlamaContextSequence, target: readonly Token[]): Promise<void> {
    for (let at = sequence.nextTokenIndex; at < target.length && !job.signal.aborted; at = sequence.nextTokenIndex) {
      await this.#gate.turn(job.lane, job.signal);
      const piece = target.slice(at, at + this.#piece[job.lane]);
      const threads = this.#advice.threads('prompt');
      this.#llama.maxThreads = threads;
      const startedAt = now();
      await sequence.evaluateWithoutGeneratingNewTokens(piece);
      this.#learn({ threads, lane: job.lane, size: piece.length, ms: now() - startedAt });
    }
  }

  #learn({ threads, lane, size, ms }: { threads: number; lane: GenerateMessage['lane']; size: number; ms: number }): void {
    if (size >= TELLING_PIECE) this.#advice.observed('prompt', threads, (size * 1000) / Math.max(1, ms));
    const wanted = Math.round((size * PIECE_MS[lane]) / Math.max(1, ms));
    this.#piece[lane] = Math.min(MAX_PIECE, Math.max(1, Math.min(wanted, this.#piece[lane] * 2)));
  }

  async #speak(
    job: Job,
    parts: { slot: HeldSlot; last: Token[]; stopWords: readonly string[]; grammar: LlamaGrammarEvaluationState | undefined },
  ): Promise<Pick<Done, 'stopped' | 'firstTokenMs' | 'tokens'>> {
    const said = new TokenText(this.#model);
    let tokens = 0;
    let firstTokenMs: number | undefined;
    const result = (): Pick<Done, 'stopped' | 'firstTokenMs' | 'tokens'> => ({
      stopped: job.signal.aborted,
      tokens,
      ...(firstTokenMs !== undefined && { firstTokenMs }),
    });
    if (job.signal.aborted) return result();
    const pace = this.#pace();
    await this.#gate.turn(job.lane, job.signal);
    for await (const token of parts.slot.sequence.evaluate(parts.last, {
      temperature: 0,
      ...(parts.grammar && { grammarEvaluationState: parts.grammar }),
    })) {
      if (job.signal.aborted) break;
      tokens += 1;
      firstTokenMs ??= now() - job.startedAt;
      const delta = said.push(token);
      if (delta !== '') job.onText(delta);
      if (
        tokens >= job.maxTokens ||
        parts.stopWords.some((word) => said.text.endsWith(word)) ||
        (parts.grammar && isWholeJson(said.text))
      )
        break;
      pace.step();
      await this.#gate.turn(job.lane, job.signal);
      if (job.signal.aborted) break;
    }
    return result();
  }

  /** Chooses threads for words anew every dozen tokens, by the speed of the last dozen. */
  #pace(): { step(): void } {
    let threads = this.#advice.threads('words');
    this.#llama.maxThreads = threads;
    let startedAt = now();
    let count = 0;
    return {
      step: () => {
        count += 1;
        if (count < WORDS_PER_MEASURE) return;
        this.#advice.observed('words', threads, (count * 1000) / Math.max(1, now() - startedAt));
        threads = this.#advice.threads('words');
        this.#llama.maxThreads = threads;
        startedAt = now();
        count = 0;
      },
    };
  }
}
