import { type Browser, chromium, type Page } from 'playwright-core';
import type { Client } from '#contract';
import { openClient } from '#hosts/local';
import { en } from '../../../renderer/app/locales/en.ts';
import { LONGEST_WAIT_MS } from '../../support/longest-wait.ts';
import { waitFor } from '../../support/wait-for.ts';
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

/** The same calls as the window's, with the window's own cookie. */
export const clientOf = async (page: Page): Promise<{ readonly client: Client; readonly close: () => void }> => {
  const { origin, port } = new URL(page.url());
  const cookie = (await page.context().cookies(origin)).find(({ name }) => name === `hearth-${port}`);
  return openClient(`http://127.0.0.1:${port}`, `${cookie?.name ?? ''}=${cookie?.value ?? ''}`);
};
