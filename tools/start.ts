/** `npm start`: builds the UI when it is stale, then opens the app: in Electron where its binary is, else on the local host. */
import { existsSync, readFileSync } from 'node:fs';
import { sayWhyNot } from '../main/hosts/cli/say-why-not.ts';
import { runLocalHost } from '../main/hosts/local/index.ts';
import { buildElectronWhenStale } from './build-electron.ts';
import { buildUiWhenStale } from './build-ui.ts';
import { whenParentEnds } from './when-parent-ends.ts';

const stop = new AbortController();
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => stop.abort());
// A signal to npm alone ends npm and its shell; the shell does not hand it on.
if (process.env['npm_lifecycle_event'] !== undefined) whenParentEnds(() => stop.abort());

// Only looked for: importing `electron` where its binary is not starts a download.
const hasElectron = existsSync('node_modules/electron/path.txt') && existsSync('node_modules/electron/dist');

const { version } = JSON.parse(readFileSync('package.json', 'utf8')) as { readonly version: string };

const start = async (): Promise<void> => {
  if (hasElectron) {
    await buildElectronWhenStale();
    const { runStep } = await import('./run-step.ts');
    // Its folder's package.json names the entry.
    await runStep('electron', ['node_modules/.bin/electron', '.', ...process.argv.slice(2)], 2 ** 31 - 1);
    return;
  }
  await buildUiWhenStale();
  await runLocalHost({
    args: process.argv.slice(2),
    env: process.env,
    cwd: process.env['INIT_CWD'] ?? process.cwd(),
    version,
    signal: stop.signal,
    say: (line) => console.log(line),
  });
};

await sayWhyNot(start);
