import { checkInReadingSchema, promptTask, toPrompt } from '#ai';
import { AppError, type CircleId } from '#contract';
import type { AgreementsDeps } from './agreements.ts';
import type { Extracted } from './judge/extracted.ts';
import { languageOf } from './judge/reasons.ts';

type Reading = { readonly circle: CircleId; readonly rule: string; readonly text: string };

const generated = async (deps: AgreementsDeps, { circle, rule, text }: Reading): Promise<Extracted | undefined> => {
  const model = deps.engine.model();
  if (model === undefined) return undefined;
  const language = languageOf(text, rule);
  const { maxTokens, deadlineMs, jsonSchema } = promptTask('check-in', language);
  const prompt = await toPrompt({
    task: 'check-in',
    language,
    why: 'supervisor',
    messages: [{ id: 'check-in', author: '', text }],
    question: rule,
    vault: deps.vault(circle),
    detect: deps.detect(circle),
    taggers: deps.taggers,
    tier: model.tier,
    model: model.name,
    onRead: (read) => deps.noteRead(circle, read),
    ...(deps.onPrompt && { onPrompt: deps.onPrompt }),
  });
  const answer = await deps.engine.generate({ prompt, lane: 'interactive', maxTokens, deadlineMs, ...(jsonSchema && { jsonSchema }) });
  const { amount, unit, about } = checkInReadingSchema.parse(JSON.parse(answer.text));
  return { ...(amount !== null && { amount }), ...(unit !== '' && { unit: unit.slice(0, 40) }), ...(about !== '' && { about }) };
};

/** What the model on this device reads out of a check-in; undefined without a model, where the AI may not read, and whenever it fails: the rules stand. */
export const readWithModel = async (deps: AgreementsDeps, reading: Reading): Promise<Extracted | undefined> => {
  try {
    deps.assertAiOn?.(reading.circle);
    return await generated(deps, reading);
  } catch (error) {
    if (error instanceof AppError || error instanceof SyntaxError || (error instanceof Error && error.name === 'ZodError')) return undefined;
    throw error;
  }
};
