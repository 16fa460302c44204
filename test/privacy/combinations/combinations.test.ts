import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import type { EntityKind } from '#contract';
import { createVault, redactConversation } from '#privacy';
import { type GoldSpan, readMarked } from '../../quality/redaction/labelled.ts';
import { readSpace, sentencesOf } from './expand.ts';

type Said = { readonly id: string; readonly author: string; readonly text: string; readonly gold: readonly GoldSpan[] };

const MOST_OF_A_LINE = 120;
/** Letters and digits, of all that are marked, that may still be read, and that may be hidden without reason. */
const LEFT_AT_MOST = 0.025;

const namesOf = (isOrdinary: boolean): readonly string[] =>
  readdirSync(import.meta.dirname).filter((name) => name.endsWith('.txt') && name.startsWith('ordinary') === isOrdinary);
const sentencesIn = (name: string): readonly string[] =>
  readSpace(readFileSync(new URL(name, import.meta.url), 'utf8')).lines.flatMap((line) => sentencesOf(line, MOST_OF_A_LINE));

/** “A ¦ B”: two messages of one author; “A » B”: the other of two answers. */
const talkOf = (line: string): readonly Said[] => {
  let author = 0;
  return line.split(/(?<= )(?=[¦»] )/).map((part, at) => {
    if (part.startsWith('»')) author = 1 - author;
    return { id: String(at), author: String(author), ...readMarked(part.replace(/^[¦»] | $/g, '')) };
  });
};

const isIn = (unit: number, spans: readonly { readonly start: number; readonly end: number }[]): boolean => spans.some(({ start, end }) => start <= unit && unit < end);
const unitsOf = (text: string, { start, end }: { readonly start: number; readonly end: number }): readonly number[] =>
  Array.from({ length: end - start }, (_, offset) => start + offset).filter((unit) => /[\p{L}\p{N}]/u.test(text.charAt(unit)));

/** Addresses and people have files of their own. */
const isOf = (name: string, kind: EntityKind): boolean =>
  name.includes('address') ? kind === 'ADDRESS' : name.includes('people') ? kind === 'PERSON' : kind !== 'PERSON' && kind !== 'ADDRESS';

/** Of one sentence: how many units are marked, and how many of them are read or others hidden. */
const measure = (name: string, line: string): { readonly marked: number; readonly left: number; readonly extra: number } => {
  const talk = talkOf(line);
  const shaped = redactConversation(talk, { vault: createVault('en') }).map(({ entities }) => entities.filter(({ kind }) => isOf(name, kind)));
  let [marked, left, extra] = [0, 0, 0];
  talk.forEach(({ text, gold }, at) => {
    const found = shaped[at] ?? [];
    const units = gold.flatMap((span) => unitsOf(text, span));
    marked += units.length;
    left += units.filter((unit) => !isIn(unit, found)).length;
    extra += found.flatMap((span) => unitsOf(text, span)).filter((unit) => !isIn(unit, gold)).length;
  });
  return { marked, left, extra };
};

/** Cue words × what leads to the value × forms of the value × what follows, from specifications and from how people write; all of it is invented. */
describe.each(namesOf(false))('every way of telling in %s', (name) => {
  test('hides what is told and nothing else', () => {
    const measured = sentencesIn(name).map((line) => ({ line, ...measure(name, line) }));
    const sum = (of: 'marked' | 'left' | 'extra'): number => measured.reduce((total, one) => total + one[of], 0);
    console.log(`${name}: ${measured.length} sentences\n${measured.filter(({ left, extra }) => left + extra > 0).slice(0, 40).map(({ line }) => line).join('\n')}`);
    expect(measured.length).toBeGreaterThan(200);
    expect(sum('left') / sum('marked')).toBeLessThanOrEqual(LEFT_AT_MOST);
    expect(sum('extra') / sum('marked')).toBeLessThanOrEqual(LEFT_AT_MOST);
  });
});

test.each(namesOf(true))('nothing is taken for anything in %s', (name) => {
  expect(sentencesIn(name).filter((line) => measure(name, line).extra > 0)).toEqual([]);
});
