import { expect, test } from 'vitest';
import { runHearth } from '../../support/run-hearth.ts';

const COMMANDS = ['redact', 'summarize', 'judge', 'safety'];

test.each(COMMANDS)('hearth %s says in one sentence that a tier is not installed, and ends with 1', async (command) => {
  for (const tier of command === 'redact' ? ['llm'] : ['tagger', 'llm']) {
    const { code, out, err } = await runHearth([command, '--tier', tier]);
    expect({ code, out }).toEqual({ code: 1, out: [] });
    expect(err).toEqual([`hearth ${command}: The tier ${tier} is not installed for this command. Leave --tier out to use the best that is there.`]);
    expect((await runHearth([command, '--tier', tier], { env: { LANG: 'zh_CN.UTF-8' } })).err).toEqual([expect.stringContaining(`没有安装 ${tier}`)]);
  }
});

test.each(COMMANDS)('hearth %s takes the tier that is there and every language, and calls others wrong usage', async (command) => {
  for (const lang of ['auto', 'zh', 'en']) expect((await runHearth([command, '--tier', 'rules', '--lang', lang])).code).toBe(0);
  expect(await runHearth([command, '--tier', 'cloud'])).toMatchObject({ code: 2, err: [expect.stringContaining('--tier takes rules, tagger, llm, not cloud'), expect.any(String)] });
  expect((await runHearth([command, '--lang', 'fr'])).code).toBe(2);
});
