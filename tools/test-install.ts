/** `npm run test:install`: builds packages, and installs, upgrades and purges them on this very machine. Exits 2 where that cannot be: it takes root on Debian. */
import { existsSync } from 'node:fs';
import { runStep } from './run-step.ts';
import { setUpBrowser } from './test-setup.ts';

const LIMIT_MS = 1_800_000;

if (process.getuid?.() !== 0 || !existsSync('/usr/bin/apt-get')) {
  console.error('The install test adds users and installs a package: run it as root on a Debian that may be thrown away.');
  process.exit(2);
}
const ready = await setUpBrowser();
process.env['HEARTH_TEST_INSTALL'] = '1';
const passed = await runStep('install', ['node', 'node_modules/vitest/vitest.mjs', 'run', '--project', 'install', '--bail', '1'], LIMIT_MS);
process.exitCode = ready && passed ? 0 : 1;
