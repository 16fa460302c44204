import { readdirSync, readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { detect, type Tagged, type Taggers } from '#privacy';
import { realTaggers } from '../../support/real-taggers.ts';
import { findInTalks } from './find-in-talks.ts';
import { readLabelled, readMarked } from './labelled.ts';
import { score, type Score, scoreTable, STRUCTURED } from './score.ts';

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

const linesOf = (path: string): readonly string[] => readFileSync(new URL(path, import.meta.url), 'utf8').split('\n').filter((line) => line !== '');

/** What the people of the development talks say, and who they are. */
const talkLines = (): readonly { readonly speaker: string; readonly said: string }[] =>
  readdirSync(new URL('../talks', import.meta.url))
    .filter((name) => name.startsWith('dev-'))
    .flatMap((name) => linesOf(`../talks/${name}`))
    .flatMap((line) => {
      const [, speaker, said] = /^([^:]+): (.*?)(?: ## .*)?$/.exec(line) ?? [];
      return speaker !== undefined && said !== undefined ? [{ speaker, said }] : [];
    });

/** Messages with nothing to hide, and what is said in talks. */
const ordinaryTalk = (): readonly string[] => [...linesOf('../../privacy/unseen-ordinary.txt'), ...talkLines().map(({ said }) => said)];

describe('with the taggers', () => {
  let taggers: Taggers;
  beforeAll(() => {
    taggers = realTaggers();
  });
  afterAll(() => taggers.stop());

  /** From which score on a find is underlined, unless the person wants more or less of it. */
  const UNDERLINED_FROM = 0.55;

  test.each(['dev-zh.jsonl', 'dev-en.jsonl'])('%s: nothing that the rules mask is lost, most of what is masked should be, and nothing more is underlined without reason', async (name) => {
    const messages = readLabelled(name);
    const tagged: Tagged = await taggers.read(messages.map(({ text }) => text), 'background');
    const byRules = score(messages, ({ text, members }) => detect(text, { names: members }));
    const masked = score(messages, ({ text, members }) => detect(text, { names: members, tagged }));
    const underlined = score(messages, ({ text, members }) => detect(text, { names: members, tagged }).filter((entity) => entity.score >= UNDERLINED_FROM));
    for (const [title, one] of [['rules', byRules], ['masked', masked], ['underlined', underlined]] as const) console.log(`${name} ${title}\n${scoreTable(one)}`);
    console.log([...masked.spurious, ...underlined.spurious].filter((line) => !byRules.spurious.includes(line)).join('\n'));
    expect(masked.missed.filter((line) => !byRules.missed.includes(line))).toEqual([]);
    // Two: the address of a boy in a book, and an apartment with the two words behind it.
    expect(underlined.spurious.filter((line) => !byRules.spurious.includes(line)).length).toBeLessThanOrEqual(2);
    for (const kind of ['PERSON', 'ADDRESS'] as const) {
      const { found, right } = masked.byKind.get(kind) ?? { found: 0, right: 0 };
      expect(right / found).toBeGreaterThanOrEqual(FLOORS[kind]);
    }
  });

  test.each(['negative-zh.jsonl', 'negative-en.jsonl'])('%s: no number and no code that is nobody’s is taken for somebody’s', async (name) => {
    const messages = readLabelled(name);
    const tagged = await taggers.read(messages.map(({ text }) => text), 'background');
    const find = findInTalks(messages, tagged);
    const found = messages.flatMap((message) => find(message).filter(({ kind }) => STRUCTURED.has(kind)).map(({ kind, text }) => `${message.id} ${kind} ${text}`));
    expect(found).toEqual([]);
  });

  test.each(['unseen.jsonl', 'natural.jsonl'])('%s: names and addresses written without looking at a rule are masked', async (name) => {
    const messages = readLabelled(name);
    const tagged = await taggers.read(messages.map(({ text }) => text), 'background');
    const byRules = score(messages, ({ text }) => detect(text));
    const masked = score(messages, ({ text }) => detect(text, { tagged }));
    for (const [title, one] of [['rules', byRules], ['masked', masked]] as const) console.log(`${name} ${title}\n${scoreTable(one)}`);
    console.log([...masked.missed, ...masked.spurious].join('\n'));
    for (const kind of ['PERSON', 'ADDRESS'] as const) {
      const { gold, covered } = masked.byKind.get(kind) ?? { gold: 1, covered: 0 };
      expect(covered / gold).toBeGreaterThanOrEqual(0.8);
    }
  });

  test('our own tagger bears out names and addresses that the others are not sure of, and takes nothing ordinary for either', async () => {
    const others = realTaggers({ only: ['lac-small', 'rampart'] });
    const messages = ['unseen.jsonl', 'natural.jsonl'].flatMap(readLabelled);
    const texts = [...messages.map(({ text }) => text), ...ordinaryTalk()];
    const [withOurs, without] = [await taggers.read(texts, 'background'), await others.read(texts, 'background')];
    await others.stop();
    const known = [...new Set(talkLines().map(({ speaker }) => speaker))];
    const [more, less] = [withOurs, without].map((tagged) => ({
      masked: score(messages, ({ text }) => detect(text, { tagged })),
      underlined: score(messages, ({ text }) => detect(text, { tagged }).filter((entity) => entity.score >= UNDERLINED_FROM)),
      ordinary: ordinaryTalk().flatMap((text) => detect(text, { tagged, never: known }).filter(({ kind }) => kind === 'PERSON' || kind === 'ADDRESS').map((entity) => `${entity.text} of ${text}`)),
    }));
    if (!more || !less) throw new Error('two readings were made');
    const covered = (one: Score, kind: 'PERSON' | 'ADDRESS'): number => one.byKind.get(kind)?.covered ?? 0;
    for (const [title, one] of [['without ours', less], ['with ours', more]] as const)
      console.log(`${title}: masked\n${scoreTable(one.masked)}\nunderlined\n${scoreTable(one.underlined)}\nin ordinary talk ${one.ordinary.length}`);
    expect(covered(more.masked, 'ADDRESS')).toBeGreaterThanOrEqual(covered(less.masked, 'ADDRESS'));
    expect(covered(more.masked, 'PERSON')).toBeGreaterThanOrEqual(covered(less.masked, 'PERSON'));
    expect(covered(more.underlined, 'ADDRESS')).toBeGreaterThan(covered(less.underlined, 'ADDRESS'));
    expect(covered(more.underlined, 'PERSON')).toBeGreaterThan(covered(less.underlined, 'PERSON'));
    for (const kind of ['PERSON', 'ADDRESS'] as const) {
      const { found, right } = more.underlined.byKind.get(kind) ?? { found: 1, right: 0 };
      expect(right / found).toBeGreaterThanOrEqual(FLOORS[kind]);
    }
    // Three: “@bob”, an island, and a cabin with days and a price.
    expect(more.ordinary.length - less.ordinary.length).toBeLessThanOrEqual(3);
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
