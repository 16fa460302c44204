import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { launchBrowser, meet, Person } from './support/person.ts';

let browser: Browser;
let alice: Person;
let bob: Person;
let carol: Person;
beforeAll(async () => {
  browser = await launchBrowser();
  [alice, bob, carol] = await Promise.all([
    Person.arrive(browser, { name: 'Alice' }),
    Person.arrive(browser, { name: 'Bob', language: 'zh-CN', theme: 'dark' }),
    Person.arrive(browser, { name: 'Carol', language: 'zh-CN' }),
  ]);
});
afterAll(async () => {
  await Promise.all([alice.leave(), bob.leave(), carol.leave()]);
  await browser.close();
});

/** By keyboard alone: reaches the button, and presses Enter twice. */
const holdByKeyboard = async ({ page }: Person, label: string): Promise<void> => {
  await page.getByRole('button', { name: label }).focus();
  await page.keyboard.press('Enter');
  await page.keyboard.press('Enter');
};

const choose = async (person: Person, about: string, action: string): Promise<void> => {
  const panel = await person.open(person.words.circles.members);
  await panel.getByRole('button', { name: person.words.members.actionsFor.replace('{{name}}', about) }).click();
  await person.page.getByRole('menuitem', { name: action, exact: true }).click();
};

describe('alice, bob and carol', () => {
  it('alice makes bob an admin, and both read it in the chat', async () => {
    await meet(alice, bob);
    await alice.say('welcome, Bob');
    await bob.message('welcome, Bob').waitFor();
    await alice.page.locator('header h1 button').click();
    await alice.page.getByRole('complementary').getByText(alice.words.members.founded).waitFor();
    await choose(alice, 'Bob', alice.words.members.makeAdmin);
    await alice.page.getByText('made Bob an admin').waitFor();
    await bob.page.getByText('把你设为管理员').waitFor();
  });

  it('carol asks to be let in, and comes in when bob says yes', async () => {
    await alice.page.getByRole('complementary').getByRole('button', { name: alice.words.circles.invite }).click();
    const dialog = alice.page.getByRole('dialog');
    await dialog.getByText(alice.words.members.inviteOptions).click();
    await dialog.getByLabel(alice.words.members.invitePeople).selectOption('1');
    await dialog.getByRole('switch').check();
    const before = await dialog.getByRole('region', { name: alice.words.circles.inviteText }).textContent();
    await dialog.getByRole('button', { name: alice.words.members.inviteRemake }).click();
    await dialog.getByText(alice.words.members.inviteApprovalNote).waitFor();
    const text = await dialog.getByRole('region', { name: alice.words.circles.inviteText }).textContent();
    expect(text).not.toBe(before);
    await dialog.getByRole('img', { name: alice.words.connection.inviteQr }).waitFor();
    expect(await alice.violations('invite terms', '[role="dialog"]')).toEqual([]);
    await alice.shot('members-invite-en-light');
    await alice.page.keyboard.press('Escape');
    await carol.desktop.client.circles.join({ id: crypto.randomUUID(), text: text ?? '' });
    await carol.page.getByText(carol.words.members.waitingRow).first().waitFor();
    await carol.page.getByText(carol.words.members.waitingRow).first().click();
    await carol.page.getByText('你的号码是').waitFor();
    expect(await carol.violations('waiting for an admin', 'main')).toEqual([]);
    await carol.shot('members-waiting-zh-CN-light');
    await bob.button(bob.words.members.wishesCount_one.replace('{{count}}', '1')).click();
    await bob.page.getByText('对方屏幕上显示').waitFor();
    expect(await bob.violations('members with a request', 'aside')).toEqual([]);
    await bob.shot('members-request-zh-CN-dark');
    await bob.button(bob.words.members.approve).click();
    await carol.composer.waitFor();
    await alice.page.getByText('Carol joined the group').waitFor();
  });

  it('the members panel with all its parts open is accessible', async () => {
    for (const [person, name] of [[alice, 'members-panel-en-light'], [bob, 'members-panel-zh-CN-dark']] as const) {
      const panel = person.page.getByRole('complementary');
      for (const summary of await panel.locator('summary').all()) await summary.click();
      expect(await person.violations('members', 'aside')).toEqual([]);
      await person.shot(name);
    }
  });

  it('bob removes carol by keyboard after reading what it means, and her screen says so', async () => {
    await carol.say('我会带茶');
    await alice.message('我会带茶').waitFor();
    await choose(bob, 'Carol', bob.words.members.remove);
    await bob.page.getByText(bob.words.members.removeUndo).waitFor();
    expect(await bob.violations('what a removal means', '[role="dialog"]')).toEqual([]);
    await bob.shot('members-remove-zh-CN-dark');
    await holdByKeyboard(bob, bob.words.members.removeHold);
    await carol.page.getByRole('heading', { level: 2, name: carol.words.members.ended.removedBy.replace('{{by}}', 'Bob') }).waitFor();
    expect(await carol.composer.count()).toBe(0);
    await alice.page.getByText('Carol was removed by Bob').waitFor();
    await alice.say('only for the two of us');
    await bob.message('only for the two of us').waitFor();
    expect(await carol.message('我会带茶').count()).toBe(1);
    expect(await carol.page.getByText('only for the two of us').count()).toBe(0);
    expect(await carol.violations('removed')).toEqual([]);
    await carol.shot('members-removed-zh-CN-light');
    await alice.shot('members-lines-en-light');
    await holdByKeyboard(carol, carol.words.members.takeOffHold);
    await carol.page.getByRole('main').getByText(carol.words.circles.empty).waitFor();
  });

  it('alice reads what leaving means, chooses bob to follow, and leaves with her copy', async () => {
    await alice.page.getByRole('complementary').getByRole('button', { name: alice.words.members.leave }).click();
    const dialog = alice.page.getByRole('dialog');
    await dialog.getByText(alice.words.errors['successor-needed']).waitFor();
    await dialog.getByLabel(alice.words.members.leaveSuccessor).selectOption({ label: 'Bob' });
    expect(await alice.violations('leaving', '[role="dialog"]')).toEqual([]);
    await alice.shot('members-leave-en-light');
    await holdByKeyboard(alice, alice.words.members.leaveHold);
    await alice.page.getByRole('heading', { level: 2, name: alice.words.members.ended.left }).waitFor();
    await bob.page.getByText('把群主转让给你后退出了群').waitFor();
    expect([...alice.problems, ...bob.problems, ...carol.problems]).toEqual([]);
  });
});
