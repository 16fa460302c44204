/**
 * `npm run fuzz -- [--part NAME]… [--seeds N] [--from S] [--minutes M]`: tries the named parts (all, when none is named) with one seed after
 * the other: N of them, or as many as M minutes allow. Prints what failed with its seed; exits 1 when anything did, 2 for a wrong option.
 */
import { parseArgs } from 'node:util';
import { FUZZ_PARTS } from '../test/support/fuzz/parts.ts';
import type { FuzzPart } from '../test/support/fuzz/fuzz-part.ts';

type Bounds = { readonly from: number; readonly seeds: number; readonly untilMs: number };

const SEEDS = 1_000;

const wrong = (sentence: string): never => {
  console.error(`${sentence}\nparts: ${FUZZ_PARTS.map(({ name }) => name).join(', ')}`);
  process.exit(2);
};

const numberIn = (value: string | undefined, otherwise: number): number => {
  const number = value === undefined ? otherwise : Number(value);
  return number >= 0 ? number : wrong(`not a number: ${value ?? ''}`);
};

/** Runs one part; returns the seeds that failed. */
const runPart = async ({ name, tries, run }: FuzzPart, { from, seeds, untilMs }: Bounds): Promise<number[]> => {
  const failed: number[] = [];
  const startedAt = performance.now();
  let seed = from;
  for (; seed < from + seeds && performance.now() < untilMs; seed += 1) {
    try {
      await run(seed);
    } catch (error) {
      failed.push(seed);
      console.error(`FAILED ${name}, seed ${seed}: ${error instanceof Error ? error.stack : String(error)}`);
    }
  }
  const seconds = ((performance.now() - startedAt) / 1_000).toFixed(1);
  console.log(`${name}: ${(seed - from) * tries} tries with ${seed - from} seeds from ${from} in ${seconds} s, ${failed.length} failed${failed.length > 0 ? `: ${failed.join(' ')}` : ''}`);
  return failed;
};

const { values } = parseArgs({
  options: { part: { type: 'string', multiple: true }, seeds: { type: 'string' }, from: { type: 'string' }, minutes: { type: 'string' } },
});
const chosen = (values.part ?? FUZZ_PARTS.map(({ name }) => name)).map((name) => FUZZ_PARTS.find((part) => part.name === name) ?? wrong(`no part is called “${name}”`));
const minutes = numberIn(values.minutes, Infinity);
const seeds = numberIn(values.seeds, values.minutes === undefined ? SEEDS : Infinity);
const from = numberIn(values.from, 1);
let failures = 0;
for (const part of chosen) {
  // The minutes are for all parts together, shared alike.
  const untilMs = performance.now() + (minutes * 60_000) / chosen.length;
  failures += (await runPart(part, { from, seeds, untilMs })).length;
}
process.exitCode = failures > 0 ? 1 : 0;
