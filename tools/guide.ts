/** `npm run guide`: takes the pictures of the user guide anew, from the real app in both languages, into `docs/guide/pictures`. */
import { runStep } from './run-step.ts';
import { setUpBrowser } from './test-setup.ts';

process.env['HEARTH_GUIDE'] = '1';
const isWell =
  (await setUpBrowser()) &&
  (await runStep('the page', ['node', 'tools/build-page.ts'], 600_000)) &&
  (await runStep('pictures', ['node', 'node_modules/vitest/vitest.mjs', 'run', '--project', 'guide'], 1_200_000));
process.exitCode = isWell ? 0 : 1;
