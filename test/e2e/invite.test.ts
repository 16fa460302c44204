import { readFileSync } from 'node:fs';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { filled } from './support/filled.ts';
import { LOOKS } from './support/looks.ts';
import { launchBrowser, Person } from './support/person.ts';

let browser: Browser;
let people: readonly Person[];
beforeAll(async () => {
  browser = await launchBrowser();
  people = await Promise.all(LOOKS.map(({ language, theme, names: [name] }) => Person.arrive(browser, { name, language, theme })));
});
afterAll(async () => {
  await Promise.all(people.map((person) => person.leave()));
  await browser.close();
});

/** Opens the invite to a new group, and saves its picture. */
const savesPicture = async ({ desktop, page, words }: Person, name: string): Promise<Buffer> => {
  await desktop.client.circles.create({ id: crypto.randomUUID(), name });
  await page.getByRole('navigation').getByRole('button', { name: new RegExp(name, 'u') }).click();
  await page.getByRole('main').getByRole('button', { name: words.circles.invite, exact: true }).click();
  const dialog = page.getByRole('dialog', { name: filled(words.circles.inviteTitle, { name }) });
  // These desktops meet over 127.0.0.1 alone.
  await dialog.getByText(words.circles.inviteNetworkOnly).waitFor();
  const [download] = await Promise.all([page.waitForEvent('download'), dialog.getByRole('button', { name: words.connection.qrSave }).click()]);
  return readFileSync(await download.path());
};

it.each([[0, 1], [1, 0]])('an invite goes as a picture that is saved, copied and pasted, from person %i to person %i', async (from, to) => {
  const [host, guest] = [people[from], people[to]];
  if (!host || !guest) throw new Error('nobody is there');
  const name = `Lake${from}`;
  const picture = await savesPicture(host, name);
  expect(await host.violations('invite', '[role="dialog"]')).toEqual([]);
  await host.shot(`invite-picture-${host.language}`);
  await host.page.keyboard.press('Escape');
  const { page, words } = guest;
  await guest.palette(words.circles.join);
  const field = page.getByRole('textbox', { name: words.circles.joinPaste });
  await field.focus();
  await page.evaluate(async (base64) => {
    const bytes = Uint8Array.from(atob(base64), (character) => character.codePointAt(0) ?? 0);
    await navigator.clipboard.write([new ClipboardItem({ 'image/png': new Blob([bytes], { type: 'image/png' }) })]);
  }, picture.toString('base64'));
  await field.press('Control+v');
  await expect.poll(() => field.inputValue()).toMatch(/^HEARTH:\/\/JOIN\//u);
  await page.getByRole('button', { name: words.circles.joinButton, exact: true }).click();
  await guest.composer.waitFor();
  await page.getByRole('main').getByText(name).first().waitFor();
  expect(guest.problems).toEqual([]);
});

it('who makes a group with the keyboard has the focus in its invite, and afterwards where one writes', async () => {
  for (const person of people) {
    const { page, words } = person;
    await person.palette(words.circles.create);
    const field = page.getByRole('textbox', { name: words.circles.createName });
    await field.and(page.locator(':focus')).waitFor();
    await field.fill('Tea');
    await field.press('Enter');
    const dialog = page.getByRole('dialog', { name: filled(words.circles.inviteTitle, { name: 'Tea' }) });
    await dialog.getByRole('button', { name: words.circles.inviteCopy, exact: true }).waitFor();
    await person.standsStill();
    await expect.poll(() => dialog.evaluate((element) => element.contains(document.activeElement))).toBe(true);
    await page.keyboard.press('Escape');
    await person.composer.and(page.locator(':focus')).waitFor();
  }
});
