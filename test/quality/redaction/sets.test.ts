import { describe, expect, test } from 'vitest';
import { detect } from '#privacy';
import { findInTalks } from './find-in-talks.ts';
import { readLabelled } from './labelled.ts';
import { score, scoreTable, STRUCTURED } from './score.ts';

/**
 * Written by scenes of life, by somebody who had read no rule. First scores, before anything was mended, as recall / precision of characters:
 *
 * | tier | set | structured | PERSON | ADDRESS |
 * |-|-|-|-|-|
 * | rules | zh | 0.960 / 0.974 | 0.351 / 0.800 | 0.554 / 0.950 |
 * | rules | en | 0.873 / 0.981 | 0.323 / 0.638 | 0.466 / 1.000 |
 * | rules and taggers | zh | 0.960 / 0.974 | 0.717 / 0.655 | 0.564 / 0.950 |
 * | rules and taggers | en | 0.873 / 0.981 | 0.848 / 0.584 | 0.639 / 0.972 |
 */
describe.each(['zh', 'en'])('the held-out messages in %s', (language) => {
  const dev = readLabelled(`dev-${language}.jsonl`);
  const held = readLabelled(`test-${language}.jsonl`);

  test('are 300 or more, with the development set 600 or more, and two in five hold nothing to hide', () => {
    expect(held.length).toBeGreaterThanOrEqual(300);
    expect(held.length + dev.length).toBeGreaterThanOrEqual(600);
    expect(held.filter(({ gold }) => gold.length === 0).length).toBeGreaterThanOrEqual(held.length * 0.4);
  });

  test('share no message, no name, no number and no address with the development sets', () => {
    const strings = (messages: typeof dev): Set<string> => new Set(messages.flatMap(({ text, gold }) => [text, ...gold.map(({ start, end }) => text.slice(start, end))]));
    const known = strings([...dev, ...['dev2', 'dev3', 'check3', 'dev4', 'check4'].flatMap((set) => readLabelled(`${set}-${language}.jsonl`))]);
    expect([...strings(held)].filter((text) => known.has(text))).toEqual([]);
  });

  test('have each their own name, and whole marks around something', () => {
    expect(new Set(held.map(({ id }) => id)).size).toBe(held.length);
    for (const { id, text, gold } of held) {
      expect([id, /[⟦⟧|]/.test(text.replaceAll('｜', ''))]).toEqual([id, false]);
      for (const { start, end } of gold) expect([id, text.slice(start, end)]).toEqual([id, text.slice(start, end).trim() || 'empty']);
    }
  });

  test('are scored and recorded; nothing is asked of the figures here, so that nobody mends towards them', () => {
    console.log(`test-${language}, rules\n${scoreTable(score(held, findInTalks(held)))}`);
    expect(new Set(held.flatMap(({ gold }) => gold.map(({ kind }) => kind))).size).toBeGreaterThanOrEqual(13);
  });
});

