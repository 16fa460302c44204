import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Locator } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Language } from '#contract';
import { filled } from '../e2e/support/filled.ts';
import { eveningPhoto } from '../e2e/support/evening-photo.ts';
import { launchBrowser, Person } from '../e2e/support/person.ts';
import { openAlbum } from './album.ts';
import { TALK } from './talk.ts';

const LANGUAGES: readonly Language[] = ['en', 'zh-CN'];
const WINDOW = { width: 1160, height: 720 };
const NARROW = { width: 360, height: 680 };

/** The pictures of the guide, taken on the way of three people through the app. Each desktop is a real one. */
describe.each(LANGUAGES)('the pictures of the guide, %s', (language) => {
  const talk = TALK[language];
  const [her, his, third] = talk.people;
  let browser: Browser;
  let album: Awaited<ReturnType<typeof openAlbum>>;
  let maya: Person;
  let tom: Person;
  let nina: Person;
  let folder: string;
  const shoot = (person: Person, name: string, target?: Locator) => album.shoot(person, name, target);

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'hearth guide '));
    browser = await launchBrowser();
    album = await openAlbum(browser, language);
    [maya, tom, nina] = await Promise.all([
      Person.sitDown(browser, { language, ...WINDOW }),
      Person.sitDown(browser, { language, ...WINDOW }),
      Person.arrive(browser, { name: third, language, ...WINDOW }),
    ]);
  });
  afterAll(async () => {
    await Promise.all([maya, tom, nina].map((person) => person.leave()));
    await album.close();
    await browser.close();
    rmSync(folder, { recursive: true, force: true });
  });

  const setUp = async (person: Person, name: string, ready: () => Promise<void>): Promise<void> => {
    const { page, words } = person;
    await page.getByRole('textbox', { name: words.first.name }).fill(name);
    await page.getByRole('radio', { name: words.first.passphrase }).check();
    await page.getByLabel(words.first.passphraseLabel, { exact: true }).fill(talk.passphrase);
    await ready();
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: words.first.start }).waitFor();
    await page.getByText(/GB/).first().waitFor();
  };
  const dialogOf = ({ page }: Person): Locator => page.getByRole('dialog');
  const closes = async (person: Person): Promise<void> => {
    await person.page.keyboard.press('Escape');
    await dialogOf(person).waitFor({ state: 'detached' });
  };
  const openGroup = (person: Person, name: string = talk.group) => person.page.getByRole('navigation').getByRole('listitem').getByRole('button', { name: new RegExp(`^${name}`) }).click();
  const panelOf = (person: Person): Locator => person.page.getByRole('complementary');
  const closePanel = (person: Person) => panelOf(person).getByRole('button', { name: person.words.app.close, exact: true }).click();
  /** Opening a panel makes the chat narrower, and now and then leaves it above its end. */
  const toEnd = async (person: Person): Promise<void> => {
    const button = person.button(person.words.chat.toEnd);
    if (await button.isVisible()) await button.click();
  };
  const settings = async (person: Person, title: string): Promise<Locator> => {
    const { page, words } = person;
    await page.getByRole('navigation').getByRole('button', { name: words.settings.title, exact: true }).click();
    await page.getByText(/GB/).first().waitFor();
    return page.getByRole('region', { name: title, exact: true });
  };

  it('start: a name, a way to begin, a group, an invite', async () => {
    const { page, words } = maya;
    await setUp(maya, her, () => shoot(maya, 'first-name'));
    await shoot(maya, 'first-begin');
    await page.getByRole('textbox', { name: words.circles.createName }).fill(talk.group);
    await maya.button(words.circles.createButton).click();
    const dialog = dialogOf(maya);
    await dialog.getByRole('img', { name: words.connection.inviteQr }).waitFor();
    await shoot(maya, 'invite', dialog);
    const invite = (await dialog.getByRole('region', { name: words.circles.inviteText }).textContent()) ?? '';
    await closes(maya);
    await setUp(tom, his, () => Promise.resolve());
    await tom.page.getByLabel(tom.words.circles.joinPaste).fill(`${talk.around[0]}\n${invite}\n${talk.around[1]}`);
    const join = tom.button(tom.words.circles.joinButton).and(tom.page.locator(':enabled'));
    await join.waitFor();
    await shoot(tom, 'join');
    await join.click();
    await tom.composer.waitFor();
    await nina.desktop.client.circles.join({ id: crypto.randomUUID(), text: invite });
    await openGroup(nina);
    await nina.composer.waitFor();
    await page.getByText(filled(words.circles.online, { online: 3, members: 3 })).waitFor();
  });

  it('chat: what they say, a reply, a reaction, a photo without its place', async () => {
    const people = [maya, tom, nina];
    for (const [who, text] of talk.said) {
      await people[who]?.say(text);
      await Promise.all(people.map((person) => person.message(text).waitFor()));
    }
    await tom.message(talk.said[2][1]).click({ button: 'right' });
    await tom.page.getByRole('menuitem', { name: `${tom.words.chat.react} 👍` }).click();
    await nina.message(talk.said[3][1]).click({ button: 'right' });
    await nina.page.getByRole('menuitem', { name: nina.words.chat.reply, exact: true }).click();
    await nina.say(talk.reply);
    await maya.message(talk.reply).waitFor();
    const files = [await eveningPhoto(maya.page), 'one book a month\n'.repeat(2_000)].map((bytes, index) => {
      const path = join(folder, talk.files[index] ?? '');
      writeFileSync(path, bytes);
      return path;
    });
    await maya.page.locator('input[type=file]').setInputFiles(files);
    const tray = maya.page.getByRole('list', { name: maya.words.files.tray });
    await tray.getByText(maya.words.files.placeRemoved).waitFor();
    await tray.getByText(maya.words.files.asItIs).waitFor();
    await maya.composer.fill(talk.photo);
    await shoot(maya, 'files');
    await maya.press('Enter');
    await tray.waitFor({ state: 'detached' });
    await tom.button(filled(tom.words.files.open, { name: talk.files[0] })).waitFor();
    await shoot(tom, 'chat');
    await tom.message(talk.said[0][1]).click({ button: 'right' });
    await tom.page.getByRole('menu').waitFor();
    await shoot(tom, 'message-menu');
    await tom.page.keyboard.press('Escape');
  });

  it('the guard: what the AI will see, what everybody will see', async () => {
    const { page, words } = maya;
    await maya.composer.fill(talk.draft);
    const mask = page.getByRole('button', { name: words.guard.mask });
    await mask.waitFor();
    await shoot(maya, 'guard');
    await maya.press('Enter');
    await maya.message(talk.draft).click({ button: 'right' });
    await page.getByRole('menuitem', { name: words.chat.aiSees }).click();
    const dialog = page.getByRole('dialog', { name: words.guard.viewTitle });
    await dialog.getByText(words.guard.rule.PHONE).waitFor();
    await shoot(maya, 'ai-sees', dialog);
    await closes(maya);
    await maya.composer.fill(talk.draft);
    await mask.click();
    await expect.poll(() => maya.composer.inputValue()).not.toBe(talk.draft);
    await shoot(maya, 'guard-mask');
    await maya.composer.fill('');
  });

  it('Ember: an answer that only the one who asked sees, and highlights', async () => {
    const { page, words } = tom;
    await tom.composer.fill(talk.question);
    await tom.press('Enter');
    const card = page.getByRole('region', { name: words.ask.answerBy });
    await card.getByText(words.ai.tier.rules).waitFor();
    await card.getByRole('button', { name: new RegExp(talk.said[0][1].slice(0, 6)) }).waitFor();
    await shoot(tom, 'ask');
    await nina.desktop.client.circles.createSample({ id: crypto.randomUUID(), language });
    await nina.page.getByRole('navigation').getByRole('button', { name: new RegExp(nina.words.circles.sampleTag) }).click();
    await nina.composer.waitFor();
    const highlights = await nina.open(nina.words.catchUp.title);
    await highlights.getByRole('listitem').first().waitFor();
    await shoot(nina, 'highlights');
    await closePanel(nina);
    await openGroup(nina);
  });

  it('an agreement: made, joined, checked in for', async () => {
    const { words } = maya;
    const panel = await maya.open(words.agreements.title);
    await panel.getByRole('button', { name: words.agreements.new }).click();
    await panel.getByLabel(words.agreements.name).fill(talk.agreement[0]);
    await panel.getByLabel(words.agreements.rule).fill(talk.agreement[1]);
    await shoot(maya, 'agreement-new', panel);
    await maya.press('Enter');
    await panel.getByLabel(words.agreements.checkIn).fill(talk.deeds[0]);
    await maya.press('Enter');
    await panel.getByText(words.agreements.verdict.counts, { exact: true }).first().waitFor();
    const toms = await tom.open(tom.words.agreements.title);
    await toms.getByRole('button', { name: tom.words.agreements.sign }).click();
    await toms.getByLabel(tom.words.agreements.checkIn).fill(talk.deeds[1]);
    await tom.press('Enter');
    await panel.getByText(talk.deeds[1]).first().waitFor();
    await toEnd(maya);
    await maya.message(talk.deeds[1]).getByText(words.agreements.verdict.counts, { exact: true }).waitFor();
    await shoot(maya, 'agreement');
  });

  it('members: who is here, what the group agreed on, is this really him', async () => {
    const { page, words } = maya;
    await page.getByRole('main').locator('header h1 button').click();
    const panel = panelOf(maya);
    await panel.getByText(words.members.founded).waitFor();
    await shoot(maya, 'members');
    await panel.getByRole('button', { name: filled(words.members.actionsFor, { name: third }) }).click();
    await shoot(maya, 'member-menu');
    await page.keyboard.press('Escape');
    const agreed = panel.getByLabel(words.members.disappear);
    await panel.locator('summary').filter({ hasText: words.members.policy }).click();
    await agreed.waitFor();
    await shoot(maya, 'policy', panel.locator('details').filter({ hasText: words.members.policy }));
    await panel.getByRole('button', { name: filled(words.verify.openFor, { name: his }) }).click();
    const card = dialogOf(maya);
    await card.getByRole('list', { name: words.verify.emoji }).waitFor();
    await shoot(maya, 'verify', card);
    await closes(maya);
  });

  it('a private chat: asked for, agreed to', async () => {
    const { page, words } = maya;
    await panelOf(maya).getByTitle(filled(words.direct.openProfile, { name: his }), { exact: true }).click();
    const card = dialogOf(maya);
    await card.getByText(filled(words.direct.messageHint, { name: his })).waitFor();
    await shoot(maya, 'private-card', card);
    await card.getByRole('button', { name: words.direct.message, exact: true }).click();
    await page.getByText(filled(words.direct.askedTitle, { name: his })).waitFor();
    const requests = tom.page.getByRole('region', { name: tom.words.direct.requests });
    await requests.waitFor();
    await shoot(tom, 'private-request', requests);
    await requests.getByRole('button', { name: filled(tom.words.direct.acceptFrom, { name: her }), exact: true }).click();
    await Promise.all([maya, tom].map((person) => person.composer.waitFor()));
    await maya.say(talk.private);
    await tom.message(talk.private).waitFor();
    await openGroup(maya);
    await maya.composer.waitFor();
  });

  it('settings: mine, my devices, a recovery file', async () => {
    const { page, words } = maya;
    const devices = await settings(maya, words.devices.title);
    await shoot(maya, 'settings');
    await shoot(maya, 'settings-connection', page.getByRole('region', { name: words.connection.title, exact: true }));
    await shoot(maya, 'settings-guard', page.getByRole('region', { name: words.guard.title, exact: true }));
    await devices.getByRole('button', { name: words.devices.add }).click();
    const code = dialogOf(maya);
    await code.getByRole('img', { name: words.devices.codeQrLabel }).waitFor();
    const typed = await code.locator('output').first().innerText();
    await shoot(maya, 'device-code', code);
    const laptop = await Person.sitDown(browser, { language, ...WINDOW });
    await laptop.choosesMemoryKey();
    await laptop.page.getByLabel(words.devices.enter).fill(typed);
    await laptop.button(words.devices.enterButton).click();
    await Promise.all([maya, laptop].map((person) => person.page.getByRole('list', { name: words.devices.compare }).waitFor()));
    await shoot(maya, 'device-emoji', code);
    await maya.button(words.devices.same).click();
    await laptop.button(words.devices.same).click();
    await openGroup(laptop);
    await laptop.message(talk.deeds[1]).waitFor();
    await closes(maya);
    await devices.getByText(filled(words.devices.unnamed, { number: 2 })).waitFor();
    await shoot(maya, 'devices', devices);
    const recovery = page.getByRole('region', { name: words.recovery.title, exact: true });
    await recovery.getByRole('button', { name: words.recovery.save }).click();
    await page.getByLabel(words.recovery.passphrase).fill(talk.passphrase);
    await shoot(maya, 'recovery', recovery);
    await laptop.leave();
  });

  it('what the AI knows, and forgetting it', async () => {
    const { page, words } = maya;
    await page.emulateMedia({ colorScheme: 'dark' });
    await openGroup(maya);
    await maya.composer.waitFor();
    const asking = await maya.open(words.ask.title);
    await asking.getByRole('textbox').fill(talk.question.replace(/^@\S+ /u, ''));
    await maya.press('Enter');
    await asking.getByText(words.ai.tier.rules).first().waitFor();
    const panel = await maya.open(words.memory.title);
    await panel.getByText(words.memory.readsNone).waitFor({ state: 'hidden' });
    await panel.getByText(words.memory.goes, { exact: true }).waitFor();
    await shoot(maya, 'memory-dark');
    await panel.locator('summary').filter({ hasText: words.guard.rules }).click();
    await shoot(maya, 'guard-rules', panel.locator('details').filter({ hasText: words.guard.rules }));
    const hold = panel.getByRole('button', { name: words.memory.hold }).and(page.locator(':enabled'));
    await maya.hold(hold, panel.getByText(words.memory.running).or(panel.getByText(words.memory.receiptDone, { exact: true })).first());
    await panel.getByText(words.memory.checks['key-destroyed']).first().waitFor();
    await panel.getByText(words.memory.receiptDone, { exact: true }).first().scrollIntoViewIfNeeded();
    await shoot(maya, 'forgotten-dark');
  });

  it('connection, the palette, a narrow window', async () => {
    const { page, words } = maya;
    await page.emulateMedia({ colorScheme: 'light' });
    const panel = await maya.openFromMenu(words.connection.title);
    await panel.getByText(his).first().waitFor();
    await shoot(maya, 'connection');
    await closePanel(maya);
    // Forgetting has started the core afresh: the page may still say so.
    await page.getByText(words.app.offline).waitFor({ state: 'hidden' });
    await page.keyboard.press('Control+k');
    await page.getByRole('combobox').waitFor();
    await shoot(maya, 'palette');
    await page.keyboard.press('Escape');
    await page.setViewportSize(NARROW);
    await shoot(maya, 'narrow-chat');
    await page.setViewportSize(WINDOW);
  });

  it('nobody is online: what waits, a mailbox, a bundle', async () => {
    const { page, words } = maya;
    await Promise.all([tom.closeHearth(), nina.closeHearth()]);
    await page.getByText(words.circles.onlineMe).first().waitFor();
    for (const text of talk.waits) await maya.say(text);
    await maya.message(talk.waits[1]).click({ button: 'right' });
    await page.getByRole('menuitem', { name: words.bundles.menu }).waitFor();
    await shoot(maya, 'waits');
    await page.getByRole('menuitem', { name: words.bundles.menu }).click();
    const dialog = dialogOf(maya);
    await dialog.getByText(words.bundles.everything).waitFor();
    await shoot(maya, 'bundle', dialog);
    await dialog.getByRole('button', { name: filled(words.bundles.makeFor, { name: his }) }).click();
    await dialog.getByRole('button', { name: words.bundles.save }).waitFor();
    await shoot(maya, 'bundle-ready', dialog);
    await closes(maya);
    await maya.palette(words.circles.invite);
    await dialog.getByText(words.members.inviteOptions).click();
    await dialog.getByLabel(words.members.inviteFor, { exact: true }).selectOption('mailbox');
    await dialog.getByText(words.members.mailboxSees).scrollIntoViewIfNeeded();
    await shoot(maya, 'mailbox', dialog);
    await closes(maya);
  });

  it('opened again: locked', async () => {
    await maya.closeHearth();
    await maya.openHearth();
    await maya.goToHearth();
    await maya.page.getByLabel(maya.words.first.passphraseLabel, { exact: true }).waitFor();
    await shoot(maya, 'unlock');
    expect(maya.problems).toEqual([]);
  });
});
