import { fileURLToPath } from 'node:url';

const at = (path: string): string => fileURLToPath(new URL(path, import.meta.url));

/** Where the modules of the local host's child processes are, from a checkout. */
export const LOCAL_ENTRIES = {
  core: at('./core-process.ts'),
  rtc: at('../../../rtc/node.ts'),
  aiWorker: at('../../ai-worker/worker.ts'),
} as const;

/** Where `vite build` puts the UI. */
export const UI_DIR = at('../../../out/renderer');
