import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Tagged } from '#privacy';
import { realTaggers } from '../../support/real-taggers.ts';
import { type Figure, fallsSince, figuresOf, figureTable, formatFigures, parseFigures } from './figures.ts';
import { findInTalks } from './find-in-talks.ts';
import { type Labelled, readLabelled } from './labelled.ts';
import { score, type Score } from './score.ts';

const LAST = new URL('last.json', import.meta.url);
const SETS = [
  ...(['dev-zh', 'dev-en', 'dev2-zh', 'dev2-en', 'dev3-zh', 'dev3-en', 'check3-zh', 'check3-en'] as const),
  ...(['dev4-zh', 'dev4-en', 'check4-zh', 'check4-en', 'known-zh', 'known-en', 'pairs-zh', 'pairs-en', 'check5-zh', 'check5-en', 'check6-zh', 'check6-en', 'check7-zh', 'check7-en', 'check8-zh', 'check8-en', 'check9-zh', 'check9-en', 'check10-zh', 'check10-en', 'negative-zh', 'negative-en', 'test-zh', 'test-en'] as const),
];
const WARNING = 'Whoever reads these errors spends the test sets: what is mended after them must be measured on messages that are yet to be written.';

export type MeasureOptions = {
  /** Lists what was missed and what was masked without reason. */
  readonly errors: 'none' | 'dev' | 'dev and test';
  /** Keeps the figures as those that the next run is compared with. */
  readonly save: boolean;
  readonly print: (text: string) => void;
};
type Measured = { readonly set: string; readonly figures: readonly Figure[]; readonly errors: readonly string[] };

const readTagged = async (messages: readonly Labelled[], print: MeasureOptions['print']): Promise<Tagged | undefined> => {
  const taggers = realTaggers();
  try {
    const tagged = await taggers.read(messages.map(({ text }) => text), 'background');
    const protection = taggers.protection();
    if (protection.level === 'full') return tagged;
    print(`THE TAGGERS CANNOT READ HERE (${protection.reason}): rules are measured alone.`);
    return undefined;
  } finally {
    await taggers.stop();
  }
};

const errorsOf = ({ missed, spurious }: Score): readonly string[] => [
  ...missed.map((line) => `  missed    ${line}`),
  ...spurious.map((line) => `  spurious  ${line}`),
];

const measure = (set: string, messages: readonly Labelled[], tagged: Tagged | undefined): Measured => {
  const find = findInTalks(messages, tagged);
  const whole = score(messages, find);
  const clean = score(messages.filter(({ gold }) => gold.length === 0), find);
  return { set, figures: figuresOf({ set, tier: tagged ? 'rules and taggers' : 'rules' }, { whole, clean }), errors: errorsOf(whole) };
};

/**
 * Prints what rules, and rules with taggers, reach on the labelled sets, beside the last saved figures.
 * @returns whether nothing fell beyond the margin and everything asked for was done
 */
export const measureRedaction = async ({ errors, save, print }: MeasureOptions): Promise<boolean> => {
  const last = existsSync(LAST) ? parseFigures(readFileSync(LAST, 'utf8')) : [];
  const tagged = await readTagged(SETS.flatMap((set) => readLabelled(`${set}.jsonl`)), print);
  const measured = [undefined, ...(tagged ? [tagged] : [])].flatMap((tier) => SETS.map((set) => measure(set, readLabelled(`${set}.jsonl`), tier)));
  for (const { figures } of measured) print(`\n${figures[0]?.set}, ${figures[0]?.tier}\n${figureTable(figures, last)}`);
  if (errors === 'dev and test') print(`\n${WARNING}`);
  for (const { set, figures, errors: lines } of measured) {
    if (errors === 'dev and test' || (errors === 'dev' && set.startsWith('dev'))) print(`\nerrors of ${set}, ${figures[0]?.tier}\n${lines.join('\n')}`);
  }
  const now = measured.flatMap(({ figures }) => figures);
  const falls = fallsSince(last, now);
  print(`\n${last.length === 0 ? 'There are no saved figures to compare with.' : `${falls.length} figures fell beyond the margin.`}`);
  for (const fall of falls) print(`FELL ${fall}`);
  if (save && !tagged) print('Not saved: figures are kept only with those of the taggers.');
  if (save && tagged) writeFileSync(LAST, formatFigures(now));
  return falls.length === 0 && (!save || tagged !== undefined);
};

/**
 * Prints what rules, and rules with taggers, reach on a file of marked messages that lies anywhere, with its errors where they are asked for.
 * @returns whether the taggers read too
 */
export const measureFile = async (file: string, { errors, print }: Omit<MeasureOptions, 'save'>): Promise<boolean> => {
  const messages = readLabelled(pathToFileURL(resolve(file)).href);
  const tagged = await readTagged(messages, print);
  for (const tier of [undefined, ...(tagged ? [tagged] : [])]) {
    const { figures, errors: lines } = measure(basename(file), messages, tier);
    print(`\n${basename(file)}, ${figures[0]?.tier}\n${figureTable(figures, [])}${errors === 'none' ? '' : `\n${lines.join('\n')}`}`);
  }
  return tagged !== undefined;
};
