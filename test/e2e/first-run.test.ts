import type { Browser, Locator } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { launchBrowser, Person, SOON } from './support/person.ts';
import { type Goal, holdUsability } from './support/usability.ts';

const PASSPHRASE = 'seven lazy kettles sing';
const TALK = {
  en: { hello: 'Shall we meet on Saturday at 3 pm in the library?', question: '@ember when do we meet on Saturday?', title: 'Reading', rule: 'Read 20 pages a day', deed: 'Read 24 pages' },
  'zh-CN': { hello: '周六下午三点在图书馆碰头好吗？', question: '@小炉 周六几点碰头？', title: '读书', rule: '每天读 20 页', deed: '读了 24 页' },
} as const;

const goals: Goal[] = [];
const setUp = async (person: Person, name: string): Promise<void> => {
  const { page, words } = person;
  await person.fill(page.getByRole('textbox', { name: words.first.name }), name);
  await person.fill(page.getByLabel(words.first.passphraseLabel, { exact: true }), PASSPHRASE);
  await person.press('Enter');
  await page.getByRole('heading', { name: words.first.start }).waitFor();
};

/** Measures what some people do to reach a goal, and how long it takes. */
const reach = async (goal: string, people: Readonly<Record<string, Person>>, walk: () => Promise<void>): Promise<Goal> => {
  const before = Object.values(people).map(({ acts }) => acts.length);
  const startedAt = performance.now();
  await walk();
  const seconds = (performance.now() - startedAt) / 1000;
  const acts = Object.entries(people).flatMap(([who, person], index) => person.acts.slice(before[index]).map((act) => ({ ...act, who })));
  const reached = { goal, language: Object.values(people)[0]?.language ?? '', acts, seconds };
  goals.push(reached);
  return reached;
};

type Scene = { readonly browser: Browser; readonly language: 'en' | 'zh-CN'; readonly alice: Person; readonly bob: Person; readonly carol: Person; readonly talk: (typeof TALK)['en' | 'zh-CN'] };

const scenes: Scene[] = [];
const setScene = async (language: Scene['language'], theme: 'light' | 'dark'): Promise<void> => {
  // Each its own browser: what one copies must not be what the other pastes.
  const browser = await launchBrowser();
  const sit = () => Person.sitDown(browser, { language, theme });
  const [alice, bob, carol] = await Promise.all([sit(), sit(), sit()]);
  await Promise.all([alice, bob, carol].map(({ page, words }) => page.getByRole('textbox', { name: words.first.name }).waitFor()));
  scenes.push({ browser, language, alice, bob, carol, talk: TALK[language] });
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
    both(async ({ browser, alice, bob, carol }) => {
      await Promise.all([alice, bob, carol].map((person) => person.leave()));
      await browser.close();
    }));

  it('a weak passphrase is answered with a sentence, and nothing is set up yet', () =>
    both(async ({ carol, language }) => {
      const { page, words } = carol;
      expect(await carol.violations('about you')).toEqual([]);
      await carol.shot(`first-run-1-${language}`);
      await page.getByRole('textbox', { name: words.first.name }).fill('Carol');
      await page.getByLabel(words.first.passphraseLabel, { exact: true }).fill('1234');
      await page.keyboard.press('Enter');
      await page.getByText(words.errors['passphrase-weak']).waitFor();
      await page.reload();
      await page.getByRole('textbox', { name: words.first.name }).waitFor();
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
      await bob.shot(`first-run-5-joined-${language}`);
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
    }));

  it('the sample group shows its highlights to someone who is just trying', () =>
    both(async ({ carol }) => {
      const looked = await reach('sample group and its highlights', { Carol: carol }, async () => {
        const { page, words } = carol;
        await carol.fill(page.getByRole('textbox', { name: words.first.name }), 'Carol');
        await carol.click(page.getByRole('radio', { name: words.first.memory }));
        await carol.press('Enter');
        await carol.click(carol.button(words.first.sampleOpen));
        await carol.composer.waitFor();
        const highlights = await carol.open(words.catchUp.title);
        await highlights.getByRole('listitem').first().waitFor();
      });
      expect(looked.acts.length).toBeLessThanOrEqual(5);
    }));

  it('each page on the way is accessible', () =>
    both(async ({ alice, bob, language }) => {
      const { page, words } = bob;
      await alice.page.keyboard.press('Control+k');
      await alice.page.keyboard.type(alice.words.circles.invite);
      await alice.page.keyboard.press('Enter');
      await alice.button(alice.words.circles.inviteCopy).waitFor();
      expect(await alice.violations('invite')).toEqual([]);
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
    both(async ({ alice, bob, carol, talk, language }) => {
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
      for (const text of [talk.hello, 'ok 👌', talk.deed]) await expect.poll(() => alice.message(text).count(), SOON).toBe(1);
      expect([...alice.problems, ...bob.problems, ...carol.problems]).toEqual([]);
    }));
});

describe('the document about it', () => {
  it('tells the steps that were just measured', () => {
    expect(goals).toHaveLength(10);
    const { written, measured } = holdUsability(goals);
    expect(written).toBe(measured);
  });
});
