import type { Engine, PromptRead } from '#ai';
import type { AnswerEvent, Care, CircleId, Contract, EntryId, Handlers, Message, Tier } from '#contract';
import type { Clock } from '#platform';
import type { AiReading, DetectOptions, Taggers, VaultStore } from '#privacy';
import { answer } from './answer.ts';

/** What answers need of the rest, handed over by `core`. */
export type AskDeps = {
  readonly clock: Pick<Clock, 'now'>;
  /** The newest messages, in order of the group. */
  readonly newest: (circle: CircleId, limit: number) => readonly Message[];
  /** Best first: messages with at least one word of the query. */
  readonly searchMessages: (circle: CircleId, query: string, limit: number) => readonly Message[];
  readonly vault: (circle: CircleId) => VaultStore;
  /** Members' names and the person's own words, for redaction. */
  readonly detect: (circle: CircleId) => DetectOptions;
  readonly taggers: Taggers;
  readonly myName: (circle: CircleId) => string;
  /** What people wrote instead of an answer: to a question of crisis, and to every question on the day of a message of crisis here. */
  readonly careFor: (circle: CircleId, question: string) => Care | undefined;
  readonly engine: Engine;
  /** Fails with `ai-off` where the circle does not let the AI read. */
  readonly assertAiOn?: (circle: CircleId) => void;
  readonly noteRead: (circle: CircleId, read: PromptRead) => void;
  /** Sees exactly what a model, or the rules in its place, will read. */
  readonly onPrompt?: (reading: AiReading) => void;
  /** Posts AI words by the person's own hand: the chat's op `ai.post`. */
  readonly postAi: (
    circle: CircleId,
    words: {
      readonly text: string;
      readonly cites: readonly EntryId[];
      readonly tier: Tier;
      readonly model?: string | undefined;
    },
  ) => Message;
};

export type Ask = { readonly handlers: Handlers<Contract['ask']> };

const SHARES_REMEMBERED = 200;

/** Answers from the chat, private to the asker, and the way to share one. A person in crisis gets the human-written text: no model is called. */
export const createAsk = (deps: AskDeps): Ask => {
  const shared = new Map<string, Message>();
  async function* ask(
    { circle, question }: { circle: CircleId; question: string },
    signal: AbortSignal,
  ): AsyncGenerator<AnswerEvent, void, void> {
    const care = deps.careFor(circle, question);
    if (care !== undefined) {
      yield { type: 'care', care };
      return;
    }
    deps.assertAiOn?.(circle);
    yield* answer(deps, { circle, question, signal });
  }
  return {
    handlers: {
      ask: (input, { signal }) => ask(input, signal),
      share: ({ id, circle, ...words }) => {
        const known = shared.get(id);
        if (known !== undefined) return known;
        const message = deps.postAi(circle, words);
        shared.set(id, message);
        const oldest = shared.keys().next().value;
        if (shared.size > SHARES_REMEMBERED && oldest !== undefined) shared.delete(oldest);
        return message;
      },
    },
  };
};
