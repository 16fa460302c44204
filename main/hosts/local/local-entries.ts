import { fileURLToPath } from 'node:url';

const at = (path: string): string => fileURLToPath(new URL(path, import.meta.url));

/** Where the modules of the local host's child processes and threads are, from a checkout; a package has `installed-entries.ts` instead. */
export const LOCAL_ENTRIES = {
  core: at('./core-process.ts'),
  rtc: at('../../../rtc/node.ts'),
  aiWorker: at('../../ai-worker/worker.ts'),
  taggerWorker: at('../../tagger-worker/worker.ts'),
  taggersDir: at('../../../models/taggers'),
} as const;

/** Says which version this is. */
export const PACKAGE_FILE = at('../../../package.json');

/** Where `vite build` puts the UI. */
export const UI_DIR = at('../../../out/renderer');

/** Where Node keeps the core's modules as it compiled them: it then loads in half the time. Code only; nothing of a person's. */
export const CODE_CACHE_DIR = at('../../../node_modules/.cache/hearth-code');
