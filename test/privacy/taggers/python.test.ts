import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { z } from 'zod';
import { lacSmall, LacModel } from '../../../main/tagger-worker/lac/lac-tagger.ts';
import { COLUMNS } from '../../../main/tagger-worker/own/features.ts';
import { own, OwnModel, spansOf } from '../../../main/tagger-worker/own/own-tagger.ts';
import { labelShares } from '../../../main/tagger-worker/own/label-shares.ts';
import { rampart, RampartModel } from '../../../main/tagger-worker/rampart/rampart-tagger.ts';
import { findRuntime } from '../../../main/tagger-worker/runtime.ts';
import { readWeights } from '../../../main/tagger-worker/weights.ts';
import { TAGGERS_DIR } from '../../support/real-taggers.ts';

/** Labels are null where Python was not sure. Written by `models/training/expected.py`. */
const expected = z
  .object({
    chinese: z.array(z.object({ text: z.string(), shares: z.array(z.string()) })),
    english: z.array(
      z.object({ text: z.string(), ids: z.array(z.number()), offsets: z.array(z.tuple([z.number(), z.number()])), labels: z.array(z.string().nullable()) }),
    ),
    ours: z.array(z.object({ text: z.string(), units: z.array(z.string()), rows: z.array(z.string()), shares: z.array(z.string()) })),
  })
  .parse(JSON.parse(readFileSync(new URL('expected.json', import.meta.url), 'utf8')));

/** Lines of shares, one a unit, and how far what was found is from them at most. */
const furthest = (expectedLines: readonly string[], found: Float64Array): number => {
  const wanted = expectedLines.flatMap((line) => line.split(' ').map(Number));
  expect(found).toHaveLength(wanted.length);
  return Math.max(...wanted.map((share, at) => Math.abs(share - (found[at] ?? NaN))));
};
/** Rounding to hundredths, and what another processor's arithmetic moves. */
const CLOSE = 0.02;

/** The first of the highest. */
const best = (values: Float32Array): number => values.indexOf(Math.max(...values));

describe.each(['native', 'wasm'] as const)('what Python says of a few sentences is what the %s runtime says', (kind) => {
  let lac: LacModel;
  let english: RampartModel;
  let ours: OwnModel;

  beforeAll(async () => {
    const runtime = await findRuntime(kind === 'wasm');
    if (runtime?.kind !== kind) throw new Error(`the ${kind} runtime does not load here`);
    lac = await LacModel.open(runtime, await readWeights(TAGGERS_DIR, lacSmall.id));
    english = await RampartModel.open(runtime, await readWeights(TAGGERS_DIR, rampart.id));
    ours = await OwnModel.open(runtime, await readWeights(TAGGERS_DIR, own.id));
  });
  afterAll(async () => {
    await lac.release();
    await english.release();
    await ours.release();
  });

  test('LAC is as sure of every character, also when sentences of different length are read together', async () => {
    const sentences = await lac.sentencesOf(expected.chinese.map(({ text }) => text));
    expect(sentences).toHaveLength(expected.chinese.length);
    for (const { text, shares } of sentences) expect(furthest(expected.chinese[text]?.shares ?? [], shares)).toBeLessThan(CLOSE);
  });

  test('Rampart cuts the same word pieces at the same places and gives them the same labels', async () => {
    const windows = await english.windowsOf(expected.english.map(({ text }) => text));
    for (const { text, pieces, logits } of windows) {
      const sentence = expected.english[text];
      expect(pieces.map(({ id }) => id)).toEqual(sentence?.ids.slice(1, -1));
      expect(pieces.map(({ start, end }) => [start, end])).toEqual(sentence?.offsets.slice(1, -1));
      const labels = sentence?.labels.slice(1, -1) ?? [];
      expect(logits.map((row, at) => (labels[at] === null ? null : english.labels.names[best(row)]))).toEqual(labels);
    }
    expect(windows).toHaveLength(expected.english.length);
  });

  test('our own tagger cuts the same units, sees the same of them and is as sure of their labels', async () => {
    const scored = await ours.scoresOf(expected.ours.map(({ text }) => text));
    expect(scored.map(({ units }, at) => units.map(({ start, end }) => expected.ours[at]?.text.slice(start, end)))).toEqual(expected.ours.map(({ units }) => units));
    expect(scored.map(({ rows, units }) => units.map((_, at) => rows.subarray(at * COLUMNS, (at + 1) * COLUMNS).join(' ')))).toEqual(expected.ours.map(({ rows }) => rows));
    scored.forEach((one, at) => expect(furthest(expected.ours[at]?.shares ?? [], labelShares(one.scores, one.units.length))).toBeLessThan(CLOSE));
  });

  test('our own tagger says the same of a text of many windows as of each of its lines', async () => {
    const line = 'Tell Oluwaseun that 陆沉舟 waits.\n';
    const [whole] = await ours.scoresOf([line.repeat(60)]);
    if (!whole) throw new Error('one text was read');
    const found = spansOf(whole).filter(({ kind }) => kind === 'PERSON').map(({ start, end, score }) => ({ at: start % line.length, name: line.repeat(60).slice(start, end), score: score.toFixed(3) }));
    const inOneLine = found.slice(2 * 5, 2 * 6);
    expect(inOneLine.map(({ name }) => name[0])).toEqual(['O', '陆']);
    for (let at = 5; at < 55; at++) expect(found.slice(2 * at, 2 * at + 2)).toEqual(inOneLine);
  });
});
