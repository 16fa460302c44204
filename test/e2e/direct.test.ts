import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { filled } from './support/filled.ts';
import { LOOKS } from './support/looks.ts';
import { launchBrowser, meet, Person } from './support/person.ts';

let browser: Browser;
beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(() => browser.close());

/** Opens somebody's card from the list of members of the open chat. */
const openCard = async (person: Person, name: string) => {
  const panel = person.page.getByRole('complementary', { name: person.words.circles.members });
  if (!(await panel.isVisible())) await person.page.getByRole('main').locator('header h1 button').click();
  await panel.getByTitle(filled(person.words.direct.openProfile, { name }), { exact: true }).click();
  const dialog = person.page.getByRole('dialog');
  await dialog.waitFor();
  return dialog;
};

const goTo = (person: Person, name: string) => person.page.getByRole('navigation').getByRole('listitem').getByRole('button', { name: new RegExp(`^${name}`) }).click();

const blockAlice = async (bob: Person, hers: string): Promise<void> => {
  const { direct } = bob.words;
  const card = await openCard(bob, hers);
  await card.getByRole('button', { name: direct.block, exact: true }).click();
  const dialog = bob.page.getByRole('dialog', { name: filled(direct.blockTitle, { name: hers }) });
  await dialog.waitFor();
  expect(await bob.violations('block', '[role="dialog"]')).toEqual([]);
  await bob.shot(`direct-5-block-${bob.language}`);
  await dialog.getByRole('button', { name: filled(direct.blockConfirm, { name: hers }) }).click();
  await bob.page.getByText(filled(direct.blockedBar, { name: hers })).waitFor();
  await bob.shot(`direct-6-blocked-${bob.language}`);
};

describe.each(LOOKS)('a private chat, in $language and $theme', ({ language, theme, names: [hers, his] }) => {
  it('alice asks from the list of members, bob agrees, they write; bob blocks her and takes it back', async () => {
    const [alice, bob] = await Promise.all([Person.arrive(browser, { name: hers, language, theme }), Person.arrive(browser, { name: his, language, theme })]);
    const { direct } = alice.words;
    await meet(alice, bob);
    const card = await openCard(alice, his);
    await card.getByText(filled(direct.messageHint, { name: his })).waitFor();
    expect(await alice.violations('card', '[role="dialog"]')).toEqual([]);
    await alice.shot(`direct-1-card-${language}`);
    await card.getByRole('button', { name: direct.message, exact: true }).click();
    await alice.page.getByText(filled(direct.askedTitle, { name: his })).waitFor();
    expect(await alice.violations('asked', 'main')).toEqual([]);
    await alice.shot(`direct-2-asked-${language}`);
    const requests = bob.page.getByRole('region', { name: direct.requests });
    await requests.waitFor();
    expect(await bob.violations('request')).toEqual([]);
    await bob.shot(`direct-3-request-${language}`);
    await requests.getByRole('button', { name: filled(direct.acceptFrom, { name: hers }), exact: true }).click();
    await Promise.all([alice, bob].map((person) => person.composer.waitFor()));
    await alice.page.getByText(filled(direct.empty, { name: his })).waitFor();
    await alice.say('just for you');
    await bob.message('just for you').waitFor();
    expect(await bob.violations('chat')).toEqual([]);
    await bob.shot(`direct-4-chat-${language}`);
    await goTo(alice, 'Readers');
    await alice.composer.waitFor();
    await alice.say('hello all');
    await goTo(bob, 'Readers');
    await bob.message('hello all').getByTitle(filled(direct.openProfile, { name: hers }), { exact: true }).click();
    const fromMessage = bob.page.getByRole('dialog');
    await fromMessage.getByRole('button', { name: direct.block, exact: true }).waitFor();
    expect(await bob.violations('card from a message', '[role="dialog"]')).toEqual([]);
    await bob.page.keyboard.press('Escape');
    await fromMessage.waitFor({ state: 'detached' });
    await goTo(bob, hers);
    await bob.composer.waitFor();
    await blockAlice(bob, hers);
    await goTo(bob, 'Readers');
    const folded = bob.page.getByRole('article', { name: filled(direct.foldedMessage, { name: hers }) });
    await folded.waitFor();
    await bob.page.getByText('hello all').first().waitFor({ state: 'detached' });
    expect(await bob.violations('folded')).toEqual([]);
    await bob.shot(`direct-7-folded-${language}`);
    await folded.getByRole('button', { name: direct.show, exact: true }).click();
    await bob.message('hello all').waitFor();
    await bob.page.getByRole('navigation').getByRole('button', { name: bob.words.settings.title, exact: true }).click();
    const blocked = bob.page.getByRole('region', { name: direct.blockedPeople });
    await blocked.getByRole('button', { name: filled(direct.unblockOne, { name: hers }), exact: true }).click();
    await blocked.getByText(direct.blockedNone).waitFor();
    expect(await bob.violations('settings')).toEqual([]);
    await goTo(bob, hers);
    await bob.composer.waitFor();
    expect([...alice.problems, ...bob.problems]).toEqual([]);
    await Promise.all([alice.leave(), bob.leave()]);
  });
});
