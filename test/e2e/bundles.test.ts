import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Locator } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { localDesktop } from '../support/local-desktop.ts';
import { filled } from './support/filled.ts';
import { launchBrowser, meet, Person } from './support/person.ts';

const PASSPHRASE = 'correct horse battery';

let browser: Browser;
let alice: Person;
let bob: Person;
let folder: string;

const arrive = async (name: string, language: 'en' | 'zh-CN', theme: 'light' | 'dark'): Promise<Person> => {
  const desktop = await localDesktop({ dataDir: mkdtempSync(join(tmpdir(), '围炉 desktop ')), name, language, keyKind: 'passphrase', passphrase: PASSPHRASE });
  return Person.arrive(browser, { name, language, theme, desktop });
};
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'hearth bundles 包裹 '));
  browser = await launchBrowser();
  [alice, bob] = await Promise.all([arrive('Alice', 'en', 'light'), arrive('Bob', 'zh-CN', 'dark')]);
  await meet(alice, bob);
});
afterAll(async () => {
  await Promise.all([alice.leave(), bob.leave()]);
  await browser.close();
  rmSync(folder, { recursive: true, force: true });
});

/** Opens Hearth on a desktop where nobody else is on, and the group in it. */
const opens = async (person: Person): Promise<void> => {
  await person.openHearth();
  await person.desktop.client.app.unlock({ passphrase: PASSPHRASE });
  await person.goToHearth();
  await person.page.getByRole('navigation').getByRole('button', { name: /Readers/ }).click();
  await person.composer.waitFor();
};
/** Opens the connection panel from the menu of the group. */
const connection = async (person: Person): Promise<Locator> => {
  const panel = await person.openFromMenu(person.words.connection.title);
  await panel.getByRole('button', { name: person.words.bundles.choose }).waitFor();
  return panel;
};
/** Said of a message of one's own that the other desktop is known to have. */
const reached = (person: Person, text: string): Locator => person.message(text).getByText(filled(person.words.chat.reachedWhy, { reached: 1, of: 1 }));
const dialogOf = ({ page }: Person): Locator => page.getByRole('dialog');
/** Chooses whom a bundle is for, in the dialog that is open. */
const makeFor = async (person: Person, name: string): Promise<void> => {
  await dialogOf(person).getByRole('button', { name: filled(person.words.bundles.makeFor, { name }) }).click();
  await dialogOf(person).getByText(filled(person.words.bundles.ready_other, { name, count: '…' }).split('…')[0]?.trim() ?? '').waitFor();
};
const choosesFile = ({ page }: Person, file: string): Promise<void> => page.getByRole('complementary').locator('input[type="file"][accept=".hearth"]').setInputFiles(file);

describe('two desktops that are never on together any more', () => {
  it('alice sees what waits for bob and why, and saves a bundle for him', async () => {
    await alice.say('see you on Saturday');
    await bob.message('see you on Saturday').waitFor();
    await reached(alice, 'see you on Saturday').waitFor({ state: 'attached' });
    await bob.closeHearth();
    for (const text of ['the room is booked', 'bring the second book', 'and tea']) await alice.say(text);
    const panel = await connection(alice);
    expect(await alice.violations('connection panel', 'aside')).toEqual([]);
    await panel.getByRole('button', { name: alice.words.bundles.choose }).click();
    await dialogOf(alice).getByText(filled(alice.words.bundles.waits_other, { count: 3 })).waitFor();
    expect(await alice.violations('for whom', '[role="dialog"]')).toEqual([]);
    await alice.shot('bundles-1-for-whom');
    await makeFor(alice, 'Bob');
    expect(await alice.violations('a bundle', '[role="dialog"]')).toEqual([]);
    await alice.shot('bundles-2-ready');
    const [download] = await Promise.all([alice.page.waitForEvent('download'), dialogOf(alice).getByRole('button', { name: alice.words.bundles.save }).click()]);
    expect(download.suggestedFilename()).toBe('hearth-bundle.hearth');
    await download.saveAs(join(folder, 'for-bob.hearth'));
    await alice.closeHearth();
  });

  it('bob is told of a damaged one, opens the whole one, and learns the second time that nothing is new', async () => {
    await opens(bob);
    const { page, words } = bob;
    const bytes = readFileSync(join(folder, 'for-bob.hearth'));
    writeFileSync(join(folder, 'damaged.hearth'), bytes.subarray(0, -100));
    await connection(bob);
    await choosesFile(bob, join(folder, 'damaged.hearth'));
    await page.getByText(words.errors['bundle-broken']).waitFor();
    expect(await bob.message('the room is booked').count()).toBe(0);
    await choosesFile(bob, join(folder, 'for-bob.hearth'));
    for (const text of ['the room is booked', 'bring the second book', 'and tea']) await bob.message(text).waitFor();
    await page.getByText(filled(words.bundles.taken_other, { name: 'Alice', group: 'Readers', count: '…' }).split('…')[0]?.trim() ?? '').waitFor();
    await bob.shot('bundles-3-taken-zh');
    // Dropped on the window this time.
    const dropped = await page.evaluateHandle((base64) => {
      const data = new DataTransfer();
      data.items.add(new File([Uint8Array.from(atob(base64), (character) => character.charCodeAt(0))], 'again.HEARTH'));
      return data;
    }, bytes.toString('base64'));
    await page.locator('main').first().dispatchEvent('drop', { dataTransfer: dropped });
    await page.getByText(filled(words.bundles.nothingNew, { name: 'Alice', group: 'Readers' })).waitFor();
  });

  it('bob carries his answer as a text from the menu of his message', async () => {
    const { page, words } = bob;
    await bob.say('我会带书来');
    await bob.message('我会带书来').focus();
    await page.keyboard.press('Enter');
    await page.getByRole('menuitem', { name: words.bundles.menu }).click();
    await dialogOf(bob).getByText(words.bundles.everything).waitFor();
    await bob.shot('bundles-4-for-whom-zh');
    await makeFor(bob, 'Alice');
    expect(await bob.violations('a bundle', '[role="dialog"]')).toEqual([]);
    await bob.shot('bundles-5-ready-zh');
    await dialogOf(bob).getByRole('button', { name: words.bundles.copyText }).click();
    await dialogOf(bob).getByText(words.app.copied).waitFor();
    writeFileSync(join(folder, 'text'), await page.evaluate(() => navigator.clipboard.readText()));
    await bob.closeHearth();
  });

  it('alice pastes it where invites go, as a chat has mangled it: his words are there, and hers are known to have reached him', async () => {
    await opens(alice);
    const { page, words } = alice;
    const text = readFileSync(join(folder, 'text'), 'utf8').replace(':', '：\u200b').replaceAll(/.{300}/gu, '$&\n');
    await page.getByRole('navigation').getByRole('button', { name: words.circles.create, exact: true }).click();
    await page.getByRole('menuitem', { name: words.circles.join }).click();
    await dialogOf(alice).getByLabel(words.circles.joinPaste).fill(`Bob: ${text}\nsent from my phone`);
    await dialogOf(alice).getByText(words.bundles.isBundle).waitFor();
    await alice.shot('bundles-6-pasted');
    await dialogOf(alice).getByRole('button', { name: words.bundles.open }).click();
    await alice.message('我会带书来').waitFor();
    await dialogOf(alice).waitFor({ state: 'detached' });
    await reached(alice, 'and tea').waitFor({ state: 'attached' });
    expect([...alice.problems, ...bob.problems]).toEqual([]);
  });
});
