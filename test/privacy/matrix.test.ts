import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { createVault, redactConversation } from '#privacy';
import { type GoldSpan, readMarked } from '../quality/redaction/labelled.ts';

type Said = { readonly id: string; readonly author: string; readonly text: string; readonly gold: readonly GoldSpan[] };

const linesOf = (name: string): readonly string[] => readFileSync(new URL(name, import.meta.url), 'utf8').trim().split('\n');

/** “A ¦ B”: two messages of one author; “A » B”: somebody else answers. */
const talkOf = (line: string): readonly Said[] => {
  let author = 0;
  return line.split(/(?<= )(?=[¦»] )/).map((part, at) => {
    if (part.startsWith('»')) author += 1;
    return { id: String(at), author: String(author), ...readMarked(part.replace(/^[¦»] | $/g, '')) };
  });
};

/** Names and addresses have tests of their own. */
const shapedIn = (talk: readonly Said[]) =>
  redactConversation(talk, { vault: createVault('en') }).map(({ entities }) => entities.filter(({ kind }) => kind !== 'PERSON' && kind !== 'ADDRESS'));

/** Letters and digits of what is marked that are still read. */
const leftOf = (line: string): readonly string[] => {
  const talk = talkOf(line);
  const found = redactConversation(talk, { vault: createVault('en') });
  return talk.flatMap(({ text, gold }, at) =>
    gold.flatMap(({ start, end }) => {
      const units = Array.from({ length: end - start }, (_, offset) => start + offset);
      const left = units.filter((unit) => /[\p{L}\p{N}]/u.test(text.charAt(unit)) && !found[at]?.entities.some((entity) => entity.start <= unit && unit < entity.end));
      return left.length === 0 ? [] : [left.map((unit) => text.charAt(unit)).join('')];
    }),
  );
};

const inMarks = (line: string, change: (value: string) => string): string => line.replace(/⟦(PHONE|GOV_ID|FINANCE_NO)\|([^⟧]*)⟧/g, (_whole, kind: string, value: string) => `⟦${kind}|${change(value)}⟧`);
const DISGUISES: Readonly<Record<string, (value: string) => string>> = {
  'as it is': (value) => value,
  'in full-width digits': (value) => value.replace(/\d/g, (digit) => String.fromCharCode(digit.charCodeAt(0) + 0xfee0)),
  'with invisible spaces': (value) => value.replace(/\d(?=\d)/g, '$&\u200b'),
  'in digits of emoji': (value) => value.replace(/\d/g, '$&\ufe0f\u20e3'),
};

/** Written by hand from how each country, bank, network, office and door writes its numbers and how people type them; all of it is invented. */
describe.each(Object.entries(DISGUISES))('what has a shape, %s', (_name, disguise) => {
  test.each(['en', 'zh'])('is read by nobody in %s', (language) => {
    expect(linesOf(`matrix-${language}.txt`).flatMap((line) => leftOf(inMarks(line, disguise)).map((left) => `${left} of ${line}`))).toEqual([]);
  });
});

test.each(['en', 'zh'])('nothing but what is marked is taken for something with a shape in %s', (language) => {
  const taken = linesOf(`matrix-${language}.txt`).flatMap((line) => {
    const talk = talkOf(line);
    return shapedIn(talk).flatMap((entities, at) => entities.filter(({ start, end }) => !talk[at]?.gold.some((span) => span.start < end && start < span.end)).map(({ kind, text }) => `${kind} ${text} of ${line}`));
  });
  expect(taken).toEqual([]);
});

test.each(['en', 'zh'])('everyday numbers and words in %s stay as they are', (language) => {
  expect(linesOf(`matrix-ordinary-${language}.txt`).flatMap((line) => shapedIn(talkOf(line)).flat().map(({ kind, text }) => `${kind} ${text} of ${line}`))).toEqual([]);
});

const FRAMES: Readonly<Record<string, readonly string[]>> = {
  en: ['it was {} i think', 'look at {} and tell me', '{} lol', 'she said {}, not the other one', 'is it {}?', 'got {} today, so happy', '({})', 'we had {} and then went home', 'no idea what {} means'],
  zh: ['是{}吧', '看看{}再说', '{}哈哈哈', '她说的是{}，不是别的', '{}吗？', '今天{}，开心', '（{}）', '我们{}然后就回家了', '不知道{}什么意思'],
};

test.each(['en', 'zh'])('everyday things in %s stay as they are in every sentence', (language) => {
  const taken = linesOf(`things-${language}.txt`).flatMap((thing) =>
    (FRAMES[language] ?? []).flatMap((frame) => shapedIn(talkOf(frame.replace('{}', thing))).flat().map(({ kind, text }) => `${kind} ${text} of ${frame.replace('{}', thing)}`)),
  );
  expect(taken).toEqual([]);
});
