import { readFileSync } from 'node:fs';
import { summarize, type TalkMessage } from '#features/catch-up';

export type TodoTalk = { readonly tag: string; readonly talk: readonly string[]; readonly todos: readonly (readonly [line: number, owner: string])[] };

/** Short talks of `test/quality/todos`; its README tells the format. */
export const readTodos = (name: string): readonly TodoTalk[] =>
  readFileSync(new URL(`todos/${name}.jsonl`, import.meta.url), 'utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as TodoTalk);

const messagesOf = ({ talk }: TodoTalk): TalkMessage[] =>
  talk.map((line, at) => {
    const colon = line.indexOf(': ');
    return { id: String(at), author: line.slice(0, colon), text: line.slice(colon + 2), at: Date.UTC(2026, 2, 3, 9) + at * 60_000 };
  });

export type TodoScore = { readonly expected: number; readonly found: number; readonly wrong: readonly string[]; readonly missed: readonly string[] };

/** To-dos a catch-up tells of one talk: found by line and owner; anything else it calls a to-do is wrong. */
export const scoreTodos = (one: TodoTalk): TodoScore => {
  const told = summarize(messagesOf(one)).filter(({ kind }) => kind === 'todo').map(({ owner, quotes }) => ({ owner, lines: quotes.map(({ id }) => Number(id)) }));
  const isTold = ([line, owner]: TodoTalk['todos'][number]): boolean => told.some((point) => point.lines.includes(line) && point.owner === owner);
  const isExpected = (point: (typeof told)[number]): boolean => one.todos.some(([line, owner]) => point.lines.includes(line) && point.owner === owner);
  return {
    expected: one.todos.length,
    found: one.todos.filter(isTold).length,
    wrong: told.filter((point) => !isExpected(point)).map(({ lines, owner }) => `${owner ?? '?'} ← ${one.talk[lines.at(-1) ?? 0]}`),
    missed: one.todos.filter((todo) => !isTold(todo)).map(([line]) => one.talk[line] ?? ''),
  };
};
