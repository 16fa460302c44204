/**
 * `npm run quality -- redaction [--errors] [--errors-of-test] [--save]`: measures on the labelled sets of `test/quality` and compares with the
 * last saved figures. Exits 1 when a figure fell beyond the margin, 2 for a wrong option.
 */
import { parseArgs } from 'node:util';
import { measureRedaction } from '../test/quality/redaction/measure-redaction.ts';

const USE = 'npm run quality -- redaction [--errors] [--errors-of-test] [--save]';

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
if (positionals.length !== 1 || positionals[0] !== 'redaction') wrong(`what can be measured is redaction, not “${positionals.join(' ')}”`);
const isWell = await measureRedaction({
  errors: values['errors-of-test'] ? 'dev and test' : values.errors ? 'dev' : 'none',
  save: values.save ?? false,
  print: (text) => console.log(text),
});
process.exitCode = isWell ? 0 : 1;
