import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { detect } from '#privacy';
import { readMarked } from '../quality/redaction/labelled.ts';

const linesOf = (name: string): readonly string[] => readFileSync(new URL(name, import.meta.url), 'utf8').trim().split('\n');
const structuredIn = (text: string) => detect(text).filter(({ kind }) => kind !== 'PERSON' && kind !== 'ADDRESS');

/** One line for each form in which a country, a bank, a network or a door tells something, as it is told in a chat; written from the forms, not from any set. */
describe.each(['en', 'zh'])('the forms of data that is told in %s', (language) => {
  test.each(linesOf(`formats-${language}.txt`))('%s', (line) => {
    const { text, gold } = readMarked(line);
    const found = structuredIn(text);
    expect(gold.filter(({ start, end }) => !found.some((entity) => entity.start <= start && end <= entity.end))).toEqual([]);
  });
});

test('what is said with the same words and the same digits, and tells nothing, stays as it is', () => {
  expect(linesOf('formats-ordinary.txt').flatMap((line) => structuredIn(line).map(({ kind, text }) => `${kind} ${text}: ${line}`))).toEqual([]);
});
