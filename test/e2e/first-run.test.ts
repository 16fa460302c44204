import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { localDesktop } from '../support/local-desktop.ts';
import { launchBrowser, Person } from './support/person.ts';

const PASSPHRASE = 'seven lazy kettles sing';

let browser: Browser;
beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(() => browser.close());

const setUp = async (person: Person, name: string): Promise<void> => {
  const { page, words } = person;
  await person.fill(page.getByRole('textbox', { name: words.first.name }), name);
  await person.fill(page.getByLabel(words.first.passphraseLabel, { exact: true }), PASSPHRASE);
  await person.press('Enter');
  await page.getByRole('heading', { name: words.first.start }).waitFor();
};

describe.each(['en', 'zh-CN'] as const)('from an empty profile, in %s', (language) => {
  it('two people chat after at most twelve actions', async () => {
    const alice = await Person.sitDown(browser, { language });
    const bob = await Person.sitDown(browser, { language, theme: 'dark' });
    try {
      await alice.page.getByRole('textbox', { name: alice.words.first.name }).waitFor();
      expect(await alice.violations('about you')).toEqual([]);
      await alice.shot(`first-run-1-${language}`);
      await setUp(alice, 'Alice');
      await alice.page.getByRole('button', { name: alice.words.circles.createButton, exact: true }).waitFor();
      await alice.page.getByText(/GB/).first().waitFor();
      expect(await alice.violations('how to begin')).toEqual([]);
      await alice.shot(`first-run-2-${language}`);
      await alice.click(alice.button(alice.words.circles.createButton));
      await alice.button(alice.words.circles.inviteCopy).waitFor();
      expect(await alice.violations('invite')).toEqual([]);
      await alice.shot(`first-run-3-invite-${language}`);
      await alice.click(alice.button(alice.words.circles.inviteCopy));
      const invite = await alice.page.evaluate(() => navigator.clipboard.readText());
      await alice.page.keyboard.press('Escape');

      await setUp(bob, 'Bob');
      await bob.fill(bob.page.getByLabel(bob.words.circles.joinPaste), `来呀！🎉\n${invite}\n😊 see you`);
      await bob.button(bob.words.circles.joinButton).and(bob.page.locator(':enabled')).waitFor();
      await bob.shot(`first-run-4-join-${language}`);
      await bob.click(bob.button(bob.words.circles.joinButton));
      await bob.composer.waitFor({ timeout: 30_000 });
      await bob.shot(`first-run-5-joined-${language}`);
      await alice.say('hello 你好');
      await bob.message('hello 你好').waitFor();
      expect(alice.actions + bob.actions).toBeLessThanOrEqual(12);

      await bob.say('hi there');
      await alice.message('hi there').waitFor();
      expect([...alice.problems, ...bob.problems]).toEqual([]);
    } finally {
      await Promise.all([alice.leave(), bob.leave()]);
    }
  });

  it('a wrong passphrase is answered with a sentence, the right one opens', async () => {
    const first = await localDesktop({ name: 'Alice', language, keyKind: 'passphrase', passphrase: PASSPHRASE });
    await first.host.stop();
    const again = await localDesktop({ dataDir: first.dataDir });
    const alice = await Person.sitDown(browser, { language, desktop: again });
    try {
      const field = alice.page.getByLabel(alice.words.first.passphraseLabel, { exact: true });
      await field.fill('not this one');
      await alice.press('Enter');
      await alice.page.getByText(alice.words.errors['passphrase-wrong']).waitFor();
      expect(await alice.violations('unlock')).toEqual([]);
      await alice.shot(`unlock-${language}`);
      await field.fill(PASSPHRASE);
      await alice.press('Enter');
      await alice.page.getByRole('heading', { name: alice.words.first.start }).waitFor();
      expect(alice.problems).toEqual([]);
    } finally {
      await alice.leave();
      await first.stop();
    }
  });
});
