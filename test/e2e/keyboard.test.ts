import type { Browser, Locator } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { launchBrowser, Person } from './support/person.ts';

let browser: Browser;
let alice: Person;
beforeAll(async () => {
  browser = await launchBrowser();
  alice = await Person.sitDown(browser);
});
afterAll(async () => {
  await alice.leave();
  await browser.close();
});

const type = (text: string) => alice.page.keyboard.type(text);
const press = (...keys: readonly string[]) => keys.reduce((before, key) => before.then(() => alice.page.keyboard.press(key)), Promise.resolve());
const focused = () =>
  alice.page.evaluate(() => {
    const element = document.activeElement;
    return `${element?.tagName.toLowerCase() ?? ''} ${element?.getAttribute('aria-label') ?? element?.textContent ?? ''}`.slice(0, 120);
  });
/** Waits until the focus is there: a key pressed before goes to whatever had it. */
const focusOn = (element: Locator): Promise<void> => element.and(alice.page.locator(':focus')).waitFor();
const palette = (query: string): Promise<void> => alice.palette(query);
/** Presses Tab until the focus is on what is named; fails when it comes round without. */
const tabTo = async (name: string | RegExp): Promise<void> => {
  for (let step = 0; step < 60; step += 1) {
    const now = await focused();
    if (typeof name === 'string' ? now.includes(name) : name.test(now)) return;
    await press('Tab');
  }
  throw new Error(`Tab never came to ${String(name)}; it is at ${await focused()}`);
};

describe('alice, without a mouse', () => {
  it('sets Hearth up and opens the sample group', async () => {
    const { page, words } = alice;
    await focusOn(page.getByRole('textbox', { name: words.first.name }));
    await type('Alice');
    await tabTo(/^input/);
    await press('Tab', 'ArrowDown');
    await expect.poll(() => page.getByRole('radio', { name: words.first.memory }).isChecked()).toBe(true);
    await press('Enter');
    await page.getByRole('heading', { name: words.first.start }).waitFor();
    await tabTo(words.first.sampleOpen);
    await press('Enter');
    await alice.composer.waitFor();
    await expect.poll(focused).toContain('Message to');
  });

  it('writes, reads back, replies and reacts from the message menu', async () => {
    const { page, words } = alice;
    await type('keys only');
    await press('Enter');
    await alice.message('keys only').waitFor();
    await press('Shift+Tab');
    await expect.poll(focused).toMatch(/^article/);
    await press('ArrowUp', 'ArrowUp', 'ArrowDown', 'Enter');
    await page.getByRole('menu').waitFor();
    expect(await alice.violations('message menu', '[role="menu"]')).toEqual([]);
    await page.getByRole('menuitem', { name: words.chat.reply }).waitFor();
    await press('Escape');
    await page.getByRole('menu').waitFor({ state: 'detached' });
    await expect.poll(focused).toMatch(/^article/);
    await press('Enter');
    await page.getByRole('menuitem', { name: words.chat.react, exact: true }).waitFor();
    await expect.poll(focused).toContain(words.chat.reply);
    await press('ArrowDown', 'Enter');
    await focusOn(page.getByRole('button', { name: '👍', exact: true }));
    await press('ArrowRight');
    await focusOn(page.getByRole('button', { name: '❤️', exact: true }));
    await press('Enter');
    await page.getByRole('button', { name: /❤️/ }).first().waitFor();
    await press('Escape');
    await expect.poll(focused).toContain('Message to');
  });

  it('goes everywhere with the palette, and Escape comes back', async () => {
    const { page, words } = alice;
    for (const title of [words.catchUp.title, words.ask.title, words.agreements.title, words.memory.title, words.circles.members, words.chat.search]) {
      await palette(title);
      await page.getByRole('complementary', { name: title }).waitFor();
      await press('Escape');
      await page.getByRole('complementary', { name: title }).waitFor({ state: 'detached' });
      await expect.poll(focused).toContain('Message to');
    }
  });

  it('makes an agreement and checks in', async () => {
    const { page, words } = alice;
    await palette(words.agreements.title);
    await page.getByRole('complementary').waitFor();
    await tabTo(words.agreements.new);
    await press('Enter');
    await focusOn(page.getByRole('textbox'));
    await type('Reading');
    await press('Tab');
    await type('Read 20 pages a day');
    await press('Enter');
    await page.getByRole('heading', { name: 'Reading' }).waitFor();
    await tabTo(/^textarea/);
    await type('Read 24 pages of a good book');
    await press('Enter');
    await expect.poll(() => page.getByRole('complementary').getByText(words.agreements.verdict.counts, { exact: true }).count()).toBeGreaterThan(0);
    await alice.shot('agreements-en');
    await press('Escape');
  });

  it('changes language and theme, and comes back to the group', async () => {
    const { page } = alice;
    await palette('切换');
    await page.getByRole('textbox', { name: /发到/ }).waitFor();
    await palette('深色');
    await expect.poll(() => page.evaluate(() => document.documentElement.dataset['mantineColorScheme'])).toBe('dark');
    expect(alice.problems).toEqual([]);
  });
});
