import { type Browser, chromium, type Page } from 'playwright-core';
import { openClient } from '#hosts/local';
import { en } from '../../../renderer/app/locales/en.ts';
import { LONGEST_WAIT_MS } from '../../support/longest-wait.ts';
import { waitFor } from '../../support/wait-for.ts';
import type { Seat } from '../../support/older-data/story.ts';
import type { Person } from './machine.ts';

/** The browser of somebody's windows, over its debugging door. */
export const browserOf = async ({ debugPort }: Person): Promise<Browser> => {
  let browser: Browser | undefined;
  await waitFor(async () => {
    browser ??= await chromium.connectOverCDP(`http://127.0.0.1:${debugPort}`).catch(() => undefined);
    return browser !== undefined;
  });
  if (!browser) throw new Error('no browser');
  return browser;
};

/** Every window of Hearth that is open. */
export const windowsOf = (browser: Browser): Page[] => browser.contexts().flatMap((context) => context.pages()).filter((page) => page.url().includes('.localhost:'));

/** The first window, once it is there. */
export const windowOf = async (browser: Browser): Promise<Page> => {
  await waitFor(() => windowsOf(browser).length > 0);
  const [page] = windowsOf(browser);
  if (!page) throw new Error('no window');
  page.setDefaultTimeout(LONGEST_WAIT_MS);
  return page;
};

/** First run in the language of `words`, with a passphrase, up to how to begin. */
export const setUp = async (page: Page, words: typeof en, { name, passphrase }: { readonly name: string; readonly passphrase: string }): Promise<void> => {
  await page.getByText(words === en ? 'English' : '中文', { exact: true }).click();
  await page.getByRole('textbox', { name: words.first.name }).fill(name);
  await page.getByLabel(words.first.passphraseLabel, { exact: true }).fill(passphrase);
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { name: words.first.start }).waitFor();
};

/** What a window may do, by its own cookie: its calls, and the files that its page shows. */
export const clientOf = async (page: Page): Promise<Seat & { readonly close: () => void }> => {
  const { origin, port } = new URL(page.url());
  const found = (await page.context().cookies(origin)).find(({ name }) => name === `hearth-${port}`);
  const [plain, cookie] = [`http://127.0.0.1:${port}`, `${found?.name ?? ''}=${found?.value ?? ''}`];
  const fetchFile = async (address: string) => new Uint8Array(await (await fetch(`${plain}/blob/${address}`, { headers: { cookie } })).arrayBuffer());
  return { ...(await openClient(plain, cookie)), fetchFile };
};

/** Opens what a passphrase locks. Until then the page speaks the browser's language, not the person's. */
export const unlock = async (page: Page, passphrase: string): Promise<void> => {
  await page.locator('input[type="password"]').fill(passphrase);
  await page.keyboard.press('Enter');
};
