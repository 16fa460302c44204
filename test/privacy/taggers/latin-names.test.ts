import { describe, expect, test } from 'vitest';
import { detect, type Tagged } from '#privacy';
import { latinEvidence } from '../../../main/privacy/taggers/latin-evidence.ts';
import { latinLikelihood } from '../../../main/privacy/taggers/latin-likelihood.ts';
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

  test('stays where both rather see a name than not, one is sure, or the words before it say whose it is', () => {
    const [start, end] = [4, 14];
    for (const by of [{ rampart: 0.55, own: 0.55 }, { own: 0.98 }]) expect(masked('the Gerald Hill shelf', seeing(true, { start, end: end + 1, kind: 'PERSON', by }))).toContain('Gerald Hill rule');
    expect(masked('my boss Steve Smith', seeing(true))).toEqual(['Steve Smith rule']);
    expect(masked('my name is tom baker, new here', seeing(true))).toEqual(['tom baker rule']);
    expect(masked('Tom n Jerry coming?', seeing(true))).toContain('Jerry rule');
  });

  test('stays where one of them could not read', () => {
    expect(masked(text, seeing(false))).toEqual(['Gerald rule']);
  });

  test('stays where they see somebody, where somebody is spoken to, and where the group knows who it is', () => {
    expect(masked(text, seeing(true, { start: 8, end: 14, kind: 'PERSON', by: { rampart: 0.95, own: 0.95 } }))).toEqual(['Gerald rule']);
    expect(masked('ask Gerald about the shelf', seeing(true))).toEqual(['Gerald rule']);
    expect(detect(text, { names: ['Gerald'], tagged: seeing(true) }).map(({ by }) => by)).toEqual(['name-list']);
  });
});

describe('what two taggers see alike in a name and in a word', () => {
  const sure = { rampart: 0.75, own: 0.9, rule: 0 };
  type Said = readonly [text: string, name: string];
  const likely = ([text, name]: Said): number => latinLikelihood({ text, start: text.indexOf(name), end: text.indexOf(name) + name.length }, sure);

  test.each<readonly [Said, Said]>([
    [['where is Otto today', 'Otto'], ['where is eOtto today', 'eOtto']],
    [['can Mark bring the gazebo', 'Mark'], ['Mark it with a cross', 'Mark']],
    [['ask Rose about the key', 'Rose'], ['Rose bushes need cutting back', 'Rose']],
    [['Toby has two of them', 'Toby'], ['Toby jugs, two of them', 'Toby']],
    [['Omar said happy new year', 'Omar'], ['happy Onam all', 'Onam']],
    [['nice boss, Dilly has one', 'Dilly'], ['nice Ikea Billy, has one', 'Billy']],
    [['my aunt Imke was here', 'Imke'], ['my old imei was here', 'imei']],
    [['Mick Fanshawe punched a shark', 'Mick Fanshawe'], ['Mick Fanning punched a shark', 'Mick Fanning']],
  ])('“%s” is rather somebody than “%s”', (somebody, something) => {
    expect(likely(somebody) - likely(something)).toBeGreaterThan(0.1);
  });

  test('a capital that somebody writes who else writes none is meant', () => {
    expect(likely(['the bins are out, says Quill', 'Quill'])).toBeGreaterThan(likely(['The bins are out, says Quill', 'Quill']));
  });
});

test('every evidence has a weight, and every weight is one of an evidence', () => {
  const evidence = [...latinEvidence({ text: 'Ada', start: 0, end: 3 }, { rampart: 0, own: 0, rule: 0 }).keys()];
  expect(['bias', ...evidence].toSorted()).toEqual([...LATIN_WEIGHTS.keys()].toSorted());
});
