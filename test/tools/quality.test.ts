import { spawnSync } from 'node:child_process';
import { expect, test } from 'vitest';

const quality = (...options: string[]) => spawnSync(process.execPath, ['tools/quality.ts', ...options], { encoding: 'utf8', timeout: 60_000 });

test.each([
  [['dragons'], 'not “dragons”'],
  [[], 'what can be measured is redaction'],
  [['redaction', '--errors-of-tset'], '--errors-of-tset'],
  [['redaction', '--file', 'nowhere.jsonl'], 'nowhere.jsonl is no set of marked messages'],
  [['redaction', '--file', 'package.json'], 'package.json is no set of marked messages'],
  [['redaction', '--file', 'package.json', '--save'], 'has no saved figures'],
  [['presidio', '--file', 'package.json'], 'takes no options'],
])('quality %j says what is wrong and how it is used, and measures nothing', (options, sentence) => {
  const { status, stdout, stderr } = quality(...options);
  expect(stderr).toContain(sentence);
  expect(stderr).toContain('npm run quality -- redaction [--errors] [--errors-of-test] [--save]');
  expect([status, stdout]).toEqual([2, '']);
});
