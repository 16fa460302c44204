import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { detect } from '#privacy';
import { readMarked } from '../../quality/redaction/labelled.ts';

const linesOf = (name: string): readonly string[] => readFileSync(new URL(name, import.meta.url), 'utf8').trim().split('\n');
const shapedIn = (text: string) => detect(text).filter(({ kind }) => kind !== 'PERSON' && kind !== 'ADDRESS');

describe.each(['zh', 'en'])('what is said in %s with the shape of personal data', (language) => {
  test('stays as it is where it is nobody’s: written by people who looked for what is hidden without need', () => {
    const lines = linesOf(`nobodys-${language}.txt`);
    expect(lines.length).toBeGreaterThanOrEqual(100);
    expect(lines.flatMap((line) => shapedIn(line).map(({ kind, text }) => `${kind} ${text}: ${line}`))).toEqual([]);
  });

  test('is hidden where it is somebody’s, whatever stands near: written by people who looked for what the words of nobody’s would let out', () => {
    const lines = linesOf(`somebodys-${language}.txt`).map(readMarked);
    expect(lines.length).toBeGreaterThanOrEqual(900);
    const told = lines.flatMap(({ text, gold }) => {
      const found = shapedIn(text);
      const isHidden = (at: number): boolean => found.some(({ start, end }) => start <= at && at < end);
      return gold.flatMap(({ start, end }) => (Array.from({ length: end - start }, (_, at) => start + at).some((at) => /[\p{L}\p{N}]/u.test(text[at] ?? '') && !isHidden(at)) ? [`${text.slice(start, end)}: ${text}`] : []));
    });
    expect(told).toEqual([]);
  });
});
