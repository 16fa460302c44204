import { describe, expect, test } from 'vitest';
import { workerEngine } from '#ai';
import { silentLog } from '#platform';
import { SpokenWords } from '../../main/ai/spoken-words.ts';
import { askPrompt } from '../support/ask-prompt.ts';
import { FakeClock } from '../support/fake-clock.ts';
import { scriptedWorkers } from '../support/scripted-worker.ts';

const inPieces = (json: string, size: number): string[] => {
  const words = new SpokenWords('answer');
  return Array.from({ length: Math.ceil(json.length / size) }, (_, at) => words.push(json.slice(at * size, (at + 1) * size)));
};

describe('the words of an answer in JSON', () => {
  test.each(['At eight.', '他说“八点”，\n然后走了', 'a \\ b " c \u0001 😀', '', '{"answer": "inside"}'])('come out whole however they are cut: %j', (answer) => {
    const json = JSON.stringify({ line: 12, answer });
    for (let size = 1; size <= json.length; size += 1) expect(inPieces(json, size).join('')).toBe(answer);
  });

  test('escapes of four digits come out as characters, never by halves', () => {
    for (let size = 1; size < 8; size += 1) expect(inPieces(String.raw`{"answer":"\u516b\u70b9\/"}`, size).join('')).toBe('八点/');
  });

  test('nothing before the field begins, nothing after it ends', () => {
    expect(inPieces('{"line": 3, "answer": "yes", "more": "no"}', 1).join('')).toBe('yes');
    expect(new SpokenWords('answer').push('{"line": 3')).toBe('');
  });

  test('a person sees the words alone, and the model was bound to look first', async () => {
    const clock = new FakeClock();
    const { children, lives } = scriptedWorkers();
    const model = { id: 'tiny', name: 'Tiny', path: '/tiny.gguf', sizeBytes: 1 };
    const engine = workerEngine({ children, workerEntry: '/worker.ts', chosen: () => model, clock, log: silentLog });
    const shown: string[] = [];
    const prompt = await askPrompt('When?', ['Ana: at eight']);
    const answer = engine.generate({ prompt, lane: 'interactive', maxTokens: 50, deadlineMs: 1000, onText: (delta) => shown.push(delta) });
    await clock.until(() => lives[0]?.sent.length === 2, 100);
    expect(lives[0]?.sent[1]).toMatchObject({ jsonSchema: { properties: { line: { type: 'integer' } } } });
    for (const delta of ['{"line": 1, "ans', 'wer": "At', ' eight.', '"}']) lives[0]?.say({ type: 'text', id: 1, delta });
    lives[0]?.say({ type: 'done', id: 1, stopped: false, ms: 1, tokens: 4, promptTokens: 9, reusedTokens: 0 });
    expect((await answer).text).toBe('At eight.');
    expect(shown).toEqual(['At', ' eight.']);
    await engine.end();
  });
});
