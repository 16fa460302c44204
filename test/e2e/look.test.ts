import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { launchBrowser, Person } from './support/person.ts';
import { reach, usabilityDocument } from './support/usability.ts';

let browser: Browser;
let alexandra: Person;
let xiaoyu: Person;
beforeAll(async () => {
  browser = await launchBrowser();
  [alexandra, xiaoyu] = await Promise.all([
    Person.sitDown(browser, { language: 'en', theme: 'light' }),
    Person.sitDown(browser, { language: 'zh-CN', theme: 'dark' }),
  ]);
  await Promise.all([alexandra, xiaoyu].map(({ page, words }) => page.getByRole('textbox', { name: words.first.name }).waitFor()));
});
afterAll(async () => {
  await Promise.all([alexandra.leave(), xiaoyu.leave()]);
  await browser.close();
});

type Look = { readonly person: Person; readonly name: (screen: string) => string; readonly inChinese: boolean };

/** Alexandra in English and light, Xiaoyu in Chinese and dark: both at once, or in turn where the seconds are to be written down. */
const both = async (look: (one: Look) => Promise<void>): Promise<void> => {
  const looks: readonly Look[] = [
    { person: alexandra, name: (screen) => `${screen}-en-light`, inChinese: false },
    { person: xiaoyu, name: (screen) => `${screen}-zh-CN-dark`, inChinese: true },
  ];
  if (!process.env['HEARTH_DOCS']) await Promise.all(looks.map(look));
  else for (const one of looks) await look(one);
};

