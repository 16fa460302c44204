import { describe, expect, test } from 'vitest';
import { type Engine, type EngineModel, type Generation, workerEngine, type WorkerEngineOptions } from '#ai';
import { silentLog } from '#platform';
import { askPrompt } from '../support/ask-prompt.ts';
import { FakeClock } from '../support/fake-clock.ts';
import { scriptedWorkers, type WorkerLife } from '../support/scripted-worker.ts';

const MODEL: EngineModel = { id: 'tiny', name: 'Tiny', path: '/models/tiny.gguf', sizeBytes: 1000 };
const prompt = await askPrompt('When do we meet?', ['Ana: at eight']);

const engineOf = (onStart?: Parameters<typeof scriptedWorkers>[0], changes: Partial<WorkerEngineOptions> = {}) => {
  const clock = new FakeClock();
  const { children, lives } = scriptedWorkers(onStart);
  const engine = workerEngine({ children, workerEntry: '/worker.ts', chosen: () => MODEL, clock, log: silentLog, ...changes });
  return { clock, lives, engine };
};

const ask = (engine: Engine, changes: Partial<Generation> = {}) =>
  engine.generate({ prompt, lane: 'interactive', maxTokens: 8, deadlineMs: 60_000, ...changes });

const codeOf = (question: Promise<unknown>): Promise<unknown> =>
  question.then(
    () => 'answered',
    (error: { code?: string }) => error.code,
  );

const asked = (life: WorkerLife | undefined) =>
  (life?.sent ?? []).flatMap((message) => (message.type === 'generate' ? [message] : []));
const done = (id: number) => ({ type: 'done', id, stopped: false, ms: 5, tokens: 1, promptTokens: 9, reusedTokens: 0 });

