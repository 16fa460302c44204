import { describe, expect, test } from 'vitest';
import { detect, type Tagged } from '#privacy';
import { hanEvidence } from '../../../main/privacy/taggers/han-evidence.ts';
import { hanLikelihood } from '../../../main/privacy/taggers/han-likelihood.ts';
import { HAN_WEIGHTS } from '../../../main/privacy/taggers/han-weights.ts';

const seeing =
  (isWhole: boolean, ...spans: ReturnType<Tagged>['spans']): Tagged =>
  () => ({ spans, isWhole });
const masked = (text: string, tagged?: Tagged): readonly string[] => detect(text, tagged && { tagged }).map(({ text: words, by }) => `${words} ${by}`);

test('a name that begins like a word is one where both taggers are sure of it', () => {
  const said = (sure: number) => masked('魏国栋今天请假了', seeing(true, { start: 0, end: 3, kind: 'PERSON', by: { 'lac-small': sure, own: sure } }));
  expect(said(0.97)).toEqual(['魏国栋 tagger']);
  expect(said(0.85)).toEqual([]);
});

describe('what a rule takes for a name in Chinese', () => {
  const text = '人家爸妈是历史老师,说好';

  test('is let go where taggers have read all of the text and see nobody', () => {
    expect(masked(text)).toEqual(['史老师 rule']);
    expect(masked(text, seeing(true))).toEqual([]);
  });

  test('is let go where one of them sees it a little and all else speaks against it', () => {
    expect(masked('李煜是被抓的', seeing(true, { start: 0, end: 2, kind: 'PERSON', by: { own: 0.55 } }))).toEqual([]);
  });

  test('stays where one of them could not read, and where they see somebody', () => {
    expect(masked(text, seeing(false))).toEqual(['史老师 rule']);
    expect(masked(text, seeing(true, { start: 6, end: 9, kind: 'PERSON', by: { 'lac-small': 0.95, own: 0.95 } }))).toEqual(['史老师 rule']);
  });

  test('stays in a row of names, where taggers are less sure of each, and where one of them rather sees it than not', () => {
    for (const row of ['参加人：王芳、周敏、赵强', '李志强,王浩然,张子涵 一起拼车']) {
      expect(masked(row)).toHaveLength(3);
      expect(masked(row, seeing(true))).toEqual(masked(row));
    }
    expect(masked('@王琳 在吗', seeing(true, { start: 1, end: 3, kind: 'PERSON', by: { own: 0.6 } }))).toEqual(['王琳 rule']);
  });

  test('stays where the group knows who it is, and where words before it say so', () => {
    expect(detect('杨立新讲得好', { names: ['杨立新'], tagged: seeing(true) }).map(({ by }) => by)).toEqual(['name-list']);
    expect(masked('同事王芳发来的', seeing(true))).toEqual(['王芳 rule']);
  });
});

describe('what two taggers see alike in a name and in a word', () => {
  const sure = { lac: 0.6, own: 0.6, rule: 0, beside: 0 };
  type Said = readonly [text: string, name: string];
  const likely = ([text, name]: Said): number => hanLikelihood({ text, start: text.indexOf(name), end: text.indexOf(name) + name.length }, sure);

  test.each<readonly [Said, Said]>([
    [['雨桐说她不来', '雨桐'], ['“雨桐”是哪两个字', '雨桐']],
    [['陆沉舟请假', '陆沉舟'], ['陆沉舟的新歌', '陆沉舟']],
    [['同事程野明天到', '程野'], ['演程野的是谁', '程野']],
    [['问问苏苏要不要', '苏苏'], ['问问蛋挞要不要', '蛋挞']],
  ])('“%s” is rather somebody than “%s”', (somebody, something) => {
    expect(likely(somebody)).toBeGreaterThan(likely(something) + 0.05);
  });
});

test('every evidence has a weight, and every weight is one of an evidence', () => {
  const evidence = [...hanEvidence({ text: '王芳', start: 0, end: 2 }, { lac: 0, own: 0, rule: 0, beside: 0 }).keys()];
  expect(['bias', ...evidence].toSorted()).toEqual([...HAN_WEIGHTS.keys()].toSorted());
});
