import { afterAll, describe, expect, test } from 'vitest';
import { type Child, type Children, type Log, nodeChildren } from '#platform';
import { checkInReadingSchema, type Engine, type Generation, type Prompt, promptTask } from '#ai';
import { askPrompt } from '../support/ask-prompt.ts';
import { engineAcceptance } from '../support/engine-acceptance.ts';
import { realEngine, smallModel } from '../support/small-model.ts';

const model = await smallModel();
const longPrompt = await askPrompt('Tell me a very long story about a cat, a dog and a boat', [
  'Ana: we go to the lake',
  'Leo: I bring the boat',
]);

/** Real child processes, with a hand on each. */
const watched = (): { children: Children; started: Child[] } => {
  const started: Child[] = [];
  const real = nodeChildren(process.env);
  const start: Children['start'] = (entry, options) => {
    const child = real.start(entry, options);
    started.push(child);
    return child;
  };
  return { started, children: { start } };
};

const ask = (engine: Engine, prompt: Prompt, changes: Partial<Generation> = {}) =>
  engine.generate({ prompt, lane: 'interactive', maxTokens: 24, deadlineMs: 100_000, ...changes });

describe.skipIf(!model)('with the small model', () => {
  if (!model) return;

  engineAcceptance('the worker process', {
    longPrompt,
    make: async () => {
      const engine = realEngine(model);
      return { engine, dispose: () => engine.end() };
    },
  });

  const lines: string[] = [];
  const note = (event: string, fields?: object): void => void lines.push(JSON.stringify([event, fields]));
  const log: Log = { info: note, warn: note };
  const sent: string[] = [];
  const { children, started } = watched();
  const engine = realEngine(model, { children, log, onPrompt: ({ text }) => sent.push(text) });
  afterAll(() => engine.end());

  test('what a grammar binds parses, and fits its schema', async () => {
    const { jsonSchema, maxTokens } = promptTask('check-in', 'en');
    const prompt = await askPrompt('Read 20 pages a day', ['Ana: I read 23 pages of Emma today'], {
      task: 'check-in',
      why: 'supervisor',
    });
    const { text } = await ask(engine, prompt, { maxTokens, ...(jsonSchema && { jsonSchema }) });
    expect(() => checkInReadingSchema.parse(JSON.parse(text))).not.toThrow();
  });

  test('what is tapped at the pipe is what was asked, redacted', async () => {
    const prompt = await askPrompt('What is the number of Ana?', ['Ana: call me at 415-555-0132, I am Ana']);
    await ask(engine, prompt, { maxTokens: 2 });
    expect(sent.at(-1)).toContain(JSON.stringify(prompt.text).slice(1, -1));
    expect(sent.join('\n')).not.toMatch(/0132|Ana:/);
  });

  test('no text arrives later than 200 ms after the stop', async () => {
    const abort = new AbortController();
    let stoppedAt = Number.POSITIVE_INFINITY;
    let latest = 0;
    const onText = (): void => {
      latest = performance.now();
      stoppedAt = Math.min(stoppedAt, latest);
      abort.abort();
    };
    await ask(engine, longPrompt, { maxTokens: 200, signal: abort.signal, onText });
    await ask(engine, longPrompt, { maxTokens: 3 });
    expect(latest - stoppedAt).toBeLessThan(200);
  });

  test('a prompt longer than the context is refused without a crash', async () => {
    const lives = started.length;
    await expect(ask(engine, longPrompt, { maxTokens: 4000 })).rejects.toMatchObject({ code: 'input-invalid' });
    expect((await ask(engine, longPrompt, { maxTokens: 3 })).tokens).toBe(3);
    expect(started).toHaveLength(lives);
  });

  test('a worker killed in the middle of an answer: the question is asked again, and no word is shown twice', async () => {
    const whole = await ask(engine, longPrompt);
    const lives = started.length;
    let shown = '';
    const onText = (delta: string): void => {
      if (shown === '') void started.at(-1)?.kill();
      shown += delta;
    };
    const again = await ask(engine, longPrompt, { onText });
    expect(started).toHaveLength(lives + 1);
    expect(again.text).toBe(whole.text);
    expect(shown).toBe(whole.text);
  });

  test('no log line holds a word of a question or an answer', () => {
    expect(lines.length).toBeGreaterThan(1);
    expect(lines.join('\n')).not.toMatch(/story|boat|lake|Emma|pages|PERSON/);
  });

  test('an idle worker ends by itself and frees its memory', async () => {
    const idle = watched();
    const brief = realEngine(model, { children: idle.children, idleMs: 20 });
    await ask(brief, longPrompt, { maxTokens: 2 });
    expect(await new Promise((resolve) => void idle.started[0]?.onExit(() => resolve('gone')))).toBe('gone');
    await brief.end();
  });

  test('a file that is no model is named as broken, and nothing hangs', async () => {
    const broken = realEngine({ ...model, path: import.meta.filename });
    await expect(ask(broken, longPrompt)).rejects.toMatchObject({ code: 'model-broken' });
    await broken.end();
  });
});
