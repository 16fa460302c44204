import { afterAll, describe, expect, it } from 'vitest';
import { summarize } from '#features/catch-up';
import { readTodos, scoreTodos } from '../../quality/read-todos.ts';
import { talkOf } from './talk-of.ts';

/**
 * Least found and most wrong. Before joining, echoing and agreeing replies were told apart: dev-zh 13 found and 4 wrong, dev-en 13 and 4, test-zh 13 and 6,
 * test-en 15 and 5.
 */
const LIMITS = {
  'dev-zh': { found: 15, wrong: 0 },
  'dev-en': { found: 14, wrong: 2 },
  'test-zh': { found: 13, wrong: 2 },
  'test-en': { found: 19, wrong: 0 },
} as const;

const table: string[] = ['to-dos    found   wrong'];
afterAll(() => console.log(table.join('\n')));

describe.each(Object.entries(LIMITS))('the to-dos of %s', (name, { found: least, wrong: most }) => {
  const scores = readTodos(name).map(scoreTodos);
  const found = scores.reduce((sum, score) => sum + score.found, 0);
  const expected = scores.reduce((sum, score) => sum + score.expected, 0);
  const wrong = scores.reduce((sum, score) => sum + score.wrong.length, 0);
  table.push(`${name.padEnd(9)} ${`${found}/${expected}`.padEnd(7)} ${wrong}`);

  it('are found', () => {
    expect(found).toBeGreaterThanOrEqual(least);
  });

  it('are no replies that join, echo or agree', () => {
    expect(wrong).toBeLessThanOrEqual(most);
  });
});

const todosOf = (lines: string): readonly string[] => summarize(talkOf(lines)).flatMap(({ kind, owner, text }) => (kind === 'todo' ? [`${owner}: ${text}`] : []));

it.each([
  ['小雨: 周日去爬山，谁去\n阿涛: 也算我一个，六个人。', []],
  ['Ana: lunch on Sunday?\nLeo: count me in, that makes six.', []],
  ["Ana: lunch on Sunday?\nLeo: I'll go and buy the bread", ["Leo: I'll go and buy the bread"]],
  ["Ana: I'll bring salad\nLeo: I'll bring bread too, and a knife", ["Ana: I'll bring salad", "Leo: I'll bring bread too, and a knife"]],
  ['Ana: how do we split the room?\nLeo: I can take the sofa\nMia: same, I can share.', ['Leo: how do we split the room? → I can take the sofa']],
  ['小雨: 我带炉子\n阿涛: 我也带一箱水，放后备箱', ['小雨: 我带炉子', '阿涛: 我也带一箱水，放后备箱']],
  ['小雨: 我来写通知，晚上发群里\n阿涛: 好的，你写吧\n安安: 同意，就这么办', ['小雨: 我来写通知，晚上发群里']],
])('of %j are %j', (lines, todos) => {
  expect(todosOf(lines).toSorted()).toEqual(todos.toSorted());
});
