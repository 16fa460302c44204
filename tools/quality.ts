/**
 * `npm run quality -- redaction [--errors] [--errors-of-test] [--save]`: measures on the labelled sets of `test/quality` and compares with the
 * last saved figures; `--file FILE`: on a set that lies elsewhere instead. `npm run quality -- presidio`: Microsoft Presidio beside it, on the English sets. `npm run quality -- second-look`: what a language
 * model finds besides, message by message (ten minutes). `npm run quality -- name-evidence`: what `models/training/fit_judgement.py` learns from, a line each.
 * Exits 1 when a figure fell beyond the margin or could not be measured, 2 for a wrong option.
 */
import { parseArgs } from 'node:util';
import { printNameEvidence } from '../test/quality/redaction/name-evidence-rows.ts';
import { measurePresidio } from '../test/quality/redaction/measure-presidio.ts';
import { measureSecondLook } from '../test/quality/redaction/measure-second-look.ts';
import { measureFile, measureRedaction } from '../test/quality/redaction/measure-redaction.ts';

const USE = 'npm run quality -- redaction [--errors] [--errors-of-test] [--save]\nnpm run quality -- redaction --file FILE [--errors]\nnpm run quality -- presidio\nnpm run quality -- second-look\nnpm run quality -- name-evidence';

const wrong = (sentence: string): never => {
  console.error(`${sentence}\n${USE}`);
  process.exit(2);
};

const readOptions = () => {
  try {
    return parseArgs({
      allowPositionals: true,
      options: { errors: { type: 'boolean' }, 'errors-of-test': { type: 'boolean' }, save: { type: 'boolean' }, file: { type: 'string' } },
    });
  } catch (error) {
    return wrong(error instanceof Error ? error.message : String(error));
  }
};

const { positionals, values } = readOptions();
const [what = ''] = positionals;
const print = (text: string): void => console.log(text);
const BESIDES = new Map([
  ['presidio', measurePresidio],
  ['second-look', measureSecondLook],
  ['name-evidence', printNameEvidence],
]);
const besides = BESIDES.get(what);
if (positionals.length !== 1 || (what !== 'redaction' && !besides)) wrong(`what can be measured is redaction, ${[...BESIDES.keys()].join(', ')}, not “${positionals.join(' ')}”`);
if (besides && Object.keys(values).length > 0) wrong(`${what} takes no options`);
if (values.file !== undefined && (values.save || values['errors-of-test'])) wrong('a set of yours has no saved figures and is not one of the test sets');

const measureYours = (file: string): Promise<boolean> =>
  measureFile(file, { errors: values.errors ? 'dev' : 'none', print }).catch((error: unknown) => wrong(`${file} is no set of marked messages: ${error instanceof Error ? error.message : String(error)}`));
const measureOurs = (): Promise<boolean> => measureRedaction({ errors: values['errors-of-test'] ? 'dev and test' : values.errors ? 'dev' : 'none', save: values.save ?? false, print });

const isWell = await (besides ? besides(print) : values.file === undefined ? measureOurs() : measureYours(values.file));
process.exitCode = isWell ? 0 : 1;
