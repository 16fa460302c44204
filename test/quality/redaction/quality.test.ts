import { describe, expect, test } from 'vitest';
import { detect } from '#privacy';
import { readLabelled, readMarked } from './labelled.ts';
import { score, scoreTable, STRUCTURED } from './score.ts';

/** Floors of what rules and name lists reach on the development sets. */
const FLOORS = { PERSON: 0.9, ADDRESS: 0.9 } as const;

describe.each(['dev-zh.jsonl', 'dev-en.jsonl'])('%s', (name) => {
  const messages = readLabelled(name);
  const result = score(messages, ({ text, members }) => detect(text, { names: members }));
  const isStructured = (line: string): boolean => STRUCTURED.has(line.split(' ')[1] as never);

  test('has enough messages, a third of them without anything to hide', () => {
    expect(messages.length).toBeGreaterThanOrEqual(150);
    expect(messages.filter(({ gold }) => gold.length === 0).length * 3).toBeGreaterThanOrEqual(messages.length);
  });

  test('no structured item leaks, and nothing ordinary is taken for one', () => {
    console.log(scoreTable(result));
    expect(result.missed.filter(isStructured)).toEqual([]);
    expect(result.spurious.filter(isStructured)).toEqual([]);
  });

  test.each(['PERSON', 'ADDRESS'] as const)('%s is masked and masked rightly at least as often as its floor', (kind) => {
    const { gold, covered, found, right } = result.byKind.get(kind) ?? { gold: 0, covered: 0, found: 0, right: 0 };
    console.log([...result.missed, ...result.spurious].filter((line) => line.split(' ')[1] === kind).join('\n'));
    expect(covered / gold).toBeGreaterThanOrEqual(FLOORS[kind]);
    expect(right / found).toBeGreaterThanOrEqual(FLOORS[kind]);
  });
});

test('the scorer sees a leak of a single digit and a mask without reason', () => {
  const { text, gold } = readMarked('call ⟦PHONE|13812345678⟧ at 5');
  const message = { id: '1', text, gold, members: [] };
  const entity = { kind: 'PHONE', text: '', score: 1, by: 'rule' } as const;
  expect(score([message], () => [{ ...entity, start: 5, end: 15 }]).missed).toHaveLength(1);
  expect(score([message], () => [{ ...entity, start: 5, end: 16 }]).missed).toEqual([]);
  expect(score([message], () => [{ ...entity, start: 17, end: 19 }]).spurious).toHaveLength(1);
});
