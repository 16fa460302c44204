import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { detect, type Tagged, type Taggers } from '#privacy';
import { realTaggers } from '../../support/real-taggers.ts';
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

describe('with the taggers', () => {
  let taggers: Taggers;
  beforeAll(() => {
    taggers = realTaggers();
  });
  afterAll(() => taggers.stop());

  /** From which score on a find is underlined, unless the person wants more or less of it. */
  const UNDERLINED_FROM = 0.55;

  test.each(['dev-zh.jsonl', 'dev-en.jsonl'])('%s: nothing that the rules mask is lost, most of what is masked should be, and nothing more is underlined without reason', { timeout: 60_000 }, async (name) => {
    const messages = readLabelled(name);
    const tagged: Tagged = await taggers.read(messages.map(({ text }) => text), 'background');
    const byRules = score(messages, ({ text, members }) => detect(text, { names: members }));
    const masked = score(messages, ({ text, members }) => detect(text, { names: members, tagged }));
    const underlined = score(messages, ({ text, members }) => detect(text, { names: members, tagged }).filter((entity) => entity.score >= UNDERLINED_FROM));
    for (const [title, one] of [['rules', byRules], ['masked', masked], ['underlined', underlined]] as const) console.log(`${name} ${title}\n${scoreTable(one)}`);
    console.log(masked.spurious.filter((line) => !byRules.spurious.includes(line)).join('\n'));
    expect(masked.missed.filter((line) => !byRules.missed.includes(line))).toEqual([]);
    expect(underlined.spurious.filter((line) => !byRules.spurious.includes(line))).toEqual([]);
    for (const kind of ['PERSON', 'ADDRESS'] as const) {
      const { found, right } = masked.byKind.get(kind) ?? { found: 0, right: 0 };
      expect(right / found).toBeGreaterThanOrEqual(FLOORS[kind]);
    }
  });

  test('unseen.jsonl: names and addresses written without looking at a rule are masked', { timeout: 60_000 }, async () => {
    const messages = readLabelled('unseen.jsonl');
    const tagged = await taggers.read(messages.map(({ text }) => text), 'background');
    const byRules = score(messages, ({ text }) => detect(text));
    const masked = score(messages, ({ text }) => detect(text, { tagged }));
    for (const [title, one] of [['rules', byRules], ['masked', masked]] as const) console.log(`unseen ${title}\n${scoreTable(one)}`);
    console.log([...masked.missed, ...masked.spurious].join('\n'));
    for (const kind of ['PERSON', 'ADDRESS'] as const) {
      const { gold, covered } = masked.byKind.get(kind) ?? { gold: 1, covered: 0 };
      expect(covered / gold).toBeGreaterThanOrEqual(0.8);
    }
  });
});

test('the scorer sees a leak of a single digit and a mask without reason', () => {
  const { text, gold } = readMarked('call ⟦PHONE|13812345678⟧ at 5');
  const message = { id: '1', text, gold, members: [], author: 'a' };
  const entity = { kind: 'PHONE', text: '', score: 1, by: 'rule' } as const;
  expect(score([message], () => [{ ...entity, start: 5, end: 15 }]).missed).toHaveLength(1);
  expect(score([message], () => [{ ...entity, start: 5, end: 16 }]).missed).toEqual([]);
  expect(score([message], () => [{ ...entity, start: 17, end: 19 }]).spurious).toHaveLength(1);
});
