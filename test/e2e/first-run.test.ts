import type { Browser, Locator } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { launchBrowser, Person } from './support/person.ts';
import { reach, usabilityDocument } from './support/usability.ts';

const PASSPHRASE = 'seven lazy kettles sing';
const TALK = {
  en: { hello: 'Shall we meet on Saturday at 3 pm in the library?', question: '@ember when do we meet on Saturday?', title: 'Reading', rule: 'Read 20 pages a day', deed: 'Read 24 pages' },
  'zh-CN': { hello: '周六下午三点在图书馆碰头好吗？', question: '@小炉 周六几点碰头？', title: '读书', rule: '每天读 20 页', deed: '读了 24 页' },
} as const;

const setUp = async (person: Person, name: string): Promise<void> => {
  const { page, words } = person;
  await person.fill(page.getByRole('textbox', { name: words.first.name }), name);
  await person.fill(page.getByLabel(words.first.passphraseLabel, { exact: true }), PASSPHRASE);
  await person.press('Enter');
  await page.getByRole('heading', { name: words.first.start }).waitFor();
};

type Scene = { readonly browser: Browser; readonly language: 'en' | 'zh-CN'; readonly alice: Person; readonly bob: Person; readonly talk: (typeof TALK)['en' | 'zh-CN'] };

const scenes: Scene[] = [];
const setScene = async (language: Scene['language'], theme: 'light' | 'dark'): Promise<void> => {
  // Each its own browser: what one copies must not be what the other pastes.
  const browser = await launchBrowser();
  const sit = () => Person.sitDown(browser, { language, theme });
  const [alice, bob] = await Promise.all([sit(), sit()]);
  await Promise.all([alice, bob].map(({ page, words }) => page.getByRole('textbox', { name: words.first.name }).waitFor()));
  scenes.push({ browser, language, alice, bob, talk: TALK[language] });
};

/** In both languages at once; one after the other where the seconds are to be written down. */
const both = async (play: (scene: Scene) => Promise<void>): Promise<void> => {
  if (!process.env['HEARTH_DOCS']) await Promise.all(scenes.map(play));
  else for (const scene of scenes) await play(scene);
};

