import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { EventEmitter } from 'node:events';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { lockDataDir } from '#platform';
import { en as enWords } from '../../main/hosts/electron/words/en.ts';
import { zhCN as zhWords } from '../../main/hosts/electron/words/zh-cn.ts';
import { en } from '../../renderer/app/locales/en.ts';
import { zhCN } from '../../renderer/app/locales/zh-cn.ts';
import { type ElectronDesktop, electronDesktop } from '../support/electron-desktop.ts';
import type { Machine } from '../support/electron-double/electron-double.ts';
import { launchElectronBrowser } from '../support/electron-double/launch-browser.ts';
import { safeStorage } from '../support/electron-double/safe-storage.ts';
import { LONGEST_WAIT_MS } from '../support/longest-wait.ts';
import { emptyDisk, fillDisk, withSmallDisk } from '../support/small-disk.ts';
import { waitFor } from '../support/wait-for.ts';

const DISK_BYTES = 16 * 1024 * 1024;
const TRY_AGAIN = 0;
const QUIT = 1;

let browser: Browser;
beforeAll(async () => {
  browser = await launchElectronBrowser();
});
afterAll(() => browser.close());

const machine = (changes: Partial<Machine> = {}): Machine => ({ browser, running: new Map<string, EventEmitter>(), ...changes });
const pageOf = async (desktop: ElectronDesktop): Promise<Page> => {
  const page = await desktop.page();
  page.setDefaultTimeout(LONGEST_WAIT_MS);
  return page;
};

it('on a disk that is full at the first start the window says so in Chinese, and goes on by itself once there is room: with the keyring, which no full disk hides', async ({ skip }) => {
  await withSmallDisk({ sizeBytes: DISK_BYTES, skip }, async (disk) => {
    fillDisk(disk);
    const alice = await electronDesktop(machine({ locale: 'zh-CN' }), { dataDir: join(disk, 'app') });
    const page = await pageOf(alice);
    await page.getByText(zhCN.errors['disk-full']).waitFor();
    await page.getByText(zhCN.repair.folder.replace('{{folder}}', alice.dataDir)).waitFor();
    await page.getByRole('button', { name: zhCN.repair.again }).click();
    await page.getByText(zhCN.errors['disk-full']).waitFor();
    emptyDisk(disk);
    await page.getByRole('textbox', { name: zhCN.first.name }).fill('小明');
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: zhCN.first.start }).waitFor();
    await alice.quit();
  });
});

it('a disk that is full at a later start hides nothing of what is there; what is written meanwhile stays where it was typed, and is sent once there is room', async ({ skip }) => {
  await withSmallDisk({ sizeBytes: DISK_BYTES, skip }, async (disk) => {
    const alices = machine({ storage: safeStorage('gnome_libsecret') });
    const first = await electronDesktop(alices, { dataDir: join(disk, 'app') });
    const before = await pageOf(first);
    await before.getByRole('textbox', { name: en.first.name }).fill('Alice');
    await before.keyboard.press('Enter');
    await before.getByRole('button', { name: en.circles.createButton }).click();
    await before.getByRole('dialog').waitFor();
    await before.keyboard.press('Escape');
    await before.locator('#composer').fill('the first words');
    await before.locator('#composer').press('Enter');
    await before.getByRole('article').filter({ hasText: 'the first words' }).waitFor();
    await first.quit({ keepsData: true });
    fillDisk(disk);
    const again = await electronDesktop(alices, { dataDir: join(disk, 'app') });
    const page = await pageOf(again);
    await page.getByText('the first words').first().click();
    await page.getByRole('article').filter({ hasText: 'the first words' }).waitFor();
    const many = `second ${'words '.repeat(9000)}`;
    await page.locator('#composer').fill(many);
    await page.locator('#composer').press('Enter');
    await page.getByText(en.errors['disk-full']).first().waitFor();
    await waitFor(async () => (await page.locator('#composer').inputValue()) === many);
    emptyDisk(disk);
    await page.locator('#composer').press('Enter');
    await page.getByRole('article').filter({ hasText: 'second words' }).waitFor();
    await again.quit();
  });
});

it('says that its folder cannot be written, or is in use, in the system’s language, and leaves nothing running; tried again it starts anew with what it was started with', async () => {
  const home = mkdtempSync(join(tmpdir(), '围炉 hindered '));
  const asFile = join(home, 'a file');
  writeFileSync(asFile, '');
  const unwritable = await electronDesktop(machine({ locale: 'zh-CN', answer: QUIT }), { dataDir: asFile });
  expect([unwritable.host, unwritable.seen.exitCode, unwritable.seen.utilities.length, unwritable.seen.relaunch]).toEqual([undefined, 1, 0, undefined]);
  expect(unwritable.seen.questions).toMatchObject([{ message: zhWords['data-dir-unwritable'].replace('{dataDir}', asFile), buttons: [zhWords.again, zhWords.quit] }]);
  const dataDir = join(home, 'taken');
  const unlock = lockDataDir(dataDir);
  const taken = await electronDesktop(machine({ answer: TRY_AGAIN, argv: ['--hidden'] }), { dataDir });
  expect([taken.host, taken.seen.exitCode, taken.seen.utilities.length]).toEqual([undefined, 1, 0]);
  expect(taken.seen.questions).toMatchObject([{ message: enWords['data-dir-in-use'].replace('{dataDir}', dataDir), buttons: [enWords.again, enWords.quit] }]);
  expect(taken.seen.relaunch).toEqual({ execPath: '/opt/Hearth 围炉/hearth', args: ['--hidden'] });
  unlock();
  const free = await electronDesktop(machine(), { dataDir });
  await (await pageOf(free)).getByRole('textbox', { name: en.first.name }).waitFor();
  await Promise.all([unwritable.close(), taken.close(), free.quit()]);
  rmSync(home, { recursive: true, force: true });
});
