import { describe, expect, test } from 'vitest';
import { type Finding, mergeFound } from '../../../main/tagger-worker/merge-found.ts';

const lac = (start: number, end: number, score: number): Finding => ({ tagger: 'lac-small', kind: 'PERSON', start, end, score });
const own = (start: number, end: number, score: number): Finding => ({ tagger: 'own', kind: 'PERSON', start, end, score });
const asAddress = (found: Finding): Finding => ({ ...found, kind: 'ADDRESS' });

describe('what several taggers find', () => {
  test('is one find with how sure each is, and a person ends where the first that is sure says', () => {
    expect(mergeFound([lac(1, 3, 0.9), own(1, 4, 0.7)])).toEqual([{ kind: 'PERSON', start: 1, end: 3, by: { 'lac-small': 0.9, own: 0.7 } }]);
    expect(mergeFound([lac(1, 2, 0.3), own(1, 4, 0.7)])).toEqual([{ kind: 'PERSON', start: 1, end: 4, by: { 'lac-small': 0.3, own: 0.7 } }]);
  });

  test('stays apart where one tagger keeps two names apart, and where kinds differ', () => {
    expect(mergeFound([lac(0, 3, 1), lac(3, 6, 1), own(0, 6, 0.9)])).toEqual([
      { kind: 'PERSON', start: 0, end: 3, by: { 'lac-small': 1, own: 0.9 } },
      { kind: 'PERSON', start: 3, end: 6, by: { 'lac-small': 1 } },
    ]);
    expect(mergeFound([lac(0, 3, 1), asAddress(own(0, 6, 0.9))])).toHaveLength(2);
  });

  test('is as long an address as any of them is sure of', () => {
    const found: Finding[] = [{ tagger: 'rampart', kind: 'ADDRESS', start: 4, end: 9, score: 0.9 }, asAddress(own(0, 7, 0.8))];
    expect(mergeFound(found)).toEqual([{ kind: 'ADDRESS', start: 0, end: 9, by: { rampart: 0.9, own: 0.8 } }]);
  });
});
