import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { LOOKS } from './support/looks.ts';
import { launchBrowser, meet, Person } from './support/person.ts';

const PASSPHRASE = 'correct horse battery';
let browser: Browser;
let folder: string;
beforeAll(async () => {
  browser = await launchBrowser();
  folder = mkdtempSync(join(tmpdir(), 'hearth recovery 恢复 '));
});
afterAll(async () => {
  await browser.close();
  rmSync(folder, { recursive: true, force: true });
});

const sectionOf = ({ page, words }: Person) => page.getByRole('region', { name: words.recovery.title, exact: true });
const openSettings = async (person: Person): Promise<void> => {
  await person.page.goto(new URL('#/settings', person.page.url()).href);
  await sectionOf(person).scrollIntoViewIfNeeded();
};

/** Makes the file and returns where it was saved. */
const saveFile = async (person: Person, button: string): Promise<string> => {
  const { page, words } = person;
  await person.button(button).click();
  await page.getByLabel(words.recovery.passphrase).fill(PASSPHRASE);
  const coming = page.waitForEvent('download');
  await person.button(words.recovery.saveButton).click();
  const download = await coming;
  const path = join(folder, `${crypto.randomUUID()} ${download.suggestedFilename()}`);
  await download.saveAs(path);
  await page.getByText(words.recovery.saved).waitFor();
  return path;
};

const enter = async ({ page, words }: Person, { file, passphrase }: { readonly file: string; readonly passphrase: string }): Promise<void> => {
  await page.locator('input[type="file"][accept*="json"]').setInputFiles(file);
  await page.getByLabel(words.recovery.passphrase).fill(passphrase);
};

/** Holds a button as the keyboard does it: Enter twice. */
const confirm = async ({ page, button }: { readonly page: Person['page']; readonly button: ReturnType<Person['button']> }): Promise<void> => {
  await button.focus();
  await page.keyboard.press('Enter');
  await page.keyboard.press('Enter');
};

describe.each(LOOKS)('a recovery file, in $language and $theme', ({ language, theme, hello }) => {
  it('bob makes and tests it, loses his machine, comes back on a new one into the group with its history, shuts the lost one out, and revokes and renews the file', async () => {
    const [alice, bob] = await Promise.all([Person.arrive(browser, { name: 'Alice', language, theme }), Person.arrive(browser, { name: 'Bob', language, theme })]);
    await meet(alice, bob);
    await alice.say(hello);
    await bob.message(hello).waitFor();
    const circle = (await alice.desktop.client.circles.list())[0]?.id ?? '';

    await openSettings(bob);
    await sectionOf(bob).getByText(bob.words.recovery.none).waitFor();
    const file = await saveFile(bob, bob.words.recovery.save);
    expect(await bob.violations('recovery file saved', 'main')).toEqual([]);
    await sectionOf(bob).scrollIntoViewIfNeeded();
    await bob.shot(`recovery-1-saved-${language}`);
    await bob.button(bob.words.recovery.check).click();
    await enter(bob, { file, passphrase: 'another passphrase' });
    await bob.button(bob.words.recovery.checkButton).click();
    await bob.page.getByText(bob.words.errors['recovery-not-opened']).waitFor();
    await enter(bob, { file, passphrase: PASSPHRASE });
    await bob.button(bob.words.recovery.checkButton).click();
    await bob.page.getByText(bob.words.recovery.isCurrent).waitFor();
    await bob.shot(`recovery-2-tested-${language}`);
    // Words follow what came before them: then alice has heard of the key.
    await bob.desktop.client.chat.send({ id: crypto.randomUUID(), circle, text: 'saved' });
    await alice.message('saved').waitFor();
    expect(bob.problems).toEqual([]);
    await bob.leave();

    const fresh = await Person.sitDown(browser, { language, theme });
    const { page, words } = fresh;
    await fresh.choosesMemoryKey();
    await page.getByRole('heading', { name: words.recovery.haveOne }).waitFor();
    await enter(fresh, { file, passphrase: PASSPHRASE });
    expect(await fresh.violations('first run')).toEqual([]);
    await page.getByRole('heading', { name: words.recovery.haveOne }).scrollIntoViewIfNeeded();
    await fresh.shot(`recovery-3-first-run-${language}`);
    await fresh.button(words.recovery.restoreButton).click();
    const group = page.getByRole('navigation').getByRole('button', { name: /Readers/ });
    await group.click();
    await fresh.message(hello).waitFor();
    expect((await fresh.desktop.client.app.settings()).name).toBe('Bob');

    await openSettings(fresh);
    const lost = (language === 'en' ? words.recovery.lost_one : words.recovery.lost_other).replace('{{count}}', '1');
    await sectionOf(fresh).getByText(lost).waitFor();
    expect(await fresh.violations('lost device', 'main')).toEqual([]);
    await fresh.shot(`recovery-4-lost-${language}`);
    await confirm({ page, button: fresh.button(words.recovery.removeLost) });
    await sectionOf(fresh).getByText(lost).waitFor({ state: 'detached' });
    const devices = async (): Promise<number | undefined> => (await alice.desktop.client.members.group({ circle })).members.find(({ name }) => name === 'Bob')?.devices.length;
    await expect.poll(devices).toBe(1);

    await fresh.button(words.recovery.revoke).click();
    await fresh.shot(`recovery-5-revoke-${language}`);
    await confirm({ page, button: fresh.button(words.recovery.revokeHold) });
    await sectionOf(fresh).getByText(words.recovery.none).waitFor();
    expect(await fresh.desktop.client.recovery.show()).toMatchObject({ state: 'none' });
    await saveFile(fresh, words.recovery.save);
    expect([...alice.problems, ...fresh.problems]).toEqual([]);
    await Promise.all([alice.leave(), fresh.leave()]);
  });
});
