import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { command } from '../../main/hosts/cli/commands/models.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'hearth models '));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const runIn = async (locale: string, ...args: string[]) => {
  const out: string[] = [];
  const err: string[] = [];
  const io = {
    stdin: (async function* () {})(),
    stdout: async (line: string) => void out.push(line),
    stderr: (line: string) => void err.push(line),
    env: { HEARTH_MODELS: folder, LANG: locale },
    cwd: '/',
    signal: new AbortController().signal,
  };
  return { code: await command.run(args, io), out, err };
};

const run = (...args: string[]) => runIn('C', ...args);

describe('hearth models', () => {
  test('lists the catalogue with what fits, and asks nobody', async () => {
    const { code, out } = await run();
    expect(code).toBe(0);
    expect(out[0]).toMatch(/^id +size +memory +fit/);
    expect(out.join('\n')).toMatch(/qwen2\.5-coder-1\.5b +1117 MB .* zh en +Apache-2\.0 +absent/);
    expect(out.join('\n')).toMatch(/smollm2-135m .*tests only/);
  });

  test('lists it in Chinese in a Chinese terminal, its columns under each other', async () => {
    const { out } = await runIn('zh_CN.UTF-8');
    expect(out[0]).toMatch(/^编号 +大小 +内存 +合适/u);
    // A Han character takes two columns.
    const columnOf = (line = '', word = ''): number => line.indexOf(word) + (line.slice(0, line.indexOf(word)).match(/\p{Script=Han}/gu)?.length ?? 0);
    const row = out.find((line) => line.includes('仅供测试'));
    expect(row).toBeDefined();
    expect(columnOf(row, '仅供测试')).toBe(columnOf(out[0], '合适'));
  });

  test('with --json gives one object a line', async () => {
    const { out } = await run('list', '--json');
    expect(out.map((line) => (JSON.parse(line) as { id: string }).id)).toContain('qwen2.5-coder-0.5b');
  });

  test('names a broken file, removes it, and ends with a failure', async () => {
    writeFileSync(join(folder, 'smollm2-135m-instruct-q4_1.gguf'), 'not a model');
    await expect(run('verify', 'smollm2-135m')).rejects.toMatchObject({ code: 'model-broken' });
    expect((await run('verify')).code).toBe(0);
  });

  test('an unknown model is refused', async () => {
    await expect(run('get', 'gpt-9')).rejects.toMatchObject({ code: 'model-not-found' });
  });

  test.each([['fetch'], ['get'], ['remove'], ['get', 'a', 'b'], ['list', '--fast']])(
    'wrong usage is said: %s %s',
    async (...args) => {
      await expect(run(...args)).rejects.toThrow(/action|needs|one model|Unknown option/);
    },
  );
});
