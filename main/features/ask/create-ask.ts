import type { AnswerEvent, CircleId, Contract, Handlers, Message } from '#contract';
import { answer } from './answer.ts';
import type { AskDeps } from './ask-deps.ts';

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