describe('in English and light, in Chinese and dark', () => {
  it('who is just trying comes to the sample group and its highlights in five actions', () =>
    both(async ({ person, inChinese }) => {
      const { words, page } = person;
      const me = inChinese ? '小雨' : 'Alexandra';
      const looked = await reach('sample group and its highlights', { [me]: person }, async () => {
        await person.fill(page.getByRole('textbox', { name: words.first.name }), me);
        await person.click(page.getByRole('radio', { name: words.first.memory }));
        await person.press('Enter');
        await person.click(person.button(words.first.sampleOpen));
        await person.composer.waitFor();
        const highlights = await person.open(words.catchUp.title);
        await highlights.getByRole('listitem').first().waitFor();
      });
      expect(looked.acts.length).toBeLessThanOrEqual(5);
      expect(usabilityDocument()).toContain(looked.told);
    }));

  it('the sample group, its highlights and the guard line are accessible', () =>
    both(async ({ person, name, inChinese }) => {
      const { words, page } = person;
      await person.composer.fill(inChinese ? '到了打我电话 13812345678，或发 xiaoyu@example.cn' : 'call me when you are there: 415 555 0132, or alexandra@example.org');
      await page.getByRole('button', { name: words.guard.mask }).waitFor();
      expect(await person.violations('highlights and guard')).toEqual([]);
      await person.shot(name('highlights'));
      await person.picture(inChinese ? 'chat-zh' : 'chat');
      await person.composer.fill('');
    }));

  it('what the AI knows and the agreements are accessible', () =>
    both(async ({ person, name }) => {
      const { words } = person;
      const agreements = await person.open(words.agreements.title);
      await agreements.getByRole('button', { name: words.agreements.new }).click();
      await agreements.getByLabel(words.agreements.rule).waitFor();
      expect(await person.violations('agreements', 'aside')).toEqual([]);
      await person.shot(name('agreements'));
      const memory = await person.open(words.memory.title);
      await memory.getByText(words.memory.goes, { exact: true }).waitFor();
      expect(await person.violations('memory', 'aside')).toEqual([]);
      await person.shot(name('memory'));
    }));

  it('an answer to @ember is private, labelled and accessible, beside the page for questions too', () =>
    both(async ({ person, name, inChinese }) => {
      const { words, page } = person;
      await person.composer.fill(inChinese ? '@小炉 周日在哪里集合？' : '@ember where do we meet on Sunday?');
      await person.press('Enter');
      const card = page.getByRole('region', { name: words.ask.answerBy });
      await card.getByText(words.ai.tier.rules).waitFor();
      await card.getByText(words.ask.onlyYou).waitFor();
      await person.shot(name('answer'));
      await person.open(words.ask.title);
      await card.getByText(words.ask.onlyYou).waitFor();
      expect(await person.violations('answer')).toEqual([]);
      await person.shot(name('ask'));
    }));

  it('the menu of a message and what the AI sees of it are accessible', () =>
    both(async ({ person, name }) => {
      const { words, page } = person;
      await page.getByRole('article').nth(-2).click({ button: 'right' });
      await page.getByRole('menuitem', { name: words.chat.aiSees }).waitFor();
      expect(await person.violations('menu', '[role="menu"]')).toEqual([]);
      await person.shot(name('menu'));
      await page.getByRole('menuitem', { name: words.chat.aiSees }).click();
      await page.getByRole('dialog', { name: words.guard.viewTitle }).waitFor();
      expect(await person.violations('what the AI sees', '[role="dialog"]')).toEqual([]);
      await person.shot(name('ai-view'));
      await page.keyboard.press('Escape');
    }));

  it('forgetting by keyboard ends with a receipt, the private answer goes, and the chat stays', () =>
    both(async ({ person, name, inChinese }) => {
      const { words, page } = person;
      const panel = await person.open(words.memory.title);
      await panel.getByRole('button', { name: words.memory.hold }).and(page.locator(':enabled')).focus();
      await page.keyboard.press('Enter');
      await panel.getByText(words.memory.confirm).waitFor();
      await page.keyboard.press('Enter');
      await panel.getByText(words.memory.receiptDone, { exact: true }).first().waitFor();
      await panel.getByText(words.memory.checks['key-destroyed']).first().waitFor();
      await expect.poll(() => page.getByRole('region', { name: words.ask.answerBy }).count()).toBe(0);
      expect(await person.violations('receipt', 'aside')).toEqual([]);
      await person.shot(name('receipt'));
      if (inChinese) await person.picture('receipt-zh');
      expect(await page.getByRole('article').count()).toBeGreaterThan(3);
    }));

  it('settings and the palette are accessible', () =>
    both(async ({ person, name }) => {
      const { words, page } = person;
      await page.keyboard.press('Control+k');
      await page.getByRole('combobox').waitFor();
      expect(await person.violations('palette', '[role="dialog"]')).toEqual([]);
      await person.shot(name('palette'));
      await page.keyboard.press('Escape');
      await page.getByRole('navigation').getByRole('button', { name: words.settings.title }).click();
      await page.getByRole('heading', { name: words.settings.title }).waitFor();
      await page.getByText(/GB/).first().waitFor();
      expect(await person.violations('settings', 'main')).toEqual([]);
      await person.shot(name('settings'));
    }));

  it('in a narrow window one column is shown at a time, and nothing is cut off', () =>
    both(async ({ person, name }) => {
      const { words, page } = person;
      await page.setViewportSize({ width: 380, height: 740 });
      await page.getByRole('main').getByRole('button', { name: words.app.back, exact: true }).click();
      await page.getByRole('navigation').getByRole('button', { name: new RegExp(words.circles.sampleTag) }).click();
      await page.getByRole('article').first().waitFor();
      await person.shot(name('narrow-chat'));
      expect(await person.violations('narrow chat')).toEqual([]);
      await person.open(words.catchUp.title);
      await person.shot(name('narrow-panel'));
      expect(await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)).toBeLessThanOrEqual(0);
      await page.getByRole('complementary').getByRole('button', { name: words.app.close, exact: true }).click();
      await page.getByRole('button', { name: words.app.back, exact: true }).click();
      await page.getByRole('navigation').waitFor();
      await person.shot(name('narrow-list'));
      await page.setViewportSize({ width: 360, height: 740 });
      await page.getByRole('navigation').getByRole('button', { name: words.settings.title }).click();
      await page.getByText(/GB/).first().waitFor();
      // A word that is cut lies outside the window, or its button is narrower than it.
      const cut = () =>
        page.locator('main :is(button, label, button span)').evaluateAll((all) =>
          all.filter((one) => one.getBoundingClientRect().right > window.innerWidth || (one.scrollWidth > one.clientWidth + 1 && getComputedStyle(one).overflow === 'hidden')).map(({ textContent }) => textContent),
        );
      expect((await cut()).filter((text) => text.trim() !== '')).toEqual([]);
      await person.shot(name('narrow-settings'));
      expect(person.problems).toEqual([]);
    }));
});
