import { expect, test } from 'vitest';
import { onUncaught } from '../../../main/hosts/core-process/on-uncaught.ts';

const hear = (error: unknown): { readonly said: string; readonly ended: boolean } => {
  const lines: unknown[] = [];
  let ended = false;
  const log = { info: () => undefined, warn: (...words: unknown[]) => void lines.push(words) };
  onUncaught(error, { log, write: (line) => void lines.push(line), exit: () => void (ended = true) });
  return { said: JSON.stringify(lines), ended };
};

test('a full disk somewhere beside does not end the core; anything else does', () => {
  expect(hear(Object.assign(new Error('database or disk is full'), { code: 'SQLITE_FULL' }))).toMatchObject({ ended: false });
  expect(hear(Object.assign(new Error('no space'), { code: 'ENOSPC' }))).toMatchObject({ ended: false });
  expect(hear(new TypeError('x is not a function'))).toMatchObject({ ended: true });
  expect(hear('a string')).toMatchObject({ ended: true });
});

test('not a word of an error is said, only its kind and where it came from', () => {
  const words = '我的手机号是 13912340987';
  for (const thrown of [new Error(words), new Error(`first\n    at ${words} (secret.txt)\n${words}`), words, Object.assign(new Error(words), { code: 'ENOSPC' })]) {
    const { said } = hear(thrown);
    expect(said).not.toMatch(/手机|13912340987|secret/);
  }
  expect(hear(new Error(words)).said).toMatch(/Error on-uncaught\.test\.ts:\d+:\d+/);
});