/**
 * Written at one go, by scenes that no other set has, before anybody looked what is found in them. Each scene is wholly in `dev3`, whose errors guide, or in
 * `check3`, whose errors are looked at once, at the end; likewise `dev4` and `check4`, a day's rules and taggers later. First scores, as recall / precision of characters:
 *
 * | tier | set | structured | PERSON | ADDRESS | HANDLE | all |
 * |-|-|-|-|-|-|-|
 * | rules and taggers | dev3-zh | 1.000 / 0.987 | 0.678 / 0.882 | 0.815 / 0.982 | 0.634 / 1.000 | 0.856 / 0.973 |
 * | rules and taggers | dev3-en | 0.699 / 1.000 | 0.843 / 0.863 | 0.683 / 0.967 | 0.831 / 1.000 | 0.739 / 0.947 |
 * | rules and taggers | check3-zh | 1.000 / 1.000 | 0.819 / 0.887 | 0.579 / 1.000 | 0.718 / 1.000 | 0.830 / 0.984 |
 * | rules and taggers | check3-en | 0.875 / 0.935 | 0.866 / 0.959 | 0.731 / 0.912 | 0.527 / 1.000 | 0.798 / 0.941 |
 * | rules and taggers | dev4-zh | 0.933 / 0.980 | 0.821 / 0.829 | 0.953 / 0.973 | 0.589 / 0.914 | 0.876 / 0.947 |
 * | rules and taggers | dev4-en | 0.831 / 0.997 | 0.782 / 0.803 | 0.584 / 0.900 | 0.793 / 1.000 | 0.734 / 0.914 |
 * | rules and taggers | check4-zh | 0.877 / 0.963 | 0.786 / 0.801 | 0.885 / 0.977 | 0.536 / 1.000 | 0.830 / 0.940 |
 * | rules and taggers | check4-en | 0.838 / 0.971 | 0.734 / 0.764 | 0.565 / 0.919 | 0.538 / 1.000 | 0.729 / 0.890 |
 *
 * With the rules of the day on which the set was added. Some of `dev4`'s words stand in their lists and tests, so those two rows are no measure of what is
 * new; of `check4` none but one does, and it stood still in Chinese and rose by 0.02 in English:
 *
 * | set | structured | PERSON | ADDRESS | HANDLE | all |
 * |-|-|-|-|-|-|
 * | dev4-zh | 1.000 / 1.000 | 0.844 / 0.832 | 0.953 / 0.973 | 0.889 / 0.941 | 0.957 / 0.959 |
 * | dev4-en | 1.000 / 0.976 | 0.939 / 0.838 | 0.682 / 0.907 | 1.000 / 1.000 | 0.914 / 0.925 |
 * | check4-zh | 0.877 / 0.963 | 0.786 / 0.801 | 0.885 / 0.977 | 0.536 / 1.000 | 0.830 / 0.940 |
 * | check4-en | 0.859 / 0.956 | 0.767 / 0.785 | 0.565 / 0.919 | 0.538 / 1.000 | 0.746 / 0.890 |
 */
describe.each(['3-zh', '3-en', '4-zh', '4-en'])('the messages of new scenes %s', (generation) => {
  const guide = readLabelled(`dev${generation}.jsonl`);
  const check = readLabelled(`check${generation}.jsonl`);
  const sceneOf = ({ id }: { readonly id: string }): string => id.replace(/-\d+$/, '');

  test('are 250 or more, two in five of them without anything to hide, and no scene is in both halves', () => {
    const all = [...guide, ...check];
    expect(all.length).toBeGreaterThanOrEqual(250);
    expect(all.filter(({ gold }) => gold.length === 0).length).toBeGreaterThanOrEqual(all.length * 0.4);
    expect(new Set(all.map(({ id }) => id)).size).toBe(all.length);
    expect(guide.map(sceneOf).filter((scene) => check.some((message) => sceneOf(message) === scene))).toEqual([]);
  });
});

/**
 * In twos: a name, and the same word or one like it as something else. First scores of people by rules and taggers, before the judgement of names in Latin letters was learned, which learned
 * from these too: pairs-zh 0.723 / 0.768, pairs-en 0.578 / 0.841.
 */
describe.each(['zh', 'en'])('the messages in pairs, pairs-%s', (language) => {
  const pairs = readLabelled(`pairs-${language}.jsonl`);

  test('are 250 or more, two in five of them without anything to hide, and none stands in a set that nobody reads', () => {
    expect(pairs.length).toBeGreaterThanOrEqual(250);
    expect(pairs.filter(({ gold }) => gold.length === 0).length).toBeGreaterThanOrEqual(pairs.length * 0.4);
    expect(new Set(pairs.map(({ id }) => id)).size).toBe(pairs.length);
    const closed = new Set(['check5', 'test'].flatMap((set) => readLabelled(`${set}-${language}.jsonl`)).map(({ text }) => text));
    expect(pairs.filter(({ text }) => closed.has(text)).length).toBe(0);
  });
});

/**
 * First scores, by rules and taggers, as recall / precision of characters, of the code of the day and of the code of the day before, which nobody had tuned on it either:
 *
 * | set | code | structured | PERSON | ADDRESS | all | finds in clean |
 * |-|-|-|-|-|-|-|
 * | check5-zh | before | 0.932 / 0.993 | 0.822 / 0.675 | 0.931 / 0.953 | 0.900 / 0.941 | 40 |
 * | check5-zh | of the day | 0.960 / 0.993 | 0.817 / 0.787 | 0.931 / 0.953 | 0.927 / 0.961 | 22 |
 * | check5-en | before | 0.917 / 0.980 | 0.861 / 0.789 | 0.899 / 0.900 | 0.897 / 0.920 | 29 |
 * | check5-en | of the day | 0.970 / 0.973 | 0.872 / 0.846 | 0.886 / 0.915 | 0.926 / 0.937 | 21 |
 */
