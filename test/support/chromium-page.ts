import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
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
  '--disable-features=WebRtcHideLocalIpsWithMdns',
  '--allow-loopback-in-peer-connection',
];
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

/** A Chromium with pages of the rtc room, served from 127.0.0.1. */
export const rtcPages = async (): Promise<RtcPages> => {
  const folder = await bundle();
  const server = createServer((request, response) => {
    const path = new URL(request.url ?? '/', 'http://x').pathname.slice(1);
    const file = join(folder, path);
    if (!existsSync(file)) return void response.writeHead(404).end('no such page');
    return void response.writeHead(200, { 'content-type': TYPES[path.split('.').at(-1) ?? ''] ?? 'text/plain' }).end(readFileSync(file));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const browser = await chromium.launch({ ...(EXECUTABLE && { executablePath: EXECUTABLE }), args: FLAGS });
  const complaints: string[] = [];
  const { port } = server.address() as AddressInfo;
  return {
    complaints,
    open: async (pipeUrl) => {
      const context = await browser.newContext();
      // Without it Chromium offers the address of the default route only, and none of this machine alone.
      await context.grantPermissions(['microphone'], { origin: `http://127.0.0.1:${port}` });
      const page = await context.newPage();
      page.on('pageerror', (error) => complaints.push(error.message));
      page.on('console', (message) => message.type() === 'error' && complaints.push(message.text()));
      await page.goto(`http://127.0.0.1:${port}/window.html?pipe=${encodeURIComponent(pipeUrl)}`);
      return () => context.close();
    },
    close: async () => {
      await browser.close();
      await new Promise((resolve) => server.close(resolve));
      rmSync(folder, { recursive: true, force: true });
    },
  };
};
