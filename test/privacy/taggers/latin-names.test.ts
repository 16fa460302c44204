import { describe, expect, test } from 'vitest';
import { detect, type Tagged } from '#privacy';
import { latinEvidence } from '../../../main/privacy/taggers/latin-evidence.ts';
import { LATIN_WEIGHTS } from '../../../main/privacy/taggers/latin-weights.ts';

const masked = (text: string, tagged?: Tagged): readonly string[] => detect(text, tagged && { tagged }).map(({ text: words, by }) => `${words} ${by}`);
const seeing =
  (isWhole: boolean, ...spans: ReturnType<Tagged>['spans']): Tagged =>
  () => ({ spans, isWhole });

describe('what a rule takes for a name in Latin letters', () => {
  const text = 'put the Gerald shelf up';

  test('is let go where taggers have read all of the text and see nobody', () => {
    expect(masked(text)).toEqual(['Gerald rule']);
    expect(masked(text, seeing(true))).toEqual([]);
  });

  test('stays where one of them could not read', () => {
    expect(masked(text, seeing(false))).toEqual(['Gerald rule']);
  });

  test('stays where they see somebody, where somebody is spoken to, and where the group knows who it is', () => {
    expect(masked(text, seeing(true, { start: 8, end: 14, kind: 'PERSON', by: { rampart: 0.95, own: 0.95 } }))).toEqual(['Gerald rule']);
    expect(masked('ask Gerald about the shelf', seeing(true))).toEqual(['Gerald rule']);
    expect(detect(text, { names: ['Gerald'], tagged: seeing(true) }).map(({ by }) => by)).toEqual(['name-list']);
  });

  test('is asked of nobody in Chinese: grammar alone is enough there', () => {
    expect(masked('同事王芳发来的', seeing(true))).toEqual(['王芳 rule']);
  });
});

test('every evidence has a weight, and every weight is one of an evidence', () => {
  const evidence = [...latinEvidence({ text: 'Ada', start: 0, end: 3 }, { rampart: 0, own: 0, rule: 0 }).keys()];
  expect(['bias', ...evidence].toSorted()).toEqual([...LATIN_WEIGHTS.keys()].toSorted());
});
