import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { EventEmitter } from 'node:events';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { MenuItem } from '../../main/hosts/electron/electron-parts.ts';
import { en as enWords } from '../../main/hosts/electron/words/en.ts';
import { zhCN as zhWords } from '../../main/hosts/electron/words/zh-cn.ts';
import { en } from '../../renderer/app/locales/en.ts';
import { zhCN } from '../../renderer/app/locales/zh-cn.ts';
import { type ElectronDesktop, electronDesktop, isAlive } from '../support/electron-desktop.ts';
import type { Machine } from '../support/electron-double/electron-double.ts';
import { launchElectronBrowser } from '../support/electron-double/launch-browser.ts';
import { JPEG } from '../support/pictures.ts';
import { LONGEST_WAIT_MS } from '../support/longest-wait.ts';
import { waitFor } from '../support/wait-for.ts';

/** Of a build with a feed of its own; nobody is there. */
const FEED = { url: 'https://updates.example/feed.json', publicKey: Buffer.alloc(32).toString('base64') };

let browser: Browser;
let alice: ElectronDesktop;
let bob: ElectronDesktop;
const complaints: string[] = [];
const bobs = new Map<string, EventEmitter>();
const machine = (locale: string, running = new Map<string, EventEmitter>()): Machine => ({ browser, running, locale });

const pageOf = async (desktop: ElectronDesktop): Promise<Page> => {
  const page = await desktop.page();
  page.setDefaultTimeout(LONGEST_WAIT_MS);
  return page;
};
const watch = async (desktop: ElectronDesktop): Promise<void> => {
  const page = await pageOf(desktop);
  page.on('pageerror', ({ message }) => complaints.push(message));
  page.on('console', (message) => void (message.type() === 'error' && complaints.push(message.text())));
};
const say = async (page: Page, text: string): Promise<void> => {
  await page.locator('#composer').fill(text);
  await page.locator('#composer').press('Enter');
  await page.getByRole('article').filter({ hasText: text }).last().waitFor();
};
const heard = async (desktop: ElectronDesktop, text: string): Promise<void> => (await pageOf(desktop)).getByRole('article').filter({ hasText: text }).last().waitFor();
/** To a place of the page; away from the group nothing is read by being shown. */
const goTo = async (desktop: ElectronDesktop, hash: string): Promise<void> => {
  const page = await pageOf(desktop);
  await page.evaluate((wanted) => {
    location.hash = wanted;
  }, hash);
};

beforeAll(async () => {
  browser = await launchElectronBrowser();
  [alice, bob] = await Promise.all([electronDesktop(machine('en-GB'), { feed: FEED }), electronDesktop(machine('zh-CN', bobs))]);
  await Promise.all([watch(alice), watch(bob)]);
});
afterAll(async () => {
  await Promise.all([alice.quit(), bob.quit()]);
  await browser.close();
});

