import { describe, expect, it } from 'vitest';
import type { Command } from '../../../main/hosts/cli/command.ts';
import { command as safety } from '../../../main/hosts/cli/commands/safety.ts';
import { command as summarize } from '../../../main/hosts/cli/commands/summarize.ts';

const run = async (command: Command, input: string, args: readonly string[] = []) => {
  const lines: unknown[] = [];
  const code = await command.run(args, {
    stdin: (async function* () {
      yield new TextEncoder().encode(input);
    })(),
    stdout: async (line) => void lines.push(JSON.parse(line)),
    stderr: () => undefined,
    env: {},
    cwd: '/',
    signal: new AbortController().signal,
  });
  return { code, lines };
};

const conversation = {
  id: 'c1',
  messages: [
    { id: 1, author: '===', text: 'Ana created the group' },
    { id: 2, author: 'Ana', at: '2026-03-03T09:00:00Z', text: "We're going with Dune for next month" },
    { id: 3, author: 'Mia', at: '2026-03-03T09:01:00Z', text: 'Leo, can you book the room by Friday?' },
    { id: 4, author: 'Leo', at: 'not a time', text: 'will do' },
  ],
};

describe('hearth summarize', () => {
  it('gives points with owners and citations as they were numbered, what is the reader’s first', async () => {
    const { code, lines } = await run(summarize, JSON.stringify(conversation), ['--for', 'Leo']);
    expect(code).toBe(0);
    expect(lines).toMatchObject([
      {
        id: 'c1',
        tier: 'rules',
        points: [
          { kind: 'todo', text: 'Leo, can you book the room by Friday?', owner: 'Leo', cites: [3, 4] },
          { kind: 'decision', text: "We're going with Dune for next month", cites: [2] },
        ],
      },
    ]);
    expect((lines[0] as { summary: string }).summary).toMatch(/^To do \(Leo\): .*\nDecision: /);
  });

  it('labels in the language asked for, and a weekly report is silent below 30 messages', async () => {
    const zh = await run(summarize, JSON.stringify(conversation), ['--lang', 'zh']);
    expect((zh.lines[0] as { summary: string }).summary).toContain('待办');
    const weekly = await run(summarize, JSON.stringify(conversation), ['--kind', 'weekly']);
    expect(weekly.lines).toMatchObject([{ points: [], summary: '' }]);
    const briefing = await run(summarize, JSON.stringify(conversation), ['--kind', 'briefing']);
    expect((briefing.lines[0] as { points: unknown[] }).points.length).toBeGreaterThan(0);
  });

  it('names a bad line and goes on', async () => {
    const { lines } = await run(summarize, `nonsense\n{"id":1}\n${JSON.stringify({ id: 2, messages: [] })}`);
    expect(lines).toMatchObject([
      { line: 1, error: { code: 'input-invalid' } },
      { line: 2, error: { code: 'input-invalid' } },
      { id: 2, points: [], summary: '' },
    ]);
  });

  it('refuses options that it does not know', async () => {
    await expect(run(summarize, '', ['--kind', 'poem'])).rejects.toThrow('--kind');
    await expect(run(summarize, '', ['--tier', 'cloud'])).rejects.toThrow('--tier');
    await expect(run(summarize, '', ['--colour'])).rejects.toThrow('--colour');
  });
});

describe('hearth safety', () => {
  it('gives a verdict a line, in order, in both languages', async () => {
    const { code, lines } = await run(
      safety,
      ['我不想活了', '累死了', 'see you at 7', 'I want to die'].map((text, id) => JSON.stringify({ id, text })).join('\n'),
    );
    expect(code).toBe(0);
    expect(lines).toMatchObject([
      { id: 0, crisis: true, kind: 'self-harm' },
      { id: 1, crisis: false, kind: 'idiom' },
      { id: 2, crisis: false, kind: 'none', score: 0 },
      { id: 3, crisis: true, kind: 'self-harm' },
    ]);
  });

  it('names a bad line and goes on', async () => {
    const { lines } = await run(safety, '{"id":1}\n{"id":2,"text":"hi"}');
    expect(lines).toMatchObject([
      { line: 1, error: { code: 'input-invalid' } },
      { id: 2, crisis: false },
    ]);
  });
});
