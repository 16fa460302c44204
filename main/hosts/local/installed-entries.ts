import { homedir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const at = (path: string): string => fileURLToPath(new URL(path, import.meta.url));

/** What `local-entries.ts` is to a checkout, for the bundles of a package: `tools/packaging/bundle-app.ts` puts this file in its place. */
export const LOCAL_ENTRIES = {
  core: at('./core.js'),
  rtc: at('./rtc.js'),
  aiWorker: at('./ai-worker.js'),
  taggerWorker: at('./tagger-worker.js'),
  taggersDir: at('../taggers'),
} as const;

export const PACKAGE_FILE = at('../package.json');
export const UI_DIR = at('../page');
/** What is installed belongs to root: each person's compiled modules lie in their own cache. */
export const CODE_CACHE_DIR = join(process.env['XDG_CACHE_HOME'] || join(homedir(), '.cache'), 'hearth', 'code');
