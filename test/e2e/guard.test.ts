import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { launchBrowser, Person } from './support/person.ts';

type At = { readonly person: Person; readonly name: (shot: string) => string; readonly said: { readonly word: string; readonly draft: string; readonly email: string } };

let browser: Browser;
let desks: readonly At[];
beforeAll(async () => {
  browser = await launchBrowser();
  const [alice, ming] = await Promise.all([Person.arrive(browser, { name: 'Alice' }), Person.arrive(browser, { name: '王明', language: 'zh-CN', theme: 'dark' })]);
  desks = [
    { person: alice, name: (shot) => `guard-${shot}-en`, said: { word: 'Falcon', draft: 'Falcon: call 13812345678', email: 'My email is alice@example.com' } },
    { person: ming, name: (shot) => `guard-${shot}-zh-CN`, said: { word: '猎鹰计划', draft: '猎鹰计划打13812345678', email: '我的邮箱是 ming@example.com' } },
  ];
});
afterAll(async () => {
  await Promise.all(desks.map(({ person }) => person.leave()));
  await browser.close();
});
const both = async (run: (at: At) => Promise<void>): Promise<void> => {
  for (const at of desks) await run(at);
};

describe('what is hidden in a group is its person’s choice', () => {
  it('a kind is chosen to be masked for everyone, a word to be hidden, and one letter is refused', () =>
    both(async ({ person, name, said }) => {
      const { page, words } = person;
      await person.desktop.client.circles.create({ id: crypto.randomUUID(), name: 'Lake' });
      await page.getByRole('navigation').getByText('Lake').first().click();
      await person.composer.waitFor();
      const panel = await person.open(words.memory.title);
      await panel.getByText(words.guard.rules).click();
      const phone = words.guard.choiceKind.replace('{{kind}}', words.guard.kind.PHONE);
      await panel.getByRole('combobox', { name: phone }).selectOption('mask');
      const field = panel.getByRole('textbox', { name: words.guard.word });
      await person.fill(field, '王');
      await person.press('Enter');
      await page.getByText(words.errors['word-too-short']).first().waitFor();
      await person.fill(field, said.word);
      await person.press('Enter');
      await panel.getByRole('list', { name: words.guard.always }).getByText(said.word).waitFor();
      expect(await person.violations('what is hidden', 'aside')).toEqual([]);
      await person.shot(name('rules'));
    }));

  it('what will be sent is shown while writing, and just that is sent', () =>
    both(async ({ person, name, said }) => {
      const sent = person.words.guard.sentAs.replace('{{text}}', '');
      await person.fill(person.composer, said.draft);
      await person.page.getByText(sent).waitFor();
      expect(await person.violations('what will be sent', 'main')).toEqual([]);
      await person.shot(name('line'));
      await person.composer.press('Enter');
      await person.message(said.word).waitFor();
      expect(await person.page.getByText('13812345678').count()).toBe(0);
    }));

  it('what the AI sees of it says why', () =>
    both(async ({ person, name, said }) => {
      const { page, words } = person;
      await person.message(said.word).click({ button: 'right' });
      await page.getByRole('menuitem', { name: words.chat.aiSees }).click();
      const dialog = page.getByRole('dialog', { name: words.guard.viewTitle });
      await dialog.getByText(words.guard.by['own-word']).waitFor();
      expect(await person.violations('what the AI sees', '[role="dialog"]')).toEqual([]);
      await person.shot(name('view'));
      await page.keyboard.press('Escape');
      await dialog.waitFor({ state: 'detached' });
    }));

  it('the original words are found, and erased for good', () =>
    both(async ({ person, name, said }) => {
      const { page, words } = person;
      await person.say(said.email);
      const panel = await person.open(words.memory.title);
      await panel.getByText(words.memory.vault, { exact: true }).click();
      const originals = panel.getByRole('list', { name: words.memory.vault });
      const address = originals.getByText('@example.com');
      await address.waitFor();
      await person.fill(panel.getByRole('textbox', { name: words.memory.vaultSearch }), 'EXAMPLE');
      await expect.poll(() => originals.getByRole('listitem').count()).toBe(1);
      expect(await person.violations('original words', 'aside')).toEqual([]);
      await person.shot(name('vault'));
      await originals.getByRole('button').click();
      await expect.poll(() => address.count()).toBe(0);
      await person.fill(panel.getByRole('textbox', { name: words.memory.vaultSearch }), '');
      await person.click(panel.getByRole('button', { name: words.memory.vaultEraseAll }));
      await person.click(panel.getByRole('button', { name: new RegExp(words.memory.vaultEraseAllSure.replace('{{count}}', String.raw`\d+`), 'u') }));
      await panel.getByText(words.memory.vaultNone).waitFor();
      expect(await page.getByText(said.email).count()).toBeGreaterThan(0);
    }));

  it('a press by mistake is taken back where it was pressed, the words too', () =>
    both(async ({ person, name, said }) => {
      const { words } = person;
      const fromNow = words.guard.fromNow.mask.replace('{{kind}}', words.guard.kind.EMAIL);
      await person.fill(person.composer, said.email);
      await person.click(person.button(words.guard.mask));
      await person.page.getByText(fromNow).waitFor();
      await expect.poll(() => person.composer.inputValue()).not.toContain('@example.com');
      expect(await person.violations('what holds from now on', 'main')).toEqual([]);
      await person.shot(name('undo'));
      await person.click(person.button(words.guard.undo));
      await expect.poll(() => person.composer.inputValue()).toBe(said.email);
      await person.button(words.guard.mask).waitFor();
    }));
});
