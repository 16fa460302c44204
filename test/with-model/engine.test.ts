import { afterEach, describe, expect, test } from 'vitest';
import { AppError } from '#contract';
import type { Child, Children, Log } from '#platform';
import { nodeChildren, systemClock } from '#platform';
import { checkInReadingSchema, type Engine, promptTask, workerEngine } from '#ai';
import { askPrompt } from '../support/ask-prompt.ts';
import { engineAcceptance } from '../support/engine-acceptance.ts';
import { realEngine, smallModel, WORKER_ENTRY } from '../support/small-model.ts';

const model = await smallModel();
const longPrompt = askPrompt('Tell me a very long story about a cat, a dog and a boat', ['Ana: we go to the lake', 'Leo: I bring the boat']);

describe.skipIf(!model)('with the small model', () => {
  if (!model) return;
  const engines: Engine[] = [];
  afterEach(async () => {
    for (const engine of engines.splice(0)) await engine.end();
  });
  const made = (engine: Engine): Engine => {
    engines.push(engine);
    return engine;
  };

  engineAcceptance('the worker process', {
    longPrompt,
    make: async () => {
      const engine = realEngine(model);
      return { engine, dispose: () => engine.end() };
    },
  });

  /** The real worker, with a hand on its process. */
  const watched = (): { children: Children; started: Child[] } => {
    const started: Child[] = [];
    const real = nodeChildren(process.env);
    return {
      started,
      children: {
        start: (entry, options) => {
          const child = real.start(entry, options);
          started.push(child);
          return child;
        },
      },
    };
  };

  test('what a grammar binds parses, and fits its schema', async () => {
    const engine = made(realEngine(model));
    const { jsonSchema, maxTokens } = promptTask('check-in', 'en');
    const prompt = askPrompt('Read 20 pages a day', ['Ana: I read 23 pages of Emma today'], { task: 'check-in', why: 'supervisor' });
    const { text } = await engine.generate({ prompt, lane: 'interactive', maxTokens, deadlineMs: 60_000, ...(jsonSchema && { jsonSchema }) });
    expect(() => checkInReadingSchema.parse(JSON.parse(text))).not.toThrow();
  });

  test('a worker killed in the middle of an answer: the question is asked again, and no word is shown twice', async () => {
    const { children, started } = watched();
    const engine = made(realEngine(model, { children }));
    const whole = await engine.generate({ prompt: longPrompt, lane: 'interactive', maxTokens: 30, deadlineMs: 60_000 });
    let shown = '';
    const again = await engine.generate({
      prompt: longPrompt,
      lane: 'interactive',
      maxTokens: 30,
      deadlineMs: 60_000,
      onText: (delta) => {
        if (shown === '') void started[0]?.kill();
        shown += delta;
      },
    });
    expect(started).toHaveLength(2);
    expect(again.text).toBe(whole.text);
    expect(shown).toBe(whole.text);
  });

  test('a worker that dies twice over one question ends in engine-crashed, and the next question is answered', async () => {
    const { children, started } = watched();
    const engine = made(realEngine(model, { children }));
    const killNow = (): void => void started.at(-1)?.kill();
    const dying = engine.generate({ prompt: longPrompt, lane: 'interactive', maxTokens: 30, deadlineMs: 60_000, onText: killNow });
    // The second life shows nothing new before it reaches what was shown, so it has to be killed from outside.
    await expect.poll(() => started.length, { timeout: 20_000 }).toBe(2);
    killNow();
    await expect(dying).rejects.toMatchObject({ code: 'engine-crashed' });
    expect((await engine.generate({ prompt: longPrompt, lane: 'interactive', maxTokens: 3, deadlineMs: 60_000 })).tokens).toBeGreaterThan(0);
  });

  test('no text arrives later than 200 ms after the stop', async () => {
    const engine = made(realEngine(model));
    const abort = new AbortController();
    let stoppedAt = Number.POSITIVE_INFINITY;
    let latest = 0;
    await engine.generate({
      prompt: longPrompt, lane: 'interactive', maxTokens: 200, deadlineMs: 60_000, signal: abort.signal,
      onText: () => {
        latest = performance.now();
        stoppedAt = Math.min(stoppedAt, latest);
        abort.abort();
      },
    });
    await engine.generate({ prompt: longPrompt, lane: 'interactive', maxTokens: 3, deadlineMs: 60_000 });
    expect(latest - stoppedAt).toBeLessThan(200);
  });

  test('an idle worker ends, and the next question starts another', async () => {
    const { children, started } = watched();
    const engine = made(realEngine(model, { children, idleMs: 20 }));
    await engine.generate({ prompt: longPrompt, lane: 'interactive', maxTokens: 3, deadlineMs: 60_000 });
    await new Promise<void>((resolve) => void started[0]?.onExit(() => resolve()));
    expect((await engine.generate({ prompt: longPrompt, lane: 'interactive', maxTokens: 3, deadlineMs: 60_000 })).tokens).toBeGreaterThan(0);
    expect(started).toHaveLength(2);
  });

  test('a file that is no model is named as broken, and nothing hangs', async () => {
    const engine = made(realEngine({ ...model, path: import.meta.filename }));
    await expect(engine.generate({ prompt: longPrompt, lane: 'interactive', maxTokens: 3, deadlineMs: 60_000 })).rejects.toMatchObject({ code: 'model-broken' });
  });

  test('a prompt longer than the context is refused without a crash', async () => {
    const { children, started } = watched();
    const engine = made(realEngine(model, { children }));
    const question = { prompt: longPrompt, lane: 'interactive' as const, maxTokens: 4000, deadlineMs: 60_000 };
    await expect(engine.generate(question)).rejects.toMatchObject({ code: 'input-invalid' });
    expect(started).toHaveLength(1);
  });

  test('no log line holds a word of the question or the answer', async () => {
    const lines: string[] = [];
    const log: Log = { info: (event, fields) => void lines.push(JSON.stringify([event, fields])), warn: (event, fields) => void lines.push(JSON.stringify([event, fields])) };
    const engine = made(realEngine(model, { log }));
    const { text } = await engine.generate({ prompt: longPrompt, lane: 'interactive', maxTokens: 20, deadlineMs: 60_000 });
    expect(lines.length).toBeGreaterThan(0);
    expect(lines.join('\n')).not.toMatch(/story|boat|lake/);
    expect(lines.join('\n')).not.toContain(text.slice(0, 12));
  });

  test('without a model the question fails with model-missing, and no process starts', async () => {
    const { children, started } = watched();
    const engine = made(workerEngine({ children, workerEntry: WORKER_ENTRY, chosen: () => undefined, clock: systemClock, log: { info: () => undefined, warn: () => undefined } }));
    await expect(engine.generate({ prompt: longPrompt, lane: 'interactive', maxTokens: 3, deadlineMs: 1000 })).rejects.toBeInstanceOf(AppError);
    expect(engine.model()).toBeUndefined();
    expect(started).toEqual([]);
  });
});
