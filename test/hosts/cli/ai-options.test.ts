import { expect, test } from 'vitest';
import { runCli } from '../../../main/hosts/cli/run-cli.ts';

const hearth = async (words: readonly string[], env: Readonly<Record<string, string>> = {}) => {
  const err: string[] = [];
  const out: string[] = [];
  const code = await runCli(words, {
    stdin: (async function* () {})(),
    stdout: async (line) => void out.push(line),
    stderr: (line) => void err.push(line),
    env,
    cwd: '/',
    signal: new AbortController().signal,
  });
  return { code, out, err };
};

const COMMANDS = ['redact', 'summarize', 'judge', 'safety'];

test.each(COMMANDS)('hearth %s says in one sentence that a tier is not installed, and ends with 1', async (command) => {
  for (const tier of ['tagger', 'llm']) {
    const { code, out, err } = await hearth([command, '--tier', tier]);
    expect({ code, out }).toEqual({ code: 1, out: [] });
    expect(err).toEqual([`hearth ${command}: The tier ${tier} is not installed for this command. Leave --tier out to use the best that is there.`]);
    expect((await hearth([command, '--tier', tier], { LANG: 'zh_CN.UTF-8' })).err).toEqual([expect.stringContaining(`没有安装 ${tier}`)]);
  }
});

test.each(COMMANDS)('hearth %s takes the tier that is there and every language, and calls others wrong usage', async (command) => {
  for (const lang of ['auto', 'zh', 'en']) expect((await hearth([command, '--tier', 'rules', '--lang', lang])).code).toBe(0);
  expect(await hearth([command, '--tier', 'cloud'])).toMatchObject({ code: 2, err: [expect.stringContaining('--tier takes rules, tagger, llm, not cloud'), expect.any(String)] });
  expect((await hearth([command, '--lang', 'fr'])).code).toBe(2);
});
