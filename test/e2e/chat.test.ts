import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { launchBrowser, meet, Person } from './support/person.ts';

let browser: Browser;
let alice: Person;
let bob: Person;
beforeAll(async () => {
  browser = await launchBrowser();
  [alice, bob] = await Promise.all([Person.arrive(browser, { name: 'Alice' }), Person.arrive(browser, { name: 'Bob', language: 'zh-CN', theme: 'dark' })]);
});
afterAll(async () => {
  await Promise.all([alice.leave(), bob.leave()]);
  await browser.close();
});

const menuOf = async (person: Person, text: string, item: string): Promise<void> => {
  await person.message(text).click({ button: 'right' });
  await person.page.getByRole('menuitem', { name: item, exact: true }).click();
};

describe('alice and bob, each at a desktop of their own', () => {
  it('find nothing there yet, and one thing to try', async () => {
    for (const { page, words } of [alice, bob]) await page.getByRole('main').getByText(words.circles.empty).waitFor();
    expect(await alice.violations('empty')).toEqual([]);
    expect(await bob.violations('empty')).toEqual([]);
    await Promise.all([alice.shot('empty-en-light'), bob.shot('empty-zh-CN-dark')]);
  });

  it('see each other online and chat both ways', async () => {
    await meet(alice, bob);
    await alice.page.getByText('2 of 2 online').waitFor();
    await alice.say('Shall we meet on Saturday at 3 pm? 🎉');
    await bob.message('Saturday at 3 pm').waitFor();
    await bob.say('好，周六下午三点见');
    await expect.poll(() => alice.message('周六下午三点见').count()).toBe(1);
  });

  it('bob replies, and the quote leads to what it answers', async () => {
    await menuOf(bob, 'Saturday at 3 pm', bob.words.chat.reply);
    await bob.say('带上那本书');
    const reply = alice.message('带上那本书');
    await reply.getByRole('button', { name: /Saturday at 3 pm/ }).click();
    await expect.poll(() => alice.page.evaluate(() => document.activeElement?.tagName === 'ARTICLE' && document.activeElement.textContent)).toContain('Saturday at 3 pm');
  });

  it('bob reacts, alice joins in, bob takes it back', async () => {
    await bob.message('Saturday at 3 pm').click({ button: 'right' });
    await bob.page.getByRole('menuitem', { name: `${bob.words.chat.react} 👍` }).click();
    const alices = alice.message('Saturday at 3 pm').getByRole('button', { name: /👍/ });
    await alices.click();
    const bobs = bob.message('Saturday at 3 pm').getByRole('button', { name: /👍/ });
    await expect.poll(() => bobs.textContent()).toContain('👍2');
    await bobs.click();
    await expect.poll(() => alices.textContent()).toContain('👍1');
  });

  it('alice edits her last message with the up arrow, and bob sees it edited', async () => {
    await alice.say('I bring tee');
    await bob.message('I bring tee').waitFor();
    await alice.composer.press('ArrowUp');
    await alice.page.getByText(alice.words.chat.editing).waitFor();
    await expect.poll(() => alice.composer.inputValue()).toBe('I bring tee');
    await alice.fill(alice.composer, 'I bring tea');
    await alice.press('Enter');
    await bob.message('I bring tea').getByText(bob.words.chat.edited).waitFor();
    await alice.composer.press('ArrowUp');
    await alice.press('Escape');
    await expect.poll(() => alice.composer.inputValue()).toBe('');
  });

  it('alice deletes a message, and its words are gone for bob too', async () => {
    await alice.say('a word I regret');
    await bob.message('a word I regret').waitFor();
    await menuOf(alice, 'a word I regret', alice.words.chat.delete);
    expect(await alice.violations('delete dialog', '[role="dialog"]')).toEqual([]);
    await alice.button(alice.words.chat.deleteButton).click();
    await bob.message(bob.words.chat.deleted).waitFor();
    for (const person of [alice, bob]) await expect.poll(() => person.page.getByText('a word I regret').count()).toBe(0);
  });

  it('a message kept from AI says so on both desktops', async () => {
    await menuOf(alice, 'I bring tea', alice.words.chat.keep);
    await expect.poll(() => bob.message('I bring tea').getByText(bob.words.chat.kept).count()).toBe(1);
  });

  it('the guard names what the AI will not see, and masks it for everyone on request', async () => {
    await alice.composer.fill('call me on 13812345678');
    await alice.page.getByText(/phone number: the AI will only see/).waitFor();
    await alice.shot('chat-guard-en');
    expect(await alice.violations('guard line')).toEqual([]);
    await alice.click(alice.button(alice.words.guard.mask));
    await expect.poll(() => alice.composer.inputValue()).not.toContain('13812345678');
    await alice.composer.press('Enter');
    await bob.message('call me on').waitFor();
    expect(await bob.page.getByText('13812345678').count()).toBe(0);
  });

  it('bob sees that alice is typing', async () => {
    const line = bob.page.getByText(bob.words.circles.typing.replace('{{name}}', 'Alice'));
    await expect.poll(async () => {
      await alice.composer.press('m');
      return line.count();
    }).toBe(1);
    await alice.composer.fill('');
  });

  it('what alice says is announced politely to bob', async () => {
    await alice.say('are you there?');
    await expect.poll(() => bob.page.getByTestId('announcer').textContent()).toContain('are you there?');
  });

  it('links open safely, and only web addresses become links', async () => {
    await bob.say('看 https://example.org/a?b=1。 javascript:alert(1) <b>x</b>');
    const links = alice.message('javascript:alert(1)').getByRole('link');
    await expect.poll(() => links.count()).toBe(1);
    expect(await links.getAttribute('href')).toBe('https://example.org/a?b=1');
    expect(await links.getAttribute('rel')).toContain('noopener');
  });

  it('over 64 KB stays in the draft, with a sentence', async () => {
    const long = '长'.repeat(30_000);
    await alice.composer.fill(long);
    await alice.page.getByText(alice.words.chat.tooLong).waitFor();
    await alice.composer.press('Enter');
    expect((await alice.composer.inputValue()).length).toBe(30_000);
    await alice.composer.fill('');
  });

  it('after reloading the page everything is there, the draft too', async () => {
    await alice.composer.fill('half a thought');
    await expect.poll(async () => (await alice.desktop.client.chat.draft({ circle: await circleOf(alice) })).text).toBe('half a thought');
    await alice.page.reload();
    await alice.message('I bring tea').waitFor();
    await expect.poll(() => alice.composer.inputValue()).toBe('half a thought');
    await alice.composer.fill('');
    await alice.shot('chat-two-en');
    await bob.shot('chat-two-zh-dark');
  });

  it('alice presses Enter while her core hangs, and it is killed: the message waits in sight, and is there once for both', async () => {
    const core = alice.desktop.host.corePid() ?? 0;
    process.kill(core, 'SIGSTOP');
    await alice.fill(alice.composer, 'the last train is at ten');
    await alice.press('Enter');
    const waiting = alice.page.locator('[data-waiting]').filter({ hasText: 'the last train is at ten' });
    await waiting.getByText(alice.words.chat.sending).waitFor();
    process.kill(core, 'SIGKILL');
    await bob.message('the last train is at ten').waitFor();
    await waiting.waitFor({ state: 'detached' });
    for (const { page } of [alice, bob]) await expect.poll(() => page.getByRole('article').filter({ hasText: 'the last train is at ten' }).count()).toBe(1);
    expect(alice.desktop.host.corePid()).not.toBe(core);
    expect(await alice.composer.inputValue()).toBe('');
  });

  it('nothing went wrong on either page', () => {
    expect([...alice.problems, ...bob.problems]).toEqual([]);
  });
});

const circleOf = async (person: Person): Promise<string> => (await person.desktop.client.circles.list())[0]?.id ?? '';
