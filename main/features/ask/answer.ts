import type { AnswerEvent, ErrorCode, Message } from '#contract';
import { checkAnswer, isCopy } from './check-answer.ts';
import type { AskDeps } from './ask-deps.ts';
import { routeOf } from './question.ts';
import { retrieve, type Retrieved } from './retrieve.ts';
import { type Asked, promptFor, speak } from './speak.ts';

type Done = Extract<AnswerEvent, { type: 'done' }>;

/** `startMs`: when it was asked. */
type Timed = Asked & { readonly startMs: number };

const SOURCES = 5;

const withoutWords = (rest: Pick<Done, 'grounding' | 'ms'> & { readonly cites?: Done['cites']; readonly failure?: ErrorCode | undefined }): Done => ({
  type: 'done',
  text: '',
  cites: rest.cites ?? [],
  tier: 'rules',
  grounding: rest.grounding,
  ms: rest.ms,
  stopped: false,
  ...(rest.failure && { failure: rest.failure }),
});

const bestMessages = (messages: readonly Message[], ms: number, failure?: ErrorCode): Done =>
  withoutWords({ grounding: messages.length === 0 ? 'none' : 'chat', cites: messages.map(({ id }) => id), ms, failure });

/** The model's words on the messages, checked by code against them; the best messages where it has none of its own. */
async function* fromChat(deps: AskDeps, asked: Timed, { best, around }: Retrieved): AsyncGenerator<AnswerEvent, void, void> {
  const { startMs } = asked;
  const messages = best.map(({ id, author, text }) => ({ id, author: author.name, text }));
  const matter = { task: 'answer' as const, messages, around: around.map(({ id, author, text }) => ({ id, author: author.name, text })) };
  const model = deps.engine.model();
  if (model === undefined) {
    await promptFor(deps, asked, matter);
    yield bestMessages(best, deps.clock.now() - startMs);
    return;
  }
  const spoken = yield* speak(deps, asked, matter);
  const ms = deps.clock.now() - startMs;
  if ('failure' in spoken || (!spoken.stopped && isCopy(spoken.text, messages))) {
    yield bestMessages(best, ms, 'failure' in spoken ? spoken.failure : undefined);
    return;
  }
  const { text, stopped, firstTokenMs } = spoken;
  const { grounding, cites } = stopped ? { grounding: 'none' as const, cites: [] } : checkAnswer(text, messages, asked.question);
  yield {
    type: 'done',
    text: grounding === 'chat' || stopped ? text : '',
    cites: [...cites],
    tier: model.tier,
    model: model.name,
    grounding,
    ...(firstTokenMs !== undefined && { firstTokenMs }),
    ms,
    stopped,
  };
}

/** A general question: the model's own memory, said to be that, without any source; without a model only the chat can be looked at. */
async function* fromMemory(deps: AskDeps, asked: Timed): AsyncGenerator<AnswerEvent, void, void> {
  const { startMs } = asked;
  const model = deps.engine.model();
  const spoken = model && (yield* speak(deps, asked, { task: 'general', messages: [] }));
  const ms = deps.clock.now() - startMs;
  if (spoken === undefined || 'failure' in spoken || (spoken.text === '' && !spoken.stopped)) {
    yield withoutWords({ grounding: 'chat-only', ms, failure: spoken && 'failure' in spoken ? spoken.failure : undefined });
    return;
  }
  const { text, stopped, firstTokenMs } = spoken;
  yield {
    type: 'done',
    text,
    cites: [],
    tier: model?.tier ?? 'rules',
    ...(model && { model: model.name }),
    grounding: 'general',
    ...(firstTokenMs !== undefined && { firstTokenMs }),
    ms,
    stopped,
  };
}

/** Answers a question from the chat: the best messages at once, then the model's checked words where there is one. General ones are answered apart. */
export async function* answer(deps: AskDeps, asked: Asked): AsyncGenerator<AnswerEvent, void, void> {
  const startMs = deps.clock.now();
  const route = routeOf(asked.question, deps.detect(asked.circle).names ?? []);
  const found: Retrieved = route === 'chat' ? retrieve(deps, { ...asked, limit: SOURCES }) : { best: [], around: [] };
  yield { type: 'sources', messages: [...found.best] };
  if (asked.signal.aborted) return;
  if (route === 'general') yield* fromMemory(deps, { ...asked, startMs });
  else if (found.best.length > 0) yield* fromChat(deps, { ...asked, startMs }, found);
  else yield withoutWords({ grounding: route === 'chat' ? 'none' : 'chat-only', ms: deps.clock.now() - startMs });
}
