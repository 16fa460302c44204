import { promptTask, toPrompt } from '#ai';
import { type AnswerEvent, AppError, type CircleId, type ErrorCode, type Message } from '#contract';
import { languageOf } from '#features/catch-up';
import { restore } from '#privacy';
import { checkAnswer } from './check-answer.ts';
import type { AskDeps } from './create-ask.ts';
import { deltas } from './deltas.ts';
import { routeOf, withoutCall } from './question.ts';
import { retrieve } from './retrieve.ts';
import { streamRestore } from './stream-restore.ts';

export type Asked = { readonly circle: CircleId; readonly question: string; readonly signal: AbortSignal };
type Done = Extract<AnswerEvent, { type: 'done' }>;

const SOURCES = 5;

const withoutModel = (messages: readonly Message[], ms: number, failure?: ErrorCode): Done => ({
  type: 'done',
  text: '',
  cites: messages.map(({ id }) => id),
  tier: 'rules',
  grounding: messages.length === 0 ? 'none' : 'chat',
  ms,
  stopped: false,
  ...(failure && { failure }),
});

const promptOf = (deps: AskDeps, { circle, question }: Asked, messages: readonly Message[]) => {
  const model = deps.engine.model();
  return toPrompt({
    task: 'answer',
    language: languageOf(question),
    why: 'ask',
    messages: messages.map(({ id, author, text }) => ({ id, author: author.name, text })),
    question: withoutCall(question),
    vault: deps.vault(circle),
    detect: deps.detect(circle),
    tier: model?.tier ?? 'rules',
    model: model?.name,
    onRead: (read) => deps.noteRead(circle, read),
    ...(deps.onPrompt && { onPrompt: deps.onPrompt }),
  });
};

const NO_MODEL: ReadonlySet<ErrorCode> = new Set(['model-missing', 'model-broken']);

/** A model that failed leaves the best messages, and says why; one whose file went meanwhile is no model. */
const failureOf = (error: unknown): { readonly failure?: ErrorCode } => {
  if (!(error instanceof AppError)) throw error;
  return NO_MODEL.has(error.code) ? {} : { failure: error.code };
};

/** The model's words: streamed with placeholders restored, then checked by code against the messages it was shown. */
async function* words(
  deps: AskDeps,
  asked: Asked,
  context: { readonly messages: readonly Message[]; readonly startMs: number },
): AsyncGenerator<AnswerEvent, void, void> {
  const { messages, startMs } = context;
  const { circle, question, signal } = asked;
  const model = deps.engine.model();
  const prompt = promptOf(deps, asked, messages);
  if (model === undefined) {
    yield withoutModel(messages, deps.clock.now() - startMs);
    return;
  }
  const { maxTokens, deadlineMs } = promptTask('answer', languageOf(question));
  const vault = deps.vault(circle);
  const shown = streamRestore((text) => restore(text, vault));
  const stream = deltas(
    (onText, stop) => deps.engine.generate({ prompt, lane: 'interactive', maxTokens, deadlineMs, signal: stop, onText }),
    signal,
  );
  for await (const delta of stream.deltas) {
    const text = shown.push(delta);
    if (text !== '') yield { type: 'text', delta: text };
  }
  const generated = await stream.result.catch(failureOf);
  if (!('text' in generated)) {
    yield withoutModel(messages, deps.clock.now() - startMs, generated.failure);
    return;
  }
  const rest = shown.flush();
  if (rest !== '' && !generated.stopped) yield { type: 'text', delta: rest };
  const text = restore(generated.text, vault).trim();
  const { grounding, cites } = generated.stopped
    ? { grounding: 'none' as const, cites: [] }
    : checkAnswer(
        text,
        messages.map(({ id, author, text: said }) => ({ id, author: author.name, text: said })),
        question,
      );
  yield {
    type: 'done',
    text: grounding === 'chat' || generated.stopped ? text : '',
    cites: [...cites],
    tier: model.tier,
    model: model.name,
    grounding,
    ...(generated.firstTokenMs !== undefined && { firstTokenMs: generated.firstTokenMs }),
    ms: deps.clock.now() - startMs,
    stopped: generated.stopped,
  };
}

/** Answers a question from the chat: the best messages at once, then the model's checked words where there is one. */
export async function* answer(deps: AskDeps, asked: Asked): AsyncGenerator<AnswerEvent, void, void> {
  const startMs = deps.clock.now();
  const route = routeOf(asked.question, deps.detect(asked.circle).names ?? []);
  // Small talk and general questions have nothing to find in the chat.
  const used = route === 'chat' ? retrieve(deps, { ...asked, limit: SOURCES }) : [];
  yield { type: 'sources', messages: used };
  if (asked.signal.aborted) return;
  if (used.length === 0) {
    yield withoutModel(used, deps.clock.now() - startMs);
    return;
  }
  yield* words(deps, asked, { messages: used, startMs });
}
