import { existsSync } from 'node:fs';
import react from '@vitejs/plugin-react';
import { playwright } from '@vitest/browser-playwright';
import { defineConfig } from 'vitest/config';

const CHROMIUM = ['/usr/bin/chromium', '/usr/bin/google-chrome', '/usr/bin/chromium-browser'].find((path) => existsSync(path));

type Kind = { readonly name: string; readonly folders: readonly string[]; readonly timeoutMs: number; readonly serial?: boolean };

/** Real SQLite and real child processes want processes, not threads. Serial kinds measure or fill the machine: one file at a time. */
const kind = ({ name, folders, timeoutMs, serial = false }: Kind) => ({
  test: {
    name,
    environment: 'node' as const,
    pool: 'forks' as const,
    include: folders.map((folder) => `test/${folder}/**/*.test.ts`),
    testTimeout: timeoutMs,
    hookTimeout: timeoutMs,
    ...(serial && { fileParallelism: false }),
  },
});

export default defineConfig({
  test: {
    maxWorkers: 2,
    projects: [
      kind({ name: 'unit', folders: ['platform', 'ledger', 'sync', 'privacy', 'ai', 'features', 'relay', 'core', 'hosts', 'tools', 'quality'], timeoutMs: 20_000 }),
      kind({ name: 'contract', folders: ['contract', 'rtc'], timeoutMs: 30_000 }),
      kind({ name: 'circle', folders: ['circle'], timeoutMs: 60_000 }),
      kind({ name: 'crash', folders: ['crash'], timeoutMs: 120_000, serial: true }),
      kind({ name: 'hostile', folders: ['hostile'], timeoutMs: 60_000 }),
      kind({ name: 'webrtc', folders: ['webrtc'], timeoutMs: 60_000, serial: true }),
      kind({ name: 'with-model', folders: ['with-model'], timeoutMs: 120_000, serial: true }),
      kind({ name: 'forensic', folders: ['forensic'], timeoutMs: 120_000, serial: true }),
      kind({ name: 'e2e', folders: ['e2e'], timeoutMs: 120_000, serial: true }),
      {
        plugins: [react()],
        test: {
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
