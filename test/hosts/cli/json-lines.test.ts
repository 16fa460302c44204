import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { z } from 'zod';
import { AppError } from '#contract';
import type { CommandIo } from '../../../main/hosts/cli/command.ts';
import { answerJsonLines } from '../../../main/hosts/cli/json-lines.ts';

const cwd = mkdtempSync(join(tmpdir(), 'hearth-lines-'));
afterAll(() => rmSync(cwd, { recursive: true, force: true }));

const io = (...chunks: readonly (string | Uint8Array)[]) => {
  const lines: unknown[] = [];
  const fake: CommandIo = {
    stdin: (async function* () {
      for (const chunk of chunks) yield typeof chunk === 'string' ? Buffer.from(chunk) : chunk;
    })(),
    stdout: async (line) => void lines.push(JSON.parse(line)),
    stderr: () => undefined,
    env: {},
    cwd,
    signal: new AbortController().signal,
  };
  return { io: fake, lines };
};

const schema = z.object({ id: z.string(), text: z.string() });
const shout = (value: z.infer<typeof schema>) => ({ id: value.id, loud: value.text.toUpperCase() });

test('answers come one for one and in order, wherever the bytes are cut', async () => {
  const bytes = Buffer.from('{"id":"1","text":"你好 a"}\n\n{"id":"2","text":"b"}');
  for (let cut = 1; cut < bytes.length; cut += 1) {
    const { io: cutIo, lines } = io(bytes.subarray(0, cut), bytes.subarray(cut));
    expect(await answerJsonLines({ io: cutIo, schema, answer: shout })).toBe(0);
    expect(lines).toEqual([{ id: '1', loud: '你好 A' }, { id: '2', loud: 'B' }]);
  }
});

test('a bad line is answered with its number and the stream goes on', async () => {
  const { io: badIo, lines } = io('{"id":"1","text":"a"}\nnot json\n{"id":4}\n', Uint8Array.of(0xff, 0xfe, 10), '{"id":"5","text":"e"}\n');
  await answerJsonLines({ io: badIo, schema, answer: shout });
  expect(lines).toMatchObject([
    { id: '1' },
    { line: 2, error: { code: 'input-invalid' } },
    { line: 3, error: { code: 'input-invalid' } },
    { line: 4, error: { code: 'input-invalid' } },
    { id: '5', loud: 'E' },
  ]);
});

test('a line over the limit is refused without being kept, and the next one is answered', async () => {
  const { io: bigIo, lines } = io('x'.repeat(60), 'x'.repeat(60), '\n{"id":"2","text":"b"}\n');
  await answerJsonLines({ io: bigIo, schema, answer: shout, maxLineBytes: 100 });
  expect(lines).toMatchObject([{ line: 1, error: { code: 'input-invalid' } }, { id: '2' }]);
});

test("an expected failure of one line is that line's answer, a bug ends the stream", async () => {
  const failing = io('{"id":"1","text":"a"}\n');
  await answerJsonLines({ io: failing.io, schema, answer: () => Promise.reject(new AppError('vault-broken')) });
  expect(failing.lines).toEqual([{ line: 1, error: { code: 'vault-broken', message: 'vault-broken' } }]);
  const broken = io('{"id":"1","text":"a"}\n');
  await expect(answerJsonLines({ io: broken.io, schema, answer: () => Promise.reject(new Error('bug')) })).rejects.toThrow('bug');
});

test('files are read instead of standard input, and a missing one is said', async () => {
  const { io: fileIo, lines } = io('{"id":"stdin","text":"a"}\n');
  writeFileSync(join(fileIo.cwd, '一 a.jsonl'), '{"id":"a","text":"a"}');
  writeFileSync(join(fileIo.cwd, 'b.jsonl'), '{"id":"b","text":"b"}\n');
  await answerJsonLines({ io: fileIo, files: ['一 a.jsonl', 'b.jsonl'], schema, answer: shout });
  expect(lines).toMatchObject([{ id: 'a' }, { id: 'b' }]);
  await expect(answerJsonLines({ io: fileIo, files: ['none'], schema, answer: shout })).rejects.toMatchObject({ code: 'file-not-found' });
});
