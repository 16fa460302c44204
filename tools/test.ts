/** `npm test`: everything that can run without a screen. Stops at nothing, fails at the end when anything failed. */
import { setUpBrowser } from './test-setup.ts';
import { runStep } from './run-step.ts';

const VITEST = ['node', 'node_modules/vitest/vitest.mjs', 'run', '--passWithNoTests'] as const;
const results: boolean[] = [await setUpBrowser()];

results.push(await runStep('types', ['node', 'node_modules/typescript/bin/tsc', '-b', '--noEmit'], 120_000));
results.push(await runStep('lint', ['npm', 'run', '-s', 'lint'], 120_000));
results.push(await runStep('the page', ['node', 'tools/build-page.ts'], 120_000));
results.push(await runStep('tests', [...VITEST], 1_500_000));

const failed = results.filter((ok) => !ok).length;
console.log(`\nsteps: ${results.length - failed} passed, ${failed} failed`);
process.exitCode = failed === 0 ? 0 : 1;
