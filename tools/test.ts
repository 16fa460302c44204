/** `npm test`: everything that can run without a screen. Stops at nothing, fails at the end when anything failed. */
import { rmSync } from 'node:fs';
import { makeTestFolder } from './test-folder.ts';
import { setUpBrowser } from './test-setup.ts';
import { runStep } from './run-step.ts';

const VITEST = ['node', 'node_modules/vitest/vitest.mjs', 'run', '--passWithNoTests'] as const;
/** Minutes on a quiet machine of two cores: see `test/README.md`. The limit only ends what hangs. */
const LIMIT_MS = 3_000_000;
const results: boolean[] = [await setUpBrowser()];

const lintAndBuild = async (): Promise<readonly boolean[]> => [
  await runStep('lint', ['npm', 'run', '-s', 'lint'], 600_000),
  await runStep('the page and the app', ['node', 'tools/build-page.ts'], 600_000),
];
// tsc keeps one core busy.
const types = runStep('types', ['node', 'node_modules/typescript/bin/tsc', '-b', '--noEmit'], 600_000);
results.push(...(await lintAndBuild()), await types);
const folder = makeTestFolder();
process.env['TMPDIR'] = folder;
try {
  results.push(await runStep('tests', [...VITEST], LIMIT_MS));
} finally {
  rmSync(folder, { recursive: true, force: true });
}

const failed = results.filter((ok) => !ok).length;
console.log(`\nsteps: ${results.length - failed} passed, ${failed} failed`);
process.exitCode = failed === 0 ? 0 : 1;
