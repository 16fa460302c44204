import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Engine, type Generation, type Prompt } from '#ai';
import { askPrompt } from './ask-prompt.ts';

export type EngineUnderTest = {
  /** An engine with a model. It may take long over `longPrompt` and must answer it with many pieces. */
  readonly make: () => Promise<{ readonly engine: Engine; readonly dispose: () => Promise<void> }>;
  readonly longPrompt: Prompt;
};

const ask = (engine: Engine, prompt: Prompt, changes: Partial<Generation> = {}) =>
  engine.generate({ prompt, lane: 'interactive', maxTokens: 24, deadlineMs: 60_000, ...changes });

/** A signal that fires as soon as the first text is there, and everything that was shown. */
const stopAtFirstText = (): { signal: AbortSignal; shown: string[]; onText: (delta: string) => void } => {
  const abort = new AbortController();
  const shown: string[] = [];
  return {
    signal: abort.signal,
    shown,
    onText: (delta) => {
      shown.push(delta);
      abort.abort();
    },
  };
};

/** What every engine has to do, whatever speaks behind it. */
export const engineAcceptance = (name: string, { make, longPrompt }: EngineUnderTest): void => {
  describe(`the engine port: ${name}`, () => {
    let engine: Engine;
    let dispose: () => Promise<void>;
    beforeAll(async () => {
      ({ engine, dispose } = await make());
    });
    afterAll(() => dispose());

    test('the text arrives in pieces, and the pieces are the text', async () => {
      const shown: string[] = [];
      const { text, stopped, tokens, firstTokenMs } = await ask(engine, longPrompt, { onText: (delta) => shown.push(delta) });
      expect(shown.length).toBeGreaterThan(3);
      expect(shown.join('')).toBe(text);
      expect(stopped).toBe(false);
      expect(tokens).toBeGreaterThan(3);
      expect(firstTokenMs).toBeDefined();
    });

    test('the same prompt gives the same text', async () => {
      const first = await ask(engine, longPrompt);
      expect((await ask(engine, longPrompt)).text).toBe(first.text);
    });

    test('alice stops it: the answer ends at once with what was shown, and no word follows', async () => {
      const { signal, shown, onText } = stopAtFirstText();
      const result = await ask(engine, longPrompt, { signal, onText, maxTokens: 200 });
      expect(result.stopped).toBe(true);
      expect(result.text).toBe(shown[0]);
      await ask(engine, longPrompt, { maxTokens: 2 });
      expect(shown).toHaveLength(1);
    });

    test('stopped before it began, it says nothing', async () => {
      const result = await ask(engine, longPrompt, { signal: AbortSignal.abort() });
      expect(result).toMatchObject({ stopped: true, text: '', tokens: 0 });
    });

    test('a deadline that passes is said so', async () => {
      await expect(ask(engine, longPrompt, { deadlineMs: 1, maxTokens: 200 })).rejects.toMatchObject({ code: 'engine-timeout' });
      expect((await ask(engine, longPrompt, { maxTokens: 2 })).tokens).toBeGreaterThan(0);
    });

    test('a lane answers in the order it was asked', async () => {
      const order: number[] = [];
      await Promise.all([1, 2, 3].map((number) => ask(engine, longPrompt, { maxTokens: 3 }).then(() => order.push(number))));
      expect(order).toEqual([1, 2, 3]);
    });

    test('a question is not kept waiting by work in the background', async () => {
      const order: string[] = [];
      const background = ask(engine, longPrompt, { lane: 'background', maxTokens: 20 }).then(() => order.push('background'));
      const question = ask(engine, longPrompt, { maxTokens: 3 }).then(() => order.push('question'));
      await Promise.all([background, question]);
      expect(order).toEqual(['question', 'background']);
    });

    test('end drops every job, and the next question is answered again', async () => {
      const jobs = [
        ask(engine, longPrompt, { maxTokens: 200 }),
        ask(engine, longPrompt),
        ask(engine, longPrompt, { lane: 'background' }),
      ];
      const ends = Promise.allSettled(jobs);
      await engine.end();
      expect((await ends).map((end) => end.status === 'rejected' && (end.reason as { code: string }).code)).toEqual([
        'cancelled',
        'cancelled',
        'cancelled',
      ]);
      expect((await ask(engine, longPrompt, { maxTokens: 2 })).tokens).toBeGreaterThan(0);
    });

    test('nothing but a prompt from toPrompt is taken', async () => {
      const forged = Object.assign({}, await askPrompt('hello'), { text: 'not redacted' }) as unknown as Prompt;
      expect(() => ask(engine, forged)).toThrow('a prompt comes from toPrompt');
    });

    test('the model is named', () => {
      expect(engine.model()).toMatchObject({ tier: 'llm' });
    });
  });
};
