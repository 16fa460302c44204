import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Language } from '#contract';
import { launchBrowser, Person } from './support/person.ts';

const LOOKS: readonly (readonly [Language, 'light' | 'dark'])[] = [['en', 'light'], ['zh-CN', 'dark']];

describe.each(LOOKS)('the guide in the app, %s, %s', (language, theme) => {
  let browser: Browser;
  let maya: Person;
  beforeAll(async () => {
    browser = await launchBrowser();
    maya = await Person.arrive(browser, { name: 'Maya', language, theme });
  });
  afterAll(async () => {
    await maya.leave();
    await browser.close();
  });

  it('opens from Settings and the palette, in her language, with pictures that come from Hearth alone, and is accessible', async () => {
    const { page, words } = maya;
    const asked: string[] = [];
    page.on('request', (request) => asked.push(new URL(request.url()).origin));
    await page.getByRole('navigation').getByRole('button', { name: words.settings.title, exact: true }).click();
    await page.getByRole('region', { name: words.guide.title }).getByRole('link', { name: words.guide.open }).click();
    const article = page.getByRole('article');
    await article.getByRole('link').first().waitFor();
    expect(await maya.violations('contents')).toEqual([]);
    expect(await article.innerText()).toContain(language === 'en' ? 'There is no account' : '没有账号');
    await article.getByRole('link', { name: words.devices.title }).click();
    const shown = () => page.evaluate(() => [...document.querySelectorAll<HTMLImageElement>('article img')].map(({ naturalWidth }) => naturalWidth));
    await expect.poll(shown).toHaveLength(4);
    await expect.poll(shown).not.toContain(0);
    await page.getByRole('heading', { level: 1, name: words.devices.title }).waitFor();
    expect(await maya.violations('a page')).toEqual([]);
    await page.getByRole('button', { name: words.app.back }).click();
    await article.getByRole('listitem').first().waitFor();
    await page.getByRole('button', { name: words.app.back }).click();
    await article.waitFor({ state: 'detached' });
    await maya.palette(words.guide.open);
    await article.waitFor();
    expect([...new Set(asked)]).toEqual([new URL(page.url()).origin]);
    expect(maya.problems).toEqual([]);
  });

  it('names every page it has, and says so when there is none by that name', async () => {
    const { page, words } = maya;
    await page.evaluate(() => {
      location.hash = '#/guide/nowhere';
    });
    await page.getByText(words.guide.noPage).waitFor();
    await page.getByRole('button', { name: words.app.back }).click();
    const names = await page.getByRole('article').getByRole('link').evaluateAll((links) => links.map((link) => link.getAttribute('href') ?? ''));
    expect(names.length).toBeGreaterThan(10);
    for (const name of names) {
      await page.evaluate((hash) => {
        location.hash = hash;
      }, name);
      await page.getByRole('article').getByRole('link').first().waitFor();
      expect(await page.getByText(words.guide.noPage).count()).toBe(0);
    }
  });
});