describe('two desktops in Electron, one English and one Chinese', () => {
  let invite = '';
  let group = '';

  it('alice sets up with the key in the keyring and makes a group', async () => {
    const page = await pageOf(alice);
    await page.getByRole('textbox', { name: en.first.name }).fill('Alice');
    await page.keyboard.press('Enter');
    await page.getByRole('button', { name: en.circles.createButton }).click();
    await waitFor(async () => {
      invite = await page.evaluate(() => /HEARTH:[0-9A-Z]+/.exec([...document.querySelectorAll('textarea, input, code, p, div')].map((one) => ('value' in one ? String(one.value) : (one.textContent ?? ''))).join('\n'))?.[0] ?? '');
      return invite !== '';
    });
    await page.keyboard.press('Escape');
    await page.locator('#composer').waitFor();
    group = new URL(page.url()).hash;
    expect(existsSync(join(alice.dataDir, 'safe-storage.json'))).toBe(true);
  });

  it('bob joins by a link that a second start hands over, and they chat through their hidden windows', async () => {
    const page = await pageOf(bob);
    await page.getByRole('textbox', { name: zhCN.first.name }).fill('小明');
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: zhCN.first.start }).waitFor();
    bob.seen.mainWindow?.blur();
    const second = await electronDesktop({ ...machine('zh-CN', bobs), argv: ['hearth', `hearth://join/${invite.slice('HEARTH:'.length)}`] }, { dataDir: bob.dataDir });
    expect(second.host).toBeUndefined();
    expect([second.seen.exitCode, second.seen.utilities.length, second.seen.windows.size]).toEqual([0, 0, 0]);
    await second.close();
    await page.getByRole('button', { name: zhCN.circles.joinButton }).click();
    expect(bob.seen.mainWindow?.isFocused()).toBe(true);
    await page.locator('#composer').waitFor();
    await say(await pageOf(alice), 'Shall we meet at three?');
    await page.getByRole('article').filter({ hasText: 'Shall we meet at three?' }).waitFor();
    await say(page, '好的，三点见');
    await heard(alice, '好的，三点见');
    for (const { seen } of [alice, bob]) expect(seen.hiddenWindows).toHaveLength(1);
  });

  it('a broken link is said', async () => {
    const page = await pageOf(alice);
    alice.app.emit('second-instance', {}, ['hearth', 'hearth://join/../../etc/passwd'], '/');
    await page.getByText(en.circles.linkBroken).waitFor();
    await page.keyboard.press('Escape');
    await goTo(alice, group);
  });

  it('bob closes his window, is asked once, and goes on receiving from the tray: told in words, answered from there', async () => {
    const { seen } = bob;
    const window = seen.mainWindow;
    seen.answer = { response: 0, checkboxChecked: true };
    window?.close();
    await waitFor(() => window?.isVisible() === false && seen.trays.length === 1);
    expect(seen.questions).toHaveLength(1);
    await waitFor(() => existsSync(join(bob.dataDir, 'config', 'autostart', 'hearth-app.desktop')));
    expect(readFileSync(join(bob.dataDir, 'config', 'autostart', 'hearth-app.desktop'), 'utf8')).toContain('Exec="/opt/Hearth 围炉/hearth" --hidden');
    await goTo(bob, '#/');
    await say(await pageOf(alice), 'Bring the blue book');
    await waitFor(() => seen.notifications.length === 1);
    expect(seen.notifications[0]?.options).toMatchObject({ title: "Alice's group", body: 'Alice: Bring the blue book', hasReply: true });
    await waitFor(() => seen.badge === 1 && seen.trays[0]?.tip === '围炉：1 条未读');
    seen.notifications[0]?.emit('reply', { reply: '带上了' });
    await heard(alice, '带上了');
    const long = `太长的回复 ${'长'.repeat(30_000)}`;
    const page = await pageOf(bob);
    await goTo(bob, group);
    await page.locator('#composer').fill('写了一半');
    await waitFor(async () => (await page.locator('#composer').inputValue()) === '写了一半');
    seen.notifications[0]?.emit('reply', { reply: long });
    await waitFor(() => seen.notifications.length === 2);
    expect(seen.notifications[1]?.options).toEqual({ title: zhWords.replyUnsent, body: zhWords['reply-message-too-long'] });
    await waitFor(async () => (await page.locator('#composer').inputValue()).endsWith(long));
    expect(await page.locator('#composer').inputValue()).toBe(`写了一半\n${long}`);
    expect([window?.isVisible(), window?.isFocused()]).toEqual([true, true]);
    await page.locator('#composer').fill('');
    window?.close();
    expect(seen.questions).toHaveLength(1);
  });

  it('a muted group is silent and uncounted', async () => {
    const { seen } = bob;
    bob.seen.notifications[0]?.emit('click');
    const page = await pageOf(bob);
    await page.getByRole('main').getByRole('button', { name: zhCN.app.more, exact: true }).first().click();
    await page.getByRole('menuitem', { name: zhCN.circles.mute, exact: true }).click();
    await page.getByText(zhCN.circles.muted, { exact: true }).waitFor();
    await goTo(bob, '#/');
    bob.seen.mainWindow?.close();
    const before = seen.notifications.length;
    await say(await pageOf(alice), 'Nobody is told of this');
    await page.getByText('Nobody is told of this').first().waitFor();
    await waitFor(() => seen.badge === 0);
    expect(seen.notifications).toHaveLength(before);
  });

  it('the page goes nowhere, opens nothing but the browser for https, and gets no file from outside of what was built', async () => {
    const page = await pageOf(alice);
    const before = page.url();
    await page.evaluate(() => {
      location.href = 'https://elsewhere.example/';
    });
    await page.evaluate(() => void window.open('https://example.org/read'));
    await page.evaluate(() => void window.open('http://example.org/plain'));
    await waitFor(() => alice.seen.outside.length === 1);
    expect(alice.seen.outside).toEqual(['https://example.org/read']);
    const statuses = await page.evaluate(async () => {
      const paths = ['/..%2f..%2fpackage.json', '/%2e%2e/%2e%2e/package.json', '/..%5cpackage.json', '/index.html%00.png', '/main/core.js', `/blob/${'0'.repeat(64)}`];
      return Promise.all(paths.map(async (path) => (await fetch(path)).status));
    });
    expect(statuses).toEqual([404, 404, 404, 404, 404, 404]);
    expect(page.url()).toBe(before);
    await say(page, 'still here');
  });

  it.each([['Help', () => alice, en], ['帮助', () => bob, zhCN]] as const)('the guide opens from the menu %s, with pictures from inside', async (label, whose, words) => {
    const desktop = whose();
    const page = await pageOf(desktop);
    const before = new URL(page.url()).hash;
    const help = desktop.seen.menu.find((item) => item.label === label)?.submenu;
    const [guide] = Array.isArray(help) ? (help as readonly MenuItem[]) : [];
    guide?.click?.(guide as never, undefined, {} as never);
    const article = page.getByRole('article');
    const link = article.getByRole('link', { name: words.devices.title });
    await link.waitFor();
    await waitFor(async () => (await article.getByRole('img').first().evaluate((image) => (image as HTMLImageElement).naturalWidth)) > 0);
    await goTo(desktop, before);
    await link.waitFor({ state: 'detached' });
  });

  it('Forget erases what a crash left while the app runs, a fresh core takes over, and the page goes on', async () => {
    const page = await pageOf(alice);
    const dumps = ['one.dmp', 'pending/two.dmp'].map((name) => join(alice.dataDir, 'crashes', name));
    mkdirSync(join(alice.dataDir, 'crashes', 'pending'), { recursive: true });
    for (const dump of dumps) writeFileSync(dump, 'memory of the old core');
    const before = alice.host?.corePid();
    await page.getByRole('main').getByRole('button', { name: en.memory.title }).first().click();
    await page.getByRole('button', { name: en.memory.hold }).and(page.locator(':enabled')).focus();
    await page.keyboard.press('Enter');
    await page.getByText(en.memory.confirm).waitFor();
    await page.keyboard.press('Enter');
    await page.getByText(en.memory.receiptDone, { exact: true }).first().waitFor();
    await waitFor(() => alice.host?.corePid() !== before && isAlive(alice.host?.corePid()) && !isAlive(before));
    expect(dumps.filter((dump) => existsSync(dump))).toEqual([]);
    await page.keyboard.press('Escape');
    expect([alice.host?.corePid() === before, isAlive(before), alice.seen.uploadsCrashes, alice.seen.isSandboxed]).toEqual([false, false, false, true]);
    await say(await pageOf(alice), 'after the replacement');
    await waitFor(() => alice.seen.hiddenWindows.length === 1);
  });

  it('a core that is killed is followed by another: what was said is there, and they chat on', async () => {
    const before = alice.host?.corePid();
    process.kill(before ?? 0, 'SIGKILL');
    await waitFor(() => alice.host?.corePid() !== before && isAlive(alice.host?.corePid()));
    await heard(alice, 'after the replacement');
    await say(await pageOf(alice), 'after the kill');
    await goTo(bob, group);
    await heard(bob, 'after the kill');
    expect(alice.seen.exitCode).toBeUndefined();
    process.kill(bob.host?.corePid() ?? 0, 'SIGKILL');
    bob.seen.notifications[0]?.emit('reply', { reply: '核心停了也发得出' });
    await heard(bob, '核心停了也发得出');
  });

  it('a picture goes through the hidden windows, and the page reads it from its own address', async () => {
    const [hers, his] = await Promise.all([pageOf(alice), pageOf(bob)]);
    await hers.locator('input[type=file]').first().setInputFiles({ name: '晚饭.jpg', mimeType: 'image/jpeg', buffer: Buffer.from(JPEG) });
    await hers.getByRole('list', { name: en.files.tray }).getByText(en.files.detailsRemoved).waitFor();
    await say(hers, 'our dinner');
    const picture = his.getByRole('article').filter({ hasText: 'our dinner' }).last().getByRole('button', { name: /晚饭\.jpg/ }).first();
    await picture.waitFor();
    await waitFor(() => picture.isEnabled());
    await picture.click();
    const large = his.getByRole('dialog').getByRole('img', { name: '晚饭.jpg' });
    await large.waitFor();
    await waitFor(() => large.evaluate((img) => img instanceof HTMLImageElement && img.naturalHeight === 16 && new URL(img.src).pathname.startsWith('/blob/')));
    await his.keyboard.press('Escape');
  });

  it('menus are in the language of each, and new versions are looked for only once that is switched on', async () => {
    const [hers, his] = [alice, bob].map(({ seen }) => seen.menu.map(({ label }) => label));
    expect([hers, his]).toEqual([enWords, zhWords].map(({ app, edit, view, window, help }) => [app, edit, view, window, help]));
    expect(bob.seen.trays.at(-1)?.menu).toMatchObject([{ label: zhWords.open }, { type: 'separator' }, { label: zhWords.quit }]);
    expect([alice.seen.asked, bob.seen.asked]).toEqual([[], []]);
    await goTo(alice, '#/settings');
    await (await pageOf(alice)).getByRole('switch', { name: en.settings.checkUpdates }).click();
    await waitFor(() => alice.seen.asked.length === 1);
    expect(alice.seen.asked).toEqual([FEED.url]);
    await goTo(bob, '#/settings');
    const page = await pageOf(bob);
    await page.getByRole('switch', { name: zhCN.settings.typing }).waitFor();
    expect(await page.getByRole('switch', { name: zhCN.settings.checkUpdates }).count()).toBe(0);
  });

  it('quitting ends every process, and nothing was complained of', async () => {
    const pids = [alice, bob].flatMap(({ seen }) => seen.utilities.map(({ pid }) => pid));
    expect(pids.filter(isAlive).length).toBeGreaterThanOrEqual(2);
    await Promise.all([alice.quit(), bob.quit()]);
    expect(pids.filter(isAlive)).toEqual([]);
    expect([alice.seen.exitCode, bob.seen.exitCode, alice.seen.windows.size, bob.seen.windows.size]).toEqual([0, 0, 0, 0]);
    expect([...alice.seen.errors, ...bob.seen.errors]).toEqual([]);
    expect(complaints.filter((text) => !/404|elsewhere\.example|net::ERR_/.test(text))).toEqual([]);
  });
});