describe('from empty profiles, in English and light, in Chinese and dark', () => {
  beforeAll(async () => {
    await setScene('en', 'light');
    await setScene('zh-CN', 'dark');
  });
  afterAll(() =>
    both(async ({ browser, alice, bob }) => {
      await Promise.all([alice, bob].map((person) => person.leave()));
      await browser.close();
    }));

  it('a weak passphrase is answered with a sentence, and nothing is set up yet', () =>
    both(async ({ bob, language }) => {
      const { page, words } = bob;
      expect(await bob.violations('about you')).toEqual([]);
      await bob.shot(`first-run-1-${language}`);
      await page.getByRole('textbox', { name: words.first.name }).fill('Bob');
      await page.getByLabel(words.first.passphraseLabel, { exact: true }).fill('1234');
      await page.keyboard.press('Enter');
      await page.getByText(words.errors['passphrase-weak']).waitFor();
      await page.getByLabel(words.first.passphraseLabel, { exact: true }).fill('');
    }));

  it('the guide is there before anything is set up, and what was filled in is there after it', () =>
    both(async ({ bob }) => {
      const { page, words } = bob;
      await page.getByRole('link', { name: words.guide.open }).click();
      await page.getByRole('article').getByRole('link').first().waitFor();
      expect(await page.getByRole('textbox', { name: words.first.name }).isVisible()).toBe(false);
      await page.getByRole('button', { name: words.app.back }).click();
      await page.getByRole('article').waitFor({ state: 'detached' });
      expect(await page.getByRole('textbox', { name: words.first.name }).inputValue()).toBe('Bob');
      await page.getByRole('textbox', { name: words.first.name }).fill('');
    }));

  it('two people chat after at most twelve actions', () =>
    both(async ({ alice, bob, talk, language }) => {
      const chat = await reach('two people chat', { Alice: alice, Bob: bob }, async () => {
        await setUp(alice, 'Alice');
        await alice.click(alice.button(alice.words.circles.createButton));
        await alice.click(alice.button(alice.words.circles.inviteCopy));
        await alice.page.getByText(alice.words.circles.inviteCopied).waitFor();
        const invite = await alice.page.evaluate(() => navigator.clipboard.readText());
        await setUp(bob, 'Bob');
        await bob.fill(bob.page.getByLabel(bob.words.circles.joinPaste), `来呀！🎉\n${invite}\n😊 see you`);
        await bob.click(bob.button(bob.words.circles.joinButton));
        await bob.composer.waitFor();
        await alice.say(talk.hello);
        await bob.message(talk.hello).waitFor();
      });
      expect(chat.acts.length).toBeLessThanOrEqual(12);
      expect(usabilityDocument()).toContain(chat.told);
      await bob.shot(`first-run-5-joined-${language}`);
      await bob.composer.and(bob.page.locator(':focus')).waitFor();
      await bob.page.keyboard.type('ok 👌');
      await bob.page.keyboard.press('Enter');
      await alice.message('ok 👌').waitFor();
    }));

  it('two more actions bring the first useful result of the AI', () =>
    both(async ({ bob, talk }) => {
      const first = await reach('first useful AI result', { Bob: bob }, async () => {
        await bob.fill(bob.composer, talk.question);
        await bob.press('Enter');
        const card = bob.page.getByRole('region', { name: bob.words.ask.answerBy });
        await card.getByRole('button', { name: new RegExp(talk.hello.slice(0, 8)) }).waitFor();
      });
      expect(first.acts.length).toBeLessThanOrEqual(2);
      expect(usabilityDocument()).toContain(first.told);
    }));

  it('an agreement is made and checked in for', () =>
    both(async ({ alice, bob, talk }) => {
      const agreed = await reach('agreement and first check-in', { Alice: alice }, async () => {
        const { words } = alice;
        const panel = await alice.open(words.agreements.title);
        await alice.click(panel.getByRole('button', { name: words.agreements.new }));
        await alice.fill(panel.getByLabel(words.agreements.name), talk.title);
        await alice.fill(panel.getByLabel(words.agreements.rule), talk.rule);
        await alice.press('Enter');
        await alice.fill(panel.getByLabel(words.agreements.checkIn), talk.deed);
        await alice.press('Enter');
        await panel.getByText(words.agreements.verdict.counts, { exact: true }).first().waitFor();
      });
      expect(agreed.acts.length).toBeLessThanOrEqual(7);
      expect(usabilityDocument()).toContain(agreed.told);
      await bob.message(talk.deed).getByText(bob.words.agreements.verdict.counts, { exact: true }).waitFor();
    }));

  it('the AI’s memory is forgotten with one press-and-hold', () =>
    both(async ({ alice }) => {
      const forgotten = await reach('forget AI memory', { Alice: alice }, async () => {
        const { words } = alice;
        const panel = await alice.open(words.memory.title);
        const button: Locator = panel.getByRole('button', { name: words.memory.hold }).and(alice.page.locator(':enabled'));
        await alice.hold(button, panel.getByText(words.memory.running).or(panel.getByText(words.memory.receiptDone, { exact: true })).first());
        await panel.getByText(words.memory.receiptDone, { exact: true }).first().waitFor();
      });
      expect(forgotten.acts.length).toBeLessThanOrEqual(2);
      expect(usabilityDocument()).toContain(forgotten.told);
    }));

  it('each page on the way is accessible', () =>
    both(async ({ alice, bob, language }) => {
      const { page, words } = bob;
      await alice.palette(alice.words.circles.invite);
      await alice.button(alice.words.circles.inviteCopy).waitFor();
      expect(await alice.violations('invite', '[role="dialog"]')).toEqual([]);
      await alice.shot(`first-run-3-invite-${language}`);
      const text = await alice.page.getByRole('region', { name: alice.words.circles.inviteText }).innerText();
      await alice.page.keyboard.press('Escape');
      await bob.desktop.client.app.changeSettings({ id: crypto.randomUUID(), modelPageSeen: false });
      await page.getByText(/GB/).first().waitFor();
      await page.getByLabel(words.circles.joinPaste).fill(text);
      await bob.button(words.circles.joinButton).and(page.locator(':enabled')).waitFor();
      expect(await bob.violations('how to begin, invite found')).toEqual([]);
      await bob.shot(`first-run-4-invite-found-${language}`);
      await page.getByLabel(words.circles.joinPaste).fill(text.slice(0, text.indexOf('HEARTH:') + 150));
      await page.getByText(words.errors['invite-broken']).waitFor();
      await bob.shot(`first-run-2-${language}`);
      await bob.desktop.client.app.changeSettings({ id: crypto.randomUUID(), modelPageSeen: true });
    }));

  it('closed and opened again with the passphrase, everything is there, and what was written meanwhile arrives', () =>
    both(async ({ alice, bob, talk, language }) => {
      const { words } = alice;
      await alice.closeHearth();
      await bob.composer.waitFor();
      await bob.say('written meanwhile');
      await alice.openHearth();
      await alice.page.getByText(words.app.signedOut).waitFor();
      await alice.goToHearth();
      const field = alice.page.getByLabel(words.first.passphraseLabel, { exact: true });
      await field.fill('not this one');
      await alice.page.keyboard.press('Enter');
      await alice.page.getByText(words.errors['passphrase-wrong']).waitFor();
      expect(await alice.violations('unlock')).toEqual([]);
      await alice.shot(`unlock-${language}`);
      await field.fill(PASSPHRASE);
      await alice.page.keyboard.press('Enter');
      await alice.page.getByRole('navigation').getByRole('button', { name: /Alice/ }).click();
      await alice.message('written meanwhile').waitFor();
      for (const text of [talk.hello, 'ok 👌', talk.deed]) await expect.poll(() => alice.message(text).count()).toBe(1);
      expect([...alice.problems, ...bob.problems]).toEqual([]);
    }));
});
