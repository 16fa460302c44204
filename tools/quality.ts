/**
 * `npm run quality -- redaction [--errors] [--errors-of-test] [--save]`: measures on the labelled sets of `test/quality` and compares with the
 * last saved figures. `npm run quality -- presidio`: Microsoft Presidio beside it, on the English sets.
 * Exits 1 when a figure fell beyond the margin or could not be measured, 2 for a wrong option.
 */
import { parseArgs } from 'node:util';
import { measurePresidio } from '../test/quality/redaction/measure-presidio.ts';
import { measureRedaction } from '../test/quality/redaction/measure-redaction.ts';

const USE = 'npm run quality -- redaction [--errors] [--errors-of-test] [--save]\nnpm run quality -- presidio';

const wrong = (sentence: string): never => {
  console.error(`${sentence}\n${USE}`);
  process.exit(2);
};

const readOptions = () => {
  try {
    return parseArgs({
      allowPositionals: true,
      options: { errors: { type: 'boolean' }, 'errors-of-test': { type: 'boolean' }, save: { type: 'boolean' } },
    });
  } catch (error) {
    return wrong(error instanceof Error ? error.message : String(error));
  }
};

const { positionals, values } = readOptions();
const [what] = positionals;
if (positionals.length !== 1 || (what !== 'redaction' && what !== 'presidio')) wrong(`what can be measured is redaction and presidio, not “${positionals.join(' ')}”`);
if (what === 'presidio' && Object.keys(values).length > 0) wrong('presidio takes no options');
const print = (text: string): void => console.log(text);
const isWell =
  what === 'presidio'
    ? await measurePresidio(print)
    : await measureRedaction({ errors: values['errors-of-test'] ? 'dev and test' : values.errors ? 'dev' : 'none', save: values.save ?? false, print });
process.exitCode = isWell ? 0 : 1;