describe.each(['zh', 'en'])('the messages that nobody has read, check5-%s', (language) => {
  const check = readLabelled(`check5-${language}.jsonl`);

  test('are 450 or more, two in five of them without anything to hide, and none stands in another set', () => {
    expect(check.length).toBeGreaterThanOrEqual(450);
    expect(check.filter(({ gold }) => gold.length === 0).length).toBeGreaterThanOrEqual(check.length * 0.4);
    expect(new Set(check.map(({ id }) => id)).size).toBe(check.length);
    const others = new Set(['dev', 'dev2', 'dev3', 'check3', 'dev4', 'check4', 'known', 'test'].flatMap((set) => readLabelled(`${set}-${language}.jsonl`)).map(({ text }) => text));
    expect(check.filter(({ text }) => others.has(text))).toEqual([]);
  });
});

/**
 * First scores, as above; its errors have been read since. Fewer addresses and people are found whole than in check5: what the day brought shows in some kinds (devices, names on networks, passwords), not in the sum.
 *
 * | set | code | structured | PERSON | ADDRESS | all | finds in clean |
 * |-|-|-|-|-|-|-|
 * | check6-zh | before | 0.920 / 1.000 | 0.819 / 0.778 | 0.706 / 0.942 | 0.836 / 0.942 | 20 |
 * | check6-zh | of the day | 0.920 / 1.000 | 0.809 / 0.776 | 0.706 / 0.950 | 0.847 / 0.944 | 20 |
 * | check6-en | before | 0.875 / 0.980 | 0.848 / 0.700 | 0.563 / 0.785 | 0.812 / 0.855 | 47 |
 * | check6-en | of the day | 0.884 / 0.980 | 0.873 / 0.699 | 0.537 / 0.785 | 0.828 / 0.856 | 49 |
 *
 * check7, by another author: rules and taggers of the morning, and of the afternoon that learned from the messages of five others. Nobody has read it since.
 *
 * | set | code | structured | PERSON | ADDRESS | all | finds in clean |
 * |-|-|-|-|-|-|-|
 * | check7-zh | before | 0.912 / 0.999 | 0.758 / 0.761 | 0.756 / 0.921 | 0.815 / 0.922 | 43 |
 * | check7-zh | of the day | 0.933 / 1.000 | 0.823 / 0.782 | 0.876 / 0.941 | 0.884 / 0.936 | 33 |
 * | check7-en | before | 0.844 / 0.991 | 0.808 / 0.721 | 0.460 / 0.931 | 0.657 / 0.875 | 48 |
 * | check7-en | of the day | 0.900 / 0.999 | 0.824 / 0.778 | 0.652 / 0.942 | 0.767 / 0.911 | 39 |
 *
 * check8, by another author: rules and taggers of the morning, and those that had learned from the messages of eight others besides (decisions 41 and 42). Nobody has read it since.
 *
 * | set | code | structured | PERSON | ADDRESS | all | finds in clean |
 * |-|-|-|-|-|-|-|
 * | check8-zh | before | 0.971 / 0.997 | 0.812 / 0.827 | 0.920 / 0.975 | 0.917 / 0.960 | 44 |
 * | check8-zh | of the day | 0.990 / 0.994 | 0.874 / 0.880 | 0.938 / 0.968 | 0.951 / 0.965 | 30 |
 * | check8-en | before | 0.959 / 0.997 | 0.924 / 0.766 | 0.669 / 0.934 | 0.824 / 0.896 | 68 |
 * | check8-en | of the day | 0.984 / 0.989 | 0.940 / 0.883 | 0.841 / 0.942 | 0.907 / 0.940 | 34 |
 *
 * check9, by another author: rules and taggers of the day before, and those that had learned from the messages of eight others besides (decision 43). Nobody has read it since.
 *
 * | set | code | structured | PERSON | ADDRESS | all | finds in clean |
 * |-|-|-|-|-|-|-|
 * | check9-zh | before | 0.924 / 0.981 | 0.911 / 0.922 | 0.973 / 0.960 | 0.931 / 0.961 | 13 |
 * | check9-zh | of the day | 0.922 / 0.991 | 0.959 / 0.929 | 0.988 / 0.975 | 0.947 / 0.975 | 13 |
 * | check9-en | before | 0.972 / 0.978 | 0.915 / 0.898 | 0.968 / 0.923 | 0.954 / 0.932 | 26 |
 * | check9-en | of the day | 0.984 / 0.984 | 0.953 / 0.907 | 0.980 / 0.926 | 0.968 / 0.940 | 23 |
 *
 * check10, by another author: rules and taggers of the day before, and those that had learned from the messages of six others and have longer lists (decision 44). Nobody has read it since; eight messages that another set has too were taken out unseen.
 *
 * | set | code | structured | PERSON | ADDRESS | all | finds in clean |
 * |-|-|-|-|-|-|-|
 * | check10-zh | before | 0.973 / 1.000 | 0.933 / 0.967 | 1.000 / 0.978 | 0.947 / 0.989 | 4 |
 * | check10-zh | of the day | 0.973 / 1.000 | 0.945 / 0.976 | 1.000 / 0.977 | 0.952 / 0.991 | 2 |
 * | check10-en | before | 0.961 / 0.978 | 0.962 / 0.921 | 0.989 / 1.000 | 0.968 / 0.963 | 8 |
 * | check10-en | of the day | 0.986 / 0.978 | 0.955 / 0.910 | 0.989 / 0.984 | 0.977 / 0.957 | 10 |
 *
 * These are first scores; thresholds and weights were changed afterwards, and what they reach now stands in `last.json`.
 */
