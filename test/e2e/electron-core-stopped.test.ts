import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { zhCN as zhWords } from '../../main/hosts/electron/words/zh-cn.ts';
import { en } from '../../renderer/app/locales/en.ts';
import { zhCN } from '../../renderer/app/locales/zh-cn.ts';
import { type ElectronDesktop, electronDesktop, hostOptions, isAlive } from '../support/electron-desktop.ts';
import { launchElectronBrowser } from '../support/electron-double/launch-browser.ts';
import { LONGEST_WAIT_MS } from '../support/longest-wait.ts';
import { waitFor } from '../support/wait-for.ts';

/** As often as a core is started again within a minute, and once more. */
const KILLS = 4;
/** Nothing in it where a line may break, as in a path of Windows. */
const UNBROKEN = 'desktop_of_somebody_with_a_long_name_in_a_company_with_a_longer_one';
const NARROWEST = 360;

let browser: Browser;
beforeAll(async () => {
  browser = await launchElectronBrowser();
});
afterAll(() => browser.close());

const pageOf = async (desktop: ElectronDesktop): Promise<Page> => {
  const page = await desktop.page();
  page.setDefaultTimeout(LONGEST_WAIT_MS);
  return page;
};

const killForGood = async ({ host }: ElectronDesktop): Promise<void> => {
  for (let kills = 1; kills <= KILLS; kills += 1) {
    const pid = host?.corePid() ?? 0;
    process.kill(pid, 'SIGKILL');
    await waitFor(() => !isAlive(pid) && (kills === KILLS || isAlive(host?.corePid())));
  }
};

it('a core that is killed over and over: the window says so in Chinese, with where the data is and a try, and what was being written is still there afterwards', async () => {
  const alice = await electronDesktop({ browser, running: new Map(), locale: 'zh-CN' });
  const page = await pageOf(alice);
  const composer = page.locator('#composer');
  await page.getByRole('textbox', { name: zhCN.first.name }).fill('小红');
  await page.keyboard.press('Enter');
  await page.getByRole('button', { name: zhCN.circles.createButton }).click();
  await page.getByRole('dialog').waitFor();
  await page.keyboard.press('Escape');
  await composer.fill('先说的话');
  await composer.press('Enter');
  await page.getByRole('article').filter({ hasText: '先说的话' }).waitFor();

  for (const times of [1, 2]) {
    alice.seen.mainWindow?.blur();
    await composer.fill(`还没发出的话 ${times}`);
    await killForGood(alice);
    await page.getByText(zhCN.errors['core-stopped']).waitFor();
    await page.getByText(zhCN.repair.folder.replace('{{folder}}', alice.dataDir)).waitFor();
    expect([await composer.isVisible(), isAlive(alice.host?.corePid()), alice.seen.exitCode]).toEqual([false, false, undefined]);
    expect(alice.seen.notifications.slice(times - 1)).toMatchObject([{ options: { title: zhWords.app, body: zhWords.coreStopped } }]);
    alice.seen.notifications.at(-1)?.emit('click');
    expect(alice.seen.mainWindow?.isFocused()).toBe(true);
    await page.getByRole('button', { name: zhCN.repair.again }).click();
    await composer.waitFor();
    expect(await composer.inputValue()).toBe(`还没发出的话 ${times}`);
    await composer.fill(`终于发出 ${times}`);
    await composer.press('Enter');
    await page.getByRole('article').filter({ hasText: `终于发出 ${times}` }).waitFor();
    await page.getByRole('article').filter({ hasText: '先说的话' }).waitFor();
  }
  expect(await page.getByText(zhCN.errors['connection-lost']).count()).toBe(0);
  await alice.quit();
});

it('a core that dies over every start is said in the window too, and quitting ends everything; a long folder is not cut off in a narrow window; it starts once whatever it was is gone', async () => {
  const dir = mkdtempSync(join(tmpdir(), '围炉 broken core '));
  const { paths } = hostOptions(dir);
  const core = join(dir, 'core.mjs');
  writeFileSync(core, 'process.exit(1);');
  const dataDir = join(dir, UNBROKEN);
  const alice = await electronDesktop({ browser, running: new Map() }, { dataDir, paths: { ...paths, core } });
  const page = await pageOf(alice);
  await page.getByText(en.errors['core-stopped']).waitFor();
  await page.setViewportSize({ width: NARROWEST, height: 720 });
  await page.getByText(en.repair.folder.replace('{{folder}}', dataDir)).waitFor();
  expect(await page.getByRole('main').evaluate(({ scrollWidth, clientWidth }) => scrollWidth - clientWidth)).toBe(0);
  expect(alice.seen.utilities).toHaveLength(KILLS);
  await page.getByRole('button', { name: en.repair.again }).click();
  await waitFor(() => alice.seen.utilities.length === 2 * KILLS);
  await waitFor(() => page.getByRole('button', { name: en.repair.again }).isEnabled());
  await page.getByText(en.errors['core-stopped']).waitFor();
  writeFileSync(core, `await import(${JSON.stringify(pathToFileURL(paths.core).href)});`);
  await page.getByRole('button', { name: en.repair.again }).click();
  await page.getByRole('textbox', { name: en.first.name }).waitFor();
  await alice.quit();
  expect(alice.seen.exitCode).toBe(0);
  rmSync(dir, { recursive: true, force: true });
});
