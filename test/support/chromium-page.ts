import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { chromium } from 'playwright-core';
import { build } from 'vite';

const EXECUTABLE = ['/usr/bin/chromium', '/usr/bin/google-chrome', '/usr/bin/chromium-browser'].find((path) => existsSync(path));
const FLAGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  // A page that no server handed over counts as one from outside, which may not speak to this machine.
  '--disable-features=WebRtcHideLocalIpsWithMdns,LocalNetworkAccessChecks,LocalNetworkAccessChecksWebSockets',
  '--allow-loopback-in-peer-connection',
];
/** Where the pages stand. No server is asked: Playwright hands over the files, in a network namespace too. */
const ORIGIN = 'http://127.0.0.1:4400';
const TYPES: Readonly<Record<string, string>> = { html: 'text/html', js: 'text/javascript' };

/** Bundles the page of the rtc room as Electron's build will. Returns its folder. */
const bundle = async (): Promise<string> => {
  const outDir = mkdtempSync(join(tmpdir(), 'hearth-rtc-page-'));
  const root = fileURLToPath(new URL('../../rtc', import.meta.url));
  await build({ root, base: './', configFile: false, logLevel: 'error', build: { outDir, emptyOutDir: true, rolldownOptions: { input: join(root, 'window.html') } } });
  return outDir;
};

export type RtcPages = {
  /** Opens a page that serves the pipe on a WebSocket of ours. Returns how to close it. */
  open(pipeUrl: string): Promise<() => Promise<void>>;
  /** What the pages complained of. */
  readonly complaints: string[];
  close(): Promise<void>;
};

/** A program that runs Chromium inside a network namespace. Playwright speaks to it over file descriptors, which pass through. */
const insideOf = (namespace: string, folder: string): string => {
  const file = join(folder, 'chromium-inside');
  writeFileSync(file, `#!/bin/sh\nexec /usr/sbin/ip netns exec ${namespace} ${EXECUTABLE ?? 'chromium'} "$@"\n`, { mode: 0o755 });
  return file;
};

/** A Chromium with pages of the rtc room; in this network namespace, where one is named. */
export const rtcPages = async ({ namespace }: { readonly namespace?: string } = {}): Promise<RtcPages> => {
  const folder = await bundle();
  const executablePath = namespace === undefined ? EXECUTABLE : insideOf(namespace, folder);
  const browser = await chromium.launch({ ...(executablePath !== undefined && { executablePath }), args: FLAGS });
  const complaints: string[] = [];
  return {
    complaints,
    open: async (pipeUrl) => {
      const context = await browser.newContext();
      // Without it Chromium offers the address of the default route only, and none of this machine alone.
      await context.grantPermissions(['microphone'], { origin: ORIGIN });
      await context.route(`${ORIGIN}/**`, async (route) => {
        const path = new URL(route.request().url()).pathname.slice(1);
        const file = join(folder, path);
        if (existsSync(file)) await route.fulfill({ contentType: TYPES[path.split('.').at(-1) ?? ''] ?? 'text/plain', body: readFileSync(file) });
        else await route.fulfill({ status: 404, body: 'no such page' });
      });
      const page = await context.newPage();
      page.on('pageerror', (error) => complaints.push(error.message));
      page.on('console', (message) => message.type() === 'error' && complaints.push(message.text()));
      await page.goto(`${ORIGIN}/window.html?pipe=${encodeURIComponent(pipeUrl)}`);
      return () => context.close();
    },
    close: async () => {
      await browser.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
};