describe.each([
  ['check6', 'zh'],
  ['check6', 'en'],
  ['check7', 'zh'],
  ['check7', 'en'],
  ['check8', 'zh'],
  ['check8', 'en'],
  ['check9', 'zh'],
  ['check9', 'en'],
  ['check10', 'zh'],
  ['check10', 'en'],
])('the messages that nobody had read before they were scored, %s-%s', (name, language) => {
  const check = readLabelled(`${name}-${language}.jsonl`);

  test('are 400 or more, two in five of them without anything to hide, every kind among them, and none stands in another set', () => {
    expect(check.length).toBeGreaterThanOrEqual(400);
    expect(check.filter(({ gold }) => gold.length === 0).length).toBeGreaterThanOrEqual(check.length * 0.4);
    expect(new Set(check.map(({ id }) => id)).size).toBe(check.length);
    expect(new Set(check.flatMap(({ gold }) => gold.map(({ kind }) => kind))).size).toBe(13);
    const others = ['dev', 'dev2', 'dev3', 'check3', 'dev4', 'check4', 'known', 'pairs', 'check5', 'check6', 'check7', 'check8', 'check9', 'check10', 'test'].filter((set) => set !== name).flatMap((set) => readLabelled(`${set}-${language}.jsonl`));
    const known = new Set(others.map(({ text }) => text));
    expect(check.filter(({ text }) => known.has(text)).map(({ id }) => id)).toEqual([]);
  });

  test('have whole marks around something', () => {
    for (const { id, text, gold } of check) {
      expect([id, /[⟦⟧|]/.test(text)]).toEqual([id, false]);
      for (const { start, end } of gold) expect([id, text.slice(start, end)]).toEqual([id, text.slice(start, end).trim() || 'empty']);
    }
  });
});

test.each(['zh', 'en'])('of 4,000 messages in %s whose numbers and codes are nobody’s, rules mask none that has a shape', (language) => {
  const messages = readLabelled(`negative-${language}.jsonl`);
  expect(messages.length).toBeGreaterThanOrEqual(4_000);
  expect(messages.flatMap(({ gold }) => gold)).toEqual([]);
  const found = messages.flatMap(({ id, text }) => detect(text).filter(({ kind }) => STRUCTURED.has(kind)).map(({ kind, text: words }) => `${id} ${kind} ${words}`));
  expect(found).toEqual([]);
});