describe('the worker engine', () => {
  test('no process starts before the first question', () => {
    const { engine, lives } = engineOf();
    expect(engine.model()).toEqual({ id: 'tiny', name: 'Tiny', tier: 'llm' });
    expect(lives).toEqual([]);
  });

  test('a worker that dies twice over one question: engine-crashed, and each new start waits longer', async () => {
    const { engine, clock, lives } = engineOf();
    const question = ask(engine);
    const failed = codeOf(question);
    await clock.until(() => asked(lives[0]).length === 1, 100);
    lives[0]?.exit();
    await clock.advance(200);
    expect(lives).toHaveLength(1);
    await clock.until(() => asked(lives[1]).length === 1, 200);
    lives[1]?.exit();
    expect(await failed).toBe('engine-crashed');
    const next = ask(engine);
    await clock.advance(900);
    expect(lives).toHaveLength(2);
    await clock.until(() => asked(lives[2]).length === 1, 300);
    lives[2]?.say(done(2));
    expect((await next).tokens).toBe(1);
  });

  test('a worker that dies while it loads is followed by those that leave the graphics card alone; one that dies later, or is ended, is not', async () => {
    const gpus = (lives: readonly WorkerLife[]): unknown[] => lives.map(({ sent: [first] }) => first?.type === 'load' && first.gpu);
    const loading = engineOf((life, number) => (number === 1 ? life.exit() : life.say({ type: 'loaded', ms: 1, cores: 2 })));
    const question = ask(loading.engine);
    await loading.clock.until(() => asked(loading.lives[1]).length === 1, 1000);
    loading.lives[1]?.say(done(1));
    await question;
    expect(gpus(loading.lives)).toEqual(['auto', 'off']);
    const later = engineOf((life, number) => (number === 2 ? undefined : life.say({ type: 'loaded', ms: 1, cores: 2 })));
    void codeOf(ask(later.engine));
    await later.clock.until(() => asked(later.lives[0]).length === 1, 100);
    later.lives[0]?.exit();
    await later.clock.until(() => later.lives.length === 2, 1000);
    await later.engine.end();
    void codeOf(ask(later.engine));
    await later.clock.until(() => asked(later.lives[2]).length === 1, 1000);
    expect(gpus(later.lives)).toEqual(['auto', 'auto', 'auto']);
    await later.engine.end();
  });

  test('after an answer the next crash is met without delay again', async () => {
    const { engine, clock, lives } = engineOf();
    const first = ask(engine);
    await clock.until(() => asked(lives[0]).length === 1, 100);
    lives[0]?.exit();
    await clock.until(() => asked(lives[1]).length === 1, 500);
    lives[1]?.say(done(1));
    await first;
    lives[1]?.exit();
    void codeOf(ask(engine));
    await clock.until(() => lives.length === 3, 100);
    expect(lives).toHaveLength(3);
  });

  test('the deadline counts from the call, waiting and loading included', async () => {
    const { engine, clock, lives } = engineOf(() => undefined);
    const failed = codeOf(ask(engine, { deadlineMs: 5000 }));
    await clock.advance(5000);
    expect(await failed).toBe('engine-timeout');
    expect(asked(lives[0])).toEqual([]);
  });

  test('a worker that ignores a stop is ended after two seconds, and nobody waits for it', async () => {
    const { engine, clock, lives } = engineOf();
    const abort = new AbortController();
    const question = ask(engine, { signal: abort.signal });
    await clock.until(() => asked(lives[0]).length === 1, 100);
    lives[0]?.say({ type: 'text', id: 1, delta: '{"answer": "At' });
    abort.abort();
    expect(await question).toMatchObject({ stopped: true, text: 'At' });
    expect(lives[0]?.sent.at(-1)).toEqual({ type: 'cancel', id: 1 });
    await clock.advance(2000);
    expect(lives[0]?.killed()).toBe(true);
  });

  test('text that comes after the stop is not shown', async () => {
    const { engine, clock, lives } = engineOf();
    const abort = new AbortController();
    const shown: string[] = [];
    const question = ask(engine, { signal: abort.signal, onText: (delta) => shown.push(delta) });
    await clock.until(() => asked(lives[0]).length === 1, 100);
    abort.abort();
    lives[0]?.say({ type: 'text', id: 1, delta: '{"answer": "late' });
    await question;
    expect(shown).toEqual([]);
  });

  test('words shown before a crash are not shown again', async () => {
    const { engine, clock, lives } = engineOf();
    const shown: string[] = [];
    const question = ask(engine, { onText: (delta) => shown.push(delta) });
    await clock.until(() => asked(lives[0]).length === 1, 100);
    lives[0]?.say({ type: 'text', id: 1, delta: '{"answer": "At ei' });
    lives[0]?.exit();
    await clock.until(() => asked(lives[1]).length === 1, 500);
    for (const delta of ['{"answer": "At', ' eight', '."}']) lives[1]?.say({ type: 'text', id: 1, delta });
    lives[1]?.say(done(1));
    expect((await question).text).toBe('At eight.');
    expect(shown.join('')).toBe('At eight.');
  });

  test('both lanes are with the worker at once, one job each', async () => {
    const { engine, clock, lives } = engineOf();
    for (const lane of ['background', 'background', 'interactive', 'interactive'] as const)
      ask(engine, { lane }).catch(() => undefined);
    await clock.until(() => asked(lives[0]).length === 2, 100);
    expect(
      asked(lives[0])
        .map(({ lane }) => lane)
        .toSorted(),
    ).toEqual(['background', 'interactive']);
    await engine.end();
  });

  test('end kills the worker and drops what waits; the next question starts another', async () => {
    const { engine, clock, lives } = engineOf();
    const ends = Promise.allSettled([ask(engine), ask(engine), ask(engine, { lane: 'background' })]);
    await clock.until(() => asked(lives[0]).length > 0, 100);
    await engine.end();
    expect(lives[0]?.killed()).toBe(true);
    for (const end of await ends) expect(end).toMatchObject({ status: 'rejected', reason: { code: 'cancelled' } });
    void ask(engine).catch(() => undefined);
    await clock.until(() => asked(lives[1]).length === 1, 100);
    await engine.end();
  });

  test('end while the worker still loads leaves no worker behind', async () => {
    const { engine, clock, lives } = engineOf(() => undefined);
    const ended = codeOf(ask(engine));
    await clock.until(() => lives.length === 1, 100);
    await engine.end();
    expect(await ended).toBe('cancelled');
    await clock.advance(60_000);
    expect(lives.map(({ killed }) => killed())).toEqual([true]);
  });

  test('end while the engine waits to start again after a crash starts nothing', async () => {
    const { engine, clock, lives } = engineOf();
    const ended = codeOf(ask(engine));
    await clock.until(() => asked(lives[0]).length === 1, 100);
    lives[0]?.exit();
    await clock.advance(50);
    await engine.end();
    expect(await ended).toBe('cancelled');
    await clock.advance(60_000);
    expect(lives).toHaveLength(1);
  });

  test('after five idle minutes the worker ends', async () => {
    const { engine, clock, lives } = engineOf();
    const question = ask(engine);
    await clock.until(() => asked(lives[0]).length === 1, 100);
    lives[0]?.say(done(1));
    await question;
    await clock.advance(4 * 60_000);
    expect(lives[0]?.killed()).toBe(false);
    await clock.advance(61_000);
    expect(lives[0]?.killed()).toBe(true);
  });

  test('a file that cannot be loaded is model-broken, without a second try', async () => {
    const { engine, clock, lives } = engineOf((life) => life.say({ type: 'load-failed' }));
    const failed = codeOf(ask(engine));
    await clock.advance(1000);
    expect(await failed).toBe('model-broken');
    expect(lives).toHaveLength(1);
  });

  test('another model chosen meanwhile: the next question starts with it', async () => {
    let chosen = MODEL;
    const { engine, clock, lives } = engineOf(undefined, { chosen: () => chosen });
    const first = ask(engine);
    await clock.until(() => asked(lives[0]).length === 1, 100);
    lives[0]?.say(done(1));
    await first;
    chosen = { ...MODEL, path: '/models/other.gguf' };
    void ask(engine).catch(() => undefined);
    await clock.until(() => lives.length === 2, 100);
    expect(lives[0]?.killed()).toBe(true);
    expect(lives[1]?.sent[0]).toMatchObject({ type: 'load', path: '/models/other.gguf' });
    await engine.end();
  });

  test('nonsense from the worker is not believed', async () => {
    const { engine, clock, lives } = engineOf();
    const question = ask(engine);
    await clock.until(() => asked(lives[0]).length === 1, 100);
    for (const nonsense of [
      null,
      'hello',
      { type: 'text', id: 1, delta: 7 },
      { type: 'done', id: 'x' },
      { type: 'text', id: 99, delta: 'x' },
    ])
      lives[0]?.say(nonsense);
    lives[0]?.say(done(1));
    expect((await question).text).toBe('');
  });

  test('without a model: model-missing', async () => {
    const { engine, lives } = engineOf(undefined, { chosen: () => undefined });
    await expect(ask(engine)).rejects.toMatchObject({ code: 'model-missing' });
    expect(lives).toEqual([]);
  });
});
