import { afterAll, describe, expect, test } from 'vitest';
import { checkInReadingSchema, promptTask, type PromptTask } from '#ai';
import { askPrompt } from '../support/ask-prompt.ts';
import { chatModel, realEngine } from '../support/small-model.ts';

const model = await chatModel();
/** A gigabyte of weights on two busy cores takes its time: this is about what is said, not how soon, and one of a kind is enough. */
const PATIENCE_MS = 250_000;

describe.skipIf(!model)('with the model that the app would use, where it is on this disk', () => {
  if (!model) return;
  const engine = realEngine(model);
  afterAll(() => engine.end());

  const say = async (
    task: PromptTask['task'],
    language: 'zh' | 'en',
    { question, messages }: { question: string; messages: readonly string[] },
  ): Promise<string> => {
    const { maxTokens, jsonSchema } = promptTask(task, language);
    const prompt = await askPrompt(question, messages, { task, language });
    return (
      await engine.generate({
        prompt,
        lane: 'interactive',
        maxTokens,
        deadlineMs: PATIENCE_MS,
        ...(jsonSchema && { jsonSchema }),
      })
    ).text;
  };

  test('an answer in Chinese says what a message says, by its placeholder', async () => {
    const messages = ['陈晨: 音箱我带', '李娜: 那我带蛋糕'];
    expect(await say('answer', 'zh', { question: '谁带蛋糕？', messages })).toContain('[人物2]');
  });

  test('a check-in in English is read', async () => {
    const messages = [': Ran 5 km along the canal this morning'];
    const reading = checkInReadingSchema.parse(JSON.parse(await say('check-in', 'en', { question: 'Run 3 km every day', messages })));
    expect(reading.amount).toBe(5);
    expect(reading.about).toMatch(/canal/);
  });
});
