import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { launchBrowser, Person } from './support/person.ts';

let browser: Browser;
beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(() => browser.close());

const sample = async (person: Person): Promise<void> => {
  await person.desktop.client.circles.createSample({ id: crypto.randomUUID(), language: person.language });
  await person.page
    .getByRole('navigation')
    .getByRole('button', { name: new RegExp(person.words.circles.sampleTag) })
    .click();
  await person.composer.waitFor();
};

const LOOKS = [
  { language: 'en', theme: 'light' },
  { language: 'zh-CN', theme: 'dark' },
] as const;

describe.each(LOOKS)('in $language and $theme', ({ language, theme }) => {
  let person: Person;
  const name = (screen: string) => `${screen}-${language}-${theme}`;
  beforeAll(async () => {
    person = await Person.arrive(browser, { name: language === 'en' ? 'Alexandra' : '小梅', language, theme });
  });
  afterAll(() => person.leave());

  it('nothing is there yet, and the page says one thing to try', async () => {
    await person.page.getByRole('main').getByText(person.words.circles.empty).waitFor();
    expect(await person.violations('empty')).toEqual([]);
    await person.shot(name('empty'));
  });

  it('the group, its guard line, and every side panel are accessible', async () => {
    await sample(person);
    const { words, page } = person;
    const highlights = await person.open(words.catchUp.title);
    await highlights.getByRole('listitem').first().waitFor();
    expect(await person.violations('highlights')).toEqual([]);
    await person.shot(name('highlights'));
    await person.open(words.ask.title);
    await person.shot(name('ask-empty'));
    await person.open(words.agreements.title);
    await person.shot(name('agreements-empty'));
    const memory = await person.open(words.memory.title);
    await memory.getByText(words.memory.goes, { exact: true }).waitFor();
    expect(await person.violations('memory')).toEqual([]);
    await person.shot(name('memory'));
    await page.getByRole('complementary').getByRole('button', { name: words.app.close, exact: true }).click();
    await person.composer.fill(language === 'en' ? 'my card is 6222 0202 0000 1234 567, call 13812345678' : '卡号 6222020200001234567，电话 13812345678');
    await page.getByRole('button', { name: words.guard.mask }).waitFor();
    expect(await person.violations('guard')).toEqual([]);
    await person.shot(name('guard'));
    await person.composer.fill('');
  });

  it('an answer to @ember is private, labelled and accessible', async () => {
    const { words, page } = person;
    await person.composer.fill(language === 'en' ? '@ember where do we meet on Sunday?' : '@小炉 周日在哪里集合？');
    await person.press('Enter');
    const card = page.getByRole('region', { name: words.ask.answerBy });
    await card.getByText(words.ai.tier.rules).waitFor();
    await card.getByText(words.ask.onlyYou).waitFor();
    expect(await person.violations('answer')).toEqual([]);
    await person.shot(name('answer'));
  });

  it('the menu of a message and what the AI sees of it are accessible', async () => {
    const { words, page } = person;
    await page.getByRole('article').nth(-2).click({ button: 'right' });
    await page.getByRole('menuitem', { name: words.chat.aiSees }).waitFor();
    expect(await person.violations('menu')).toEqual([]);
    await person.shot(name('menu'));
    await page.getByRole('menuitem', { name: words.chat.aiSees }).click();
    await page.getByRole('dialog', { name: words.guard.viewTitle }).waitFor();
    expect(await person.violations('what the AI sees')).toEqual([]);
    await person.shot(name('ai-view'));
    await page.keyboard.press('Escape');
  });

  it('forgetting by keyboard ends with a receipt, and the chat stays', async () => {
    const { words, page } = person;
    const panel = await person.open(words.memory.title);
    await panel.getByRole('button', { name: words.memory.hold }).and(page.locator(':enabled')).focus();
    await page.keyboard.press('Enter');
    await panel.getByText(words.memory.confirm).waitFor();
    await page.keyboard.press('Enter');
    await panel.getByText(words.memory.receiptDone, { exact: true }).first().waitFor();
    await panel.getByText(words.memory.checks['key-destroyed']).first().waitFor();
    expect(await person.violations('receipt')).toEqual([]);
    await person.shot(name('receipt'));
    expect(await page.getByRole('article').count()).toBeGreaterThan(3);
  });

  it('settings and the palette are accessible', async () => {
    const { words, page } = person;
    await page.keyboard.press('Control+k');
    await page.getByRole('combobox').waitFor();
    expect(await person.violations('palette')).toEqual([]);
    await person.shot(name('palette'));
    await page.keyboard.press('Escape');
    await page.getByRole('navigation').getByRole('button', { name: words.settings.title }).click();
    await page.getByRole('heading', { name: words.settings.title }).waitFor();
    await page.getByText(/GB/).first().waitFor();
    expect(await person.violations('settings')).toEqual([]);
    await person.shot(name('settings'));
    expect(person.problems).toEqual([]);
  });
});

describe('in a narrow window', () => {
  it('one column is shown at a time, and nothing is cut off', async () => {
    const person = await Person.arrive(browser, { name: 'Alexandra', width: 380, height: 740 });
    try {
      await sample(person);
      await person.page.getByRole('article').first().waitFor();
      await person.shot('narrow-chat');
      expect(await person.violations('narrow chat')).toEqual([]);
      const highlights = await person.open(person.words.catchUp.title);
      await highlights.getByRole('listitem').first().waitFor();
      await person.shot('narrow-panel');
      const wider = await person.page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
      expect(wider).toBeLessThanOrEqual(0);
      await person.page.getByRole('complementary').getByRole('button', { name: person.words.app.close, exact: true }).click();
      await person.page.getByRole('button', { name: person.words.app.back, exact: true }).click();
      await person.page.getByRole('navigation').waitFor();
      await person.shot('narrow-list');
    } finally {
      await person.leave();
    }
  });
});
