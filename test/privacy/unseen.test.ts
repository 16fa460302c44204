import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { detect } from '#privacy';

/** Messages written before their author had looked at a rule; `<<…>>` marks what must not be read. All of it is invented. */
const lines = (file: string): string[] => readFileSync(join(import.meta.dirname, file), 'utf8').split('\n').filter((line) => line !== '');

/** What an AI would still read of the marked pieces: letters and digits outside every find. */
const leftOf = (line: string): string[] => {
  const pieces: { readonly start: number; readonly end: number }[] = [];
  let text = '';
  for (const [at, part] of line.split(/<<|>>/).entries()) {
    if (at % 2 === 1) pieces.push({ start: text.length, end: text.length + part.length });
    text += part;
  }
  const found = detect(text);
  return pieces.flatMap(({ start, end }) => {
    const left = Array.from({ length: end - start }, (_, at) => start + at).filter((at) => !found.some((entity) => entity.start <= at && at < entity.end));
    const read = left.map((at) => text.charAt(at)).join('').replace(/[^\p{L}\p{N}]/gu, '');
    return read === '' ? [] : [read];
  });
};

test('no marked piece of messages that the rules had not seen is read', () => {
  expect(lines('unseen-personal.txt').flatMap((line) => leftOf(line).map((read) => `${read} of ${line}`))).toEqual([]);
});

test('ordinary messages that the rules had not seen stay as they are', () => {
  const taken = lines('unseen-ordinary.txt').flatMap((line) => detect(line).filter(({ kind }) => kind !== 'PLACE' && kind !== 'ORG').map(({ kind, text }) => `${kind} ${text} of ${line}`));
  expect(taken).toEqual([]);
});
