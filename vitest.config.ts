import { existsSync } from 'node:fs';
import react from '@vitejs/plugin-react';
import { playwright } from '@vitest/browser-playwright';
import { defineConfig } from 'vitest/config';
import { guidePlugin } from './tools/guide-plugin.ts';
import { noticesPlugin } from './tools/notices-plugin.ts';

const CHROMIUM = ['/usr/bin/chromium', '/usr/bin/google-chrome', '/usr/bin/chromium-browser'].find((path) => existsSync(path));

/** Limits are only there to end what hangs: no test depends on how fast or how busy the machine is. Waits within a test give up well before it. */
const LIMITS = { testTimeout: 300_000, hookTimeout: 300_000, teardownTimeout: 60_000, expect: { poll: { timeout: 100_000 } } };

type Kind = { readonly name: string; readonly folders: readonly string[]; readonly serial?: boolean; readonly shared?: boolean };

/** Real SQLite and real child processes want processes, not threads. Serial kinds fill both cores by themselves or search memory: one file at a time, after all others. Shared: a process takes one
 * file after another and loads each room once, where no test changes what others see (they pass in any order: `--sequence.shuffle.files`). */
const kind = ({ name, folders, serial = false, shared = false }: Kind) => ({
  test: {
    ...LIMITS,
    name,
    environment: 'node' as const,
    pool: 'forks' as const,
    include: folders.map((folder) => `test/${folder}/**/*.test.ts`),
    ...(serial && { fileParallelism: false }),
    ...(shared && { isolate: false }),
  },
});

export default defineConfig({
  test: {
    maxWorkers: 2,
    projects: [
      kind({ name: 'unit', folders: ['platform', 'ledger', 'sync', 'privacy', 'ai', 'features', 'relay', 'core', 'hosts', 'tools', 'quality'], shared: true }),
      kind({ name: 'contract', folders: ['contract', 'rtc'], shared: true }),
      kind({ name: 'circle', folders: ['circle'], shared: true }),
      kind({ name: 'crash', folders: ['crash'] }),
      kind({ name: 'hostile', folders: ['hostile'], shared: true }),
      kind({ name: 'webrtc', folders: ['webrtc'] }),
      kind({ name: 'with-model', folders: ['with-model'], serial: true }),
      kind({ name: 'forensic', folders: ['forensic'], serial: true }),
      kind({ name: 'e2e', folders: ['e2e'] }),
      // No test: takes the pictures of the guide (`npm run guide`).
      ...(process.env['HEARTH_GUIDE'] ? [kind({ name: 'guide', folders: ['guide'], serial: true })] : []),
      kind({ name: 'packaging', folders: ['packaging'] }),
      // It installs and purges Hearth on this machine: only when asked to.
      ...(process.env['HEARTH_TEST_INSTALL'] === undefined ? [] : [kind({ name: 'install', folders: ['install'], serial: true })]),
      {
        plugins: [react(), guidePlugin(), noticesPlugin()],
        test: {
          ...LIMITS,
          name: 'ui',
          include: ['test/renderer/**/*.test.tsx'],
          browser: {
            enabled: true,
            headless: true,
            screenshotFailures: false,
            instances: [{ browser: 'chromium' as const }],
            provider: playwright({
              launchOptions: { ...(CHROMIUM && { executablePath: CHROMIUM }), args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking'] },
            }),
          },
        },
      },
    ],
  },
});
