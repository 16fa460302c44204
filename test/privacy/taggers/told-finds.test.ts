import { describe, expect, test } from 'vitest';
import { detect, type Tagged } from '#privacy';
import { LABELS, labelShares } from '../../../main/tagger-worker/own/label-shares.ts';
import { toldRuns } from '../../../main/tagger-worker/own/told-runs.ts';

const rowOf = (shares: Readonly<Record<string, number>>): readonly number[] => LABELS.map((label) => Math.log(shares[label] ?? 1e-6));
const sharesOf = (...rows: readonly Readonly<Record<string, number>>[]): Float64Array => labelShares(Float32Array.from(rows.flatMap(rowOf)), rows.length);

describe('what our own tagger says of each unit', () => {
  test('comes to 1, and a name goes on only where one began', () => {
    const shares = sharesOf({ O: 0.5, SECRET: 0.3, 'I-PERSON': 0.2 }, { O: 0.2, SECRET: 0.7, 'B-ADDRESS': 0.1 });
    const [first, second] = [shares.subarray(0, LABELS.length), shares.subarray(LABELS.length)];
    for (const unit of [first, second]) expect(unit.reduce((sum, share) => sum + share, 0)).toBeCloseTo(1, 4);
    expect(first[LABELS.indexOf('I-PERSON')]).toBe(0);
    expect(first[LABELS.indexOf('SECRET')]).toBeCloseTo(0.375, 2);
    expect(second[LABELS.indexOf('SECRET')]).toBeCloseTo(0.7, 2);
  });

  test('is one thing where units stand together, of the kind that they have most of', () => {
    const runs = toldRuns(sharesOf({ O: 1 }, { SECRET: 0.6, PHONE: 0.4 }, { SECRET: 0.9, O: 0.1 }, { O: 0.9, SECRET: 0.1 }, { VEHICLE: 1 }));
    expect(runs.map(({ from, to, kind, score }) => `${from}-${to} ${kind} ${score.toFixed(2)}`)).toEqual(['1-3 SECRET 0.95', '4-5 VEHICLE 1.00']);
  });
});

const seeing =
  (...spans: ReturnType<Tagged>['spans']): Tagged =>
  () => ({ spans, isWhole: true });
const found = (text: string, words: string, own: number): readonly string[] => {
  const start = text.indexOf(words);
  return detect(text, { tagged: seeing({ start, end: start + words.length, kind: 'SECRET', by: { own } }) }).map((entity) => `${entity.kind} ${entity.text} ${entity.by}`);
};

describe.each([
  ['就那个老数字 月亮不睡觉7 呗', '月亮不睡觉7'],
  ['same as last year, marmalade-skies-7', 'marmalade-skies-7'],
])('in “%s”', (text, words) => {
  test('what no rule knows is hidden where our own is sure that it is told', () => {
    expect(detect(text)).toEqual([]);
    expect(found(text, words, 0.99)).toEqual([`SECRET ${words} tagger`]);
  });

  test('what it half believes is left', () => {
    expect(found(text, words, 0.6)).toEqual([]);
  });
});

test.each([
  ['BIRTHDAY', 'mum came into the world on 3.7.1958', '3.7.1958'],
  ['FINANCE_NO', 'transfer it to 61109010140000071219812874', '61109010140000071219812874'],
  ['HANDLE', 'know me as id frostbyte_77', 'frostbyte_77'],
  ['GOV_ID', 'his id is 4471-88-2210', '4471-88-2210'],
] as const)('%s of “%s” is nothing of a thing', (kind, text, words) => {
  const start = text.indexOf(words);
  const entities = detect(text, { tagged: seeing({ start, end: start + words.length, kind, by: { own: 0.99 } }) });
  expect(entities.map((entity) => entity.text)).toEqual([words]);
});

test.each([
  ['GOV_ID', 'order 4471-88-2210 came', '4471-88-2210'],
  ['SECRET', 'lodash@4.17.21', '@4.17.21'],
  ['FINANCE_NO', 'commit 64373ee354885ea01106b3731543a214', '64373ee354885ea01106b3731543a214'],
  ['SECRET', '3+5*12=63', '3+5*12=63'],
  ['PHONE', '1700000000 ms', '1700000000'],
] as const)('%s of “%s” is something of a thing', (kind, text, words) => {
  const start = text.indexOf(words);
  expect(detect(text, { tagged: seeing({ start, end: start + words.length, kind, by: { own: 0.99 } }) }).filter(({ by }) => by === 'tagger')).toEqual([]);
});

test.each(['call 020 7946 0018 about it', '打 13812345678 问'])('in “%s” what a rule has checked ends where the rule says', (text) => {
  const byRules = detect(text);
  expect(byRules).toHaveLength(1);
  expect(detect(text, { tagged: seeing({ start: 0, end: text.length, kind: 'SECRET', by: { own: 1 } }) })).toEqual(byRules);
});
