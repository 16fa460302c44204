import { type Generated, promptTask, type PromptRequest, toPrompt } from '#ai';
import { type AnswerEvent, AppError, type CircleId, type ErrorCode } from '#contract';
import { languageOf } from '#features/catch-up';
import { restore } from '#privacy';
import type { AskDeps } from './ask-deps.ts';
import { deltas } from './deltas.ts';
import { withoutCall } from './question.ts';
import { streamRestore } from './stream-restore.ts';

export type Asked = { readonly circle: CircleId; readonly question: string; readonly signal: AbortSignal };

/** What a model is asked, and from which messages. */
export type Matter = Pick<PromptRequest, 'messages' | 'around'> & { readonly task: 'answer' | 'general' };

/** The model's words with what they stand for restored; or why there are none: `failure` undefined where its file is gone. */
export type Spoken = Pick<Generated, 'text' | 'stopped' | 'firstTokenMs'> | { readonly failure: ErrorCode | undefined };

/** Redacts what the question and the messages say, and notes the read. */
export const promptFor = (deps: AskDeps, { circle, question }: Asked, matter: Matter) => {
  const model = deps.engine.model();
  return toPrompt({
    ...matter,
    language: languageOf(question),
    why: 'ask',
    question: withoutCall(question),
    vault: deps.vault(circle),
    detect: deps.detect(circle),
    taggers: deps.taggers,
    tier: model?.tier ?? 'rules',
    model: model?.name,
    onRead: (read) => deps.noteRead(circle, read),
    ...(deps.onPrompt && { onPrompt: deps.onPrompt }),
  });
};

const NO_MODEL: ReadonlySet<ErrorCode> = new Set(['model-missing', 'model-broken']);

const failureOf = (error: unknown): { readonly failure: ErrorCode | undefined } => {
  if (!(error instanceof AppError)) throw error;
  return { failure: NO_MODEL.has(error.code) ? undefined : error.code };
};

/** Streams the model's words with placeholders restored; returns them whole. */
export async function* speak(deps: AskDeps, asked: Asked, matter: Matter): AsyncGenerator<AnswerEvent, Spoken, void> {
  const { circle, question, signal } = asked;
  const prompt = await promptFor(deps, asked, matter);
  const { maxTokens, deadlineMs } = promptTask(matter.task, languageOf(question));
  const vault = deps.vault(circle);
  const shown = streamRestore((text) => restore(text, vault));
  const stream = deltas((onText, stop) => deps.engine.generate({ prompt, lane: 'interactive', maxTokens, deadlineMs, signal: stop, onText }), signal);
  for await (const delta of stream.deltas) {
    const text = shown.push(delta);
    if (text !== '') yield { type: 'text', delta: text };
  }
  const generated = await stream.result.catch(failureOf);
  if (!('text' in generated)) return generated;
  const rest = shown.flush();
  if (rest !== '' && !generated.stopped) yield { type: 'text', delta: rest };
  return { ...generated, text: restore(generated.text, vault).trim() };
}
