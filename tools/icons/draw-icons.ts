/** Draws the app's icons from `hearth.svg`, with Chromium: `node tools/icons/draw-icons.ts`. What it wrote is kept in the repository. */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Browser, chromium } from 'playwright-core';
import { packIcns, packIco, type Picture } from './pack-icons.ts';

const FOLDER = 'resources/icons';
const LINUX_PX = [16, 24, 32, 48, 64, 128, 256, 512];
const WINDOWS_PX = [16, 24, 32, 48, 64, 128, 256];
const MAC_PX = [32, 64, 128, 256, 512, 1024];
/** Of a Mac's icon the tile takes so much, and its shadow the rest: https://developer.apple.com/design/resources */
const MAC_TILE = 824 / 1024;

const drawn = async (browser: Browser, sizesPx: readonly number[], tile = 1): Promise<Picture[]> => {
  const svg = readFileSync(join(FOLDER, 'hearth.svg'), 'utf8');
  const pictures: Picture[] = [];
  for (const sizePx of sizesPx) {
    const page = await browser.newPage({ viewport: { width: sizePx, height: sizePx } });
    await page.setContent(`<style>body { margin: 0; width: 100vw; height: 100vh; display: grid; place-items: center } svg { width: ${100 * tile}vw }</style>${svg}`);
    pictures.push({ sizePx, png: await page.screenshot({ omitBackground: true }) });
    await page.close();
  }
  return pictures;
};

const browser = await chromium.launch({ executablePath: process.env['HEARTH_CHROMIUM'] ?? '/usr/bin/chromium', args: ['--no-sandbox', '--disable-gpu'] });
mkdirSync(join(FOLDER, 'linux'), { recursive: true });
for (const { sizePx, png } of await drawn(browser, LINUX_PX)) writeFileSync(join(FOLDER, 'linux', `${sizePx}x${sizePx}.png`), png);
writeFileSync(join(FOLDER, 'hearth.ico'), packIco(await drawn(browser, WINDOWS_PX)));
writeFileSync(join(FOLDER, 'hearth.icns'), packIcns(await drawn(browser, MAC_PX, MAC_TILE)));
await browser.close();
