import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Browser, Locator } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { launchBrowser, meet, Person } from './support/person.ts';

const MAIN = fileURLToPath(new URL('../../main/hosts/cli/main.ts', import.meta.url));
let browser: Browser;
let alice: Person;
let bob: Person;
let folder: string;
let box: ChildProcess | undefined;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'hearth mailbox 信箱 '));
  browser = await launchBrowser();
  [alice, bob] = await Promise.all([Person.arrive(browser, { name: 'Alice', theme: 'dark' }), Person.arrive(browser, { name: 'Bob', language: 'zh-CN' })]);
  await meet(alice, bob);
});
afterAll(async () => {
  box?.kill('SIGKILL');
  await Promise.all([alice.leave(), bob.leave()]);
  await browser.close();
  rmSync(folder, { recursive: true, force: true });
});

/** Hearth on another machine, with a folder of its own. */
const serve = (home: string, words: readonly string[]): ChildProcess => {
  writeFileSync(join(folder, 'phrase'), 'correct horse battery\n');
  const place = ['--loopback-only', '--port', '0', '--data-dir', join(folder, home), '--passphrase-file', join(folder, 'phrase')];
  return spawn(process.execPath, [MAIN, 'serve', ...words, ...place], { stdio: 'ignore' });
};

/** Does what the dialog says, on a machine with Hearth in it. */
const run = (command: string): ChildProcess => {
  const [, options = '', link = ''] = /^npm run serve -- (--blind --circle) "(hearth:\/\/join\/[^"]+)"$/.exec(command) ?? [];
  return serve('box', [...options.split(' '), link]);
};

const rowOf = ({ page, words }: Person): Locator => page.getByRole('region', { name: words.members.mailboxes });

describe('alice and a mailbox', () => {
  it('by keyboard she makes an invite for it, does what it says, and both see it come and be on', async () => {
    const { page, words } = alice;
    await page.locator('header h1 button').focus();
    await page.keyboard.press('Enter');
    await page.getByRole('complementary').getByRole('button', { name: words.circles.invite }).focus();
    await page.keyboard.press('Enter');
    const dialog = page.getByRole('dialog');
    await dialog.getByText(words.members.inviteOptions).focus();
    await page.keyboard.press('Enter');
    await page.keyboard.press('Tab');
    await page.keyboard.type(words.members.inviteForWhom.mailbox);
    await dialog.getByText(words.members.mailboxSees).waitFor();
    await dialog.getByRole('button', { name: words.members.inviteRemake }).focus();
    await page.keyboard.press('Enter');
    const command = dialog.getByRole('region', { name: words.members.mailboxCommand });
    await command.waitFor();
    expect(await alice.violations('invite for a mailbox', '[role="dialog"]')).toEqual([]);
    box = run((await command.textContent()) ?? '');
    await page.keyboard.press('Escape');
    await rowOf(alice).getByText(words.circles.isOnline, { exact: true }).waitFor();
    await page.getByText(words.members.line.mailboxJoinedMe).waitFor();
    await bob.page.locator('header h1 button').click();
    await rowOf(bob).getByText(bob.words.circles.isOnline, { exact: true }).waitFor();
    expect(await rowOf(bob).getByRole('button').count()).toBe(0);
  });

  it('stands in the list of invites, and both panels are sound', async () => {
    const { page, words } = alice;
    const panel = page.getByRole('complementary');
    await panel.getByText(words.members.invites, { exact: false }).first().click();
    await panel.getByText(words.members.mailboxInvite, { exact: false }).waitFor();
    expect(await alice.violations('members with a mailbox', 'aside')).toEqual([]);
    expect(await bob.violations('members with a mailbox', 'aside')).toEqual([]);
    await alice.shot('mailbox-panel');
    await bob.shot('mailbox-panel-zh');
  });

  it('by keyboard she takes it out after reading what that means, and both read it in the chat', async () => {
    const { page, words } = alice;
    await rowOf(alice).getByRole('button').focus();
    await page.keyboard.press('Enter');
    const dialog = page.getByRole('dialog');
    await dialog.getByText(words.members.mailboxRemoveStays).waitFor();
    expect(await alice.violations('taking a mailbox out', '[role="dialog"]')).toEqual([]);
    await alice.shot('mailbox-remove');
    await dialog.getByRole('button', { name: words.members.mailboxRemoveHold }).focus();
    await page.keyboard.press('Enter');
    await page.keyboard.press('Enter');
    await page.getByText('Alice took a mailbox out of the group').waitFor();
    await bob.page.getByText('把一个信箱移出了群').waitFor();
    await expect.poll(() => rowOf(bob).count()).toBe(0);
    expect([...alice.problems, ...bob.problems]).toEqual([]);
  });

  it('lets an always-on member in, and both see at its name that it reads along', async () => {
    box?.kill('SIGKILL');
    const circle = (await alice.desktop.client.circles.list())[0]?.id ?? '';
    const { link } = await alice.desktop.client.circles.invite({ id: crypto.randomUUID(), circle, uses: 1 });
    box = serve('cellar', ['--name', 'Cellar 地下室', '--circle', link]);
    for (const { page, words } of [alice, bob]) {
      await page.getByRole('complementary').getByText(words.members.alwaysOn, { exact: true }).waitFor();
      await page.getByText(words.members.alwaysOnHint).waitFor();
      await page.getByText(words.members.whoReads).waitFor();
    }
    expect(await alice.violations('an always-on member', 'aside')).toEqual([]);
    expect(await bob.violations('an always-on member', 'aside')).toEqual([]);
    await alice.shot('always-on');
    await bob.shot('always-on-zh');
    expect([...alice.problems, ...bob.problems]).toEqual([]);
  });
});
