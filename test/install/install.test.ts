/** A real machine: builds two packages, installs, upgrades, removes and purges them. Root on Debian only: `npm run test:install`. */
import { execFileSync } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Client } from '#contract';
import { en } from '../../renderer/app/locales/en.ts';
import { zhCN } from '../../renderer/app/locales/zh-cn.ts';
import { LONGEST_WAIT_MS } from '../support/longest-wait.ts';
import { waitFor } from '../support/wait-for.ts';
import { addWitness } from '../support/witnesses.ts';
import { copyOlderData, OLDER_HEARTHS } from '../support/older-data/copies.ts';
import { noteNewerRoom } from '../support/older-data/newer-room.ts';
import { OLDER_PASSPHRASE, storySeen } from '../support/older-data/story.ts';
import { aptAsked } from './support/apt-asked.ts';
import { costsOf } from './support/costs.ts';
import { apt, forgetAnswers, type Person, preseed, run, TestMachine } from './support/machine.ts';
import { sightOf, withSight } from './support/sight.ts';
import { browserOf, clientOf, setUp, unlock, windowOf, windowsOf } from './support/window.ts';

const OLDER = '0.0.1';
const NEWER = '0.0.2';
/** Of a home: what has a login start Hearth. */
const LOGIN = '.config/autostart/hearth.desktop';
const DATA = '.local/share/hearth/desktop';
const DATA_KEYS = `${DATA}/keys.json`;
const IDLE_MS = 30_000;
/** Of one processor. */
const MOST_IDLE = 0.01;
const CANARY = 'canary-of-the-lake';
const DRAFT = 'half a thought, 写了一半';
const PASSPHRASE = 'seven lazy kettles sing';
const ENTRY = '/usr/share/applications/hearth.desktop';
const LIB = '/usr/lib/hearth';

let machine: TestMachine;
let alice: Person;
let bob: Person;
/** Whose data an older Hearth wrote, before there were packages. */
let carol: Person;
/** What the menu runs: the Exec line without its field codes. */
let menu: string;
const packages: Record<string, string> = {};
const browsers: Browser[] = [];
const pages: { alice?: Page; bob?: Page } = {};
let origin = '';
let group = '';

const build = async (version: string): Promise<void> => {
  const out = join(machine.folder, version);
  const { code, out: said } = await run(process.execPath, ['tools/dist-deb.ts', '--fast', '--version', version, '--out', out]);
  if (code !== 0) throw new Error(said);
  packages[version] = join(out, `hearth_${version}_amd64.deb`);
};
const install = async (version: string) => apt('install', packages[version] ?? '');
const isInstalled = async (): Promise<boolean> => (await run('dpkg-query', ['-W', '-f', '${Status}', 'hearth'])).out === 'install ok installed';
const page = (of: 'alice' | 'bob'): Page => {
  const open = pages[of];
  if (!open) throw new Error(`${of} has no window`);
  return open;
};
const chinese = zhCN as typeof en;
const joinBox = (of: Page, words: typeof en) => of.getByRole('textbox', { name: words.circles.joinPaste });

beforeAll(async () => {
  if (await isInstalled()) throw new Error('Hearth is installed on this machine: this test would purge it');
  forgetAnswers();
  machine = await TestMachine.open();
  await build(OLDER);
  await build(NEWER);
  alice = await machine.person('hearth-test-alice', 'en_US.UTF-8');
  bob = await machine.person('hearth-test-bob', 'zh_CN.UTF-8');
  carol = await machine.person('hearth-test-carol', 'zh_CN.UTF-8');
  for (const [at, person] of [alice, bob].entries()) addWitness(person.name, () => sightOf(person, browsers[at]));
});
afterAll(async () => {
  for (const browser of browsers) await browser.close().catch(() => undefined);
  await machine.close();
  forgetAnswers();
  await run('umount', [LIB]);
  await apt('purge', 'hearth');
});

/** Where no person but root may write. */
const OF_THE_SYSTEM = '/usr/lib/somewhere';

test('the older package installs, and the system finds its menu entry, links and pages', async () => {
  expect(await install(OLDER)).toMatchObject({ code: 0 });
  expect((await run('hearth', ['--version'])).out).toBe(`${OLDER}\n`);
  expect((await run('desktop-file-validate', [ENTRY])).out).toBe('');
  expect((await alice.runs('xdg-mime query default x-scheme-handler/hearth')).out).toBe('hearth.desktop\n');
  expect(existsSync('/etc/xdg/autostart/hearth.desktop')).toBe(false);
  expect(await run('dpkg', ['--verify', 'hearth'])).toEqual({ code: 0, out: '' });
  const entry = readFileSync(ENTRY, 'utf8');
  menu = (/^Exec=(.*)$/mu.exec(entry)?.[1] ?? '').replace(/ ?%[a-zA-Z]/gu, '');
  expect(entry).toContain('Name[zh_CN]=围炉');
  const masked = await bob.runs(`echo '{"id":"1","text":"请打 13812345678"}' | hearth redact`);
  expect(JSON.parse(masked.out)).toMatchObject({ redacted: '请打 [电话1]' });
});

const joinByLink = async (): Promise<void> => {
  const [alices, bobs] = browsers as [Browser, Browser];
  pages.alice = await windowOf(alices);
  await setUp(page('alice'), en, { name: 'Alice', passphrase: PASSPHRASE });
  const firstOfBob = await windowOf(bobs);
  await setUp(firstOfBob, chinese, { name: '波波', passphrase: PASSPHRASE });
  const { client, close } = await clientOf(page('alice'));
  ({ id: group } = await client.circles.create({ id: crypto.randomUUID(), name: 'Readers' }));
  const { link } = await client.circles.invite({ id: crypto.randomUUID(), circle: group });
  expect((await bob.runs(`xdg-open '${link}'`)).code).toBe(0);
  await waitFor(() => windowsOf(bobs).length === 2);
  pages.bob = windowsOf(bobs).find((one) => one !== firstOfBob) ?? firstOfBob;
  page('bob').setDefaultTimeout(LONGEST_WAIT_MS);
  await firstOfBob.close();
  const box = joinBox(page('bob'), chinese);
  // The form is there before the window has asked for the link.
  await waitFor(async () => (await box.inputValue()) === link);
  await page('bob').getByRole('button', { name: zhCN.circles.joinButton, exact: true }).click();
  await page('bob').locator('#composer').waitFor();
  await client.chat.send({ id: crypto.randomUUID(), circle: group, text: `see you, ${CANARY}` });
  await client.chat.saveDraft({ circle: group, text: DRAFT });
  await client.app.changeSettings({ id: crypto.randomUUID(), theme: 'dark' });
  close();
  await page('bob').getByRole('article').filter({ hasText: CANARY }).waitFor();
};

test('two fresh people start it from the menu, and one joins the other by a link that is opened with xdg-open', async () => {
  for (const person of [alice, bob]) person.starts(menu);
  for (const person of [alice, bob]) browsers.push(await browserOf(person));
  await withSight(joinByLink);
  origin = new URL(page('alice').url()).hostname;
  expect(alice.filesWith(origin).length).toBeGreaterThan(0);
  expect(alice.filesWith(CANARY)).toEqual([]);
});

test('a link that is broken or far too long is said to be, in the words of who opened it, and starting again opens one window more', async () => {
  const [, bobs] = browsers as [Browser, Browser];
  for (const link of ['hearth://join/THIS1S0N1Y', `hearth://join/${'A'.repeat(20_000)}`, 'hearth://elsewhere']) {
    const before = windowsOf(bobs);
    expect(await bob.runs(`hearth '${link}'`)).toMatchObject({ code: 0 });
    await waitFor(() => windowsOf(bobs).length === before.length + 1);
    const added = windowsOf(bobs).find((one) => !before.includes(one));
    await added?.getByRole('dialog').getByRole('alert').filter({ hasText: /邀请/u }).waitFor();
    await added?.close();
  }
  expect((await bob.runs('hearth')).out).toContain('围炉已经在运行');
  expect(bob.hearths().filter((command) => command.includes('/app/hearth.js'))).toHaveLength(1);
});

/** Waits for the Hearth that goes on after an installation, and opens alice's part of it. */
const comesBack = async (version: string) => {
  for (const browser of browsers.splice(0)) await browser.close().catch(() => undefined);
  for (const person of [alice, bob]) browsers.push(await browserOf(person));
  const window = await windowOf(browsers[0] as Browser);
  await unlock(window, PASSPHRASE);
  const seat = await clientOf(window);
  await waitFor(async () => (await seat.client.app.status()).phase === 'ready');
  expect((await seat.client.app.status()).version).toBe(version);
  return { window, ...seat };
};
const seesAll = async (client: Client): Promise<void> => {
  expect((await client.chat.page({ circle: group, from: { at: 'end' } })).messages.map(({ text }) => text)).toEqual([`see you, ${CANARY}`]);
  expect(await client.chat.draft({ circle: group })).toEqual({ text: DRAFT });
  expect((await client.app.settings()).theme).toBe('dark');
};

test('an upgrade while both run: each goes on as the newer Hearth, with everything that was there', async () => {
  expect(await install(NEWER)).toMatchObject({ code: 0 });
  const { window, client, close } = await withSight(() => comesBack(NEWER));
  await seesAll(client);
  expect(existsSync(join(alice.home, LOGIN))).toBe(false);
  await client.app.changeSettings({ id: crypto.randomUUID(), startAtLogin: true });
  close();
  expect(readFileSync(join(alice.home, LOGIN), 'utf8')).toContain('Exec="/usr/bin/hearth" --background\n');
  expect((await run('desktop-file-validate', [join(alice.home, LOGIN)])).out).toBe('');
  expect(new URL(window.url()).hostname).toBe(origin);
});

/** One interval: CPU time and memory by process. */
const interval = async (person: Person): Promise<{ readonly ours: number; readonly lines: readonly string[] }> => {
  const before = costsOf(person);
  await new Promise((resolve) => setTimeout(resolve, IDLE_MS));
  const spent = Object.entries(costsOf(person)).map(([role, cost]) => ({ role, mb: cost.pssMb, cpu: cost.cpuSeconds - (before[role]?.cpuSeconds ?? 0) }));
  return {
    ours: spent.filter(({ role }) => role !== 'browser').reduce((sum, { cpu }) => sum + cpu, 0),
    lines: spent.map(({ role, cpu, mb }) => `${role}: ${cpu.toFixed(2)} s of CPU in ${IDLE_MS / 1000} s, ${mb.toFixed(0)} MB`),
  };
};

/** What the README tells of a Hearth that nobody uses, measured again and printed. What opening began may take an interval or two to end. */
const comesToRest = async (person: Person): Promise<void> => {
  await waitFor(async () => {
    const { ours, lines } = await interval(person);
    console.log(lines.join('\n'));
    expect(lines.length).toBeGreaterThan(2);
    return ours <= (IDLE_MS / 1000) * MOST_IDLE;
  });
};

/** Carol starts Hearth, does something in its window, and ends it. */
const carolIn = async (run: (window: Page) => Promise<void>): Promise<void> => {
  carol.starts(menu);
  const browser = await browserOf(carol);
  const unwitness = addWitness('carol', () => sightOf(carol, browser));
  try {
    const window = await windowOf(browser);
    await withSight(() => run(window));
  } finally {
    unwitness();
    await browser.close();
    await carol.ends();
  }
};
const seesStory = async (window: Page, story: object): Promise<void> => {
  await unlock(window, OLDER_PASSPHRASE);
  const { client, fetchFile, close } = await clientOf(window);
  await waitFor(async () => (await client.app.status()).phase === 'ready');
  expect(JSON.parse(JSON.stringify(await storySeen({ client, fetchFile })))).toMatchObject(story);
  close();
};

test('what an older Hearth wrote is all there after the upgrade; gone back to before what wrote it, Hearth says so and changes nothing', async () => {
  const dataDir = join(carol.home, DATA);
  const story = copyOlderData(OLDER_HEARTHS[0] ?? '', dataDir);
  carol.owns(join(carol.home, '.local'));
  await carolIn(async (window) => {
    await seesStory(window, story);
    await comesToRest(carol);
  });
  const takeAway = await noteNewerRoom(dataDir, OLDER_PASSPHRASE);
  carol.owns(dataDir);
  expect((await install(OLDER)).code).not.toBe(0);
  expect((await run('hearth', ['--version'])).out).toBe(`${NEWER}\n`);
  expect(await apt('install', '--allow-downgrades', packages[OLDER] ?? '')).toMatchObject({ code: 0 });
  const written = readFileSync(join(dataDir, 'hearth.db'));
  await carolIn(async (window) => {
    await unlock(window, OLDER_PASSPHRASE);
    await window.getByText(en.errors['database-newer']).or(window.getByText(zhCN.errors['database-newer'])).waitFor();
  });
  expect(readFileSync(join(dataDir, 'hearth.db')).equals(written)).toBe(true);
  const { client, close } = await withSight(() => comesBack(OLDER));
  await seesAll(client);
  close();
  expect(await install(NEWER)).toMatchObject({ code: 0 });
  await takeAway();
  carol.owns(dataDir);
  await carolIn((window) => seesStory(window, story));
});

test('without a screen the link is printed, without Chromium any other browser is used, and a place that cannot be written is said', async () => {
  const stubs = join(machine.folder, 'stubs');
  mkdirSync(stubs);
  writeFileSync(join(stubs, 'xdg-open'), '#!/bin/sh\nprintf %s "$1" > "$HOME/opened"\n');
  for (const path of [stubs, join(stubs, 'xdg-open')]) chmodSync(path, 0o755);
  const blind = await bob.runs('timeout --foreground -s TERM 20 /usr/bin/hearth --data-dir "另 一个"', { DISPLAY: '' });
  expect(blind.out).toMatch(/http:\/\/127\.0\.0\.1:\d+\/\?token=/u);
  const other = await bob.runs('/usr/bin/timeout --foreground -s TERM 20 /usr/bin/hearth --data-dir "另 一个"', { HEARTH_BROWSER: '', PATH: stubs });
  expect(other.out).toContain('没有找到 Chromium');
  expect(readFileSync(join(bob.home, 'opened'), 'utf8')).toContain('.localhost:');
  const refused = await bob.runs(`hearth --data-dir ${OF_THE_SYSTEM}`);
  expect(refused.code).toBe(1);
  expect(refused.out).toContain(`数据目录无法写入：${OF_THE_SYSTEM}`);
  expect((await alice.runs(`hearth --data-dir ${OF_THE_SYSTEM}`)).out).toContain('The data directory cannot be written');
  await bob.runs('rm -rf "另 一个" opened');
});

test('removing ends what runs and keeps everything; a purge asks, and keeps it where it may not ask or is told no; told yes, it leaves no trace', async () => {
  const removed = await apt('remove', 'hearth');
  expect(removed.out).toContain('~/.local/share/hearth');
  expect([alice, bob, carol].flatMap((person) => person.hearths())).toEqual([]);
  expect(existsSync(LIB)).toBe(false);
  const kept = [DATA_KEYS, LOGIN].map((path) => join(alice.home, path));
  const areThere = (): readonly boolean[] => kept.map((file) => existsSync(file));
  expect(areThere()).toEqual([true, true]);
  expect([(await apt('purge', 'hearth')).code, ...areThere()]).toEqual([0, true, true]);
  await install(NEWER);
  expect(await aptAsked(['purge', 'hearth'], 'no')).toMatchObject({ code: 0, questions: 1, out: expect.stringContaining('Erase what Hearth kept for everybody on this machine?') });
  expect(areThere()).toEqual([true, true]);
  await install(NEWER);
  expect(await aptAsked(['purge', 'hearth'], 'yes')).toMatchObject({ code: 0, questions: 1 });
  for (const person of [alice, bob, carol]) expect([...person.filesWith(CANARY), ...person.filesWith(origin), ...person.filesWith('hearth')]).toEqual([]);
  expect(areThere()).toEqual([false, false]);
  expect((await run('debconf-show', ['hearth'])).out).toBe('');
});

test('a purge that may not ask erases what it was told to before', async () => {
  await install(NEWER);
  await alice.runs(`mkdir -p ${DATA} && echo kept > ${DATA_KEYS}`);
  preseed('hearth hearth/erase-data boolean true');
  expect(await apt('purge', 'hearth')).toMatchObject({ code: 0 });
  expect(alice.filesWith('hearth')).toEqual([]);
});

test('a disk that fills up while upgrading leaves the older Hearth whole', async () => {
  mkdirSync(LIB);
  execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=300m,mode=755', 'tmpfs', LIB]);
  expect((await install(OLDER)).code).toBe(0);
  expect((await install(NEWER)).code).not.toBe(0);
  expect((await run('hearth', ['--version'])).out).toBe(`${OLDER}\n`);
  const masked = await alice.runs(`echo '{"id":"1","text":"call 13812345678"}' | hearth redact`);
  expect(JSON.parse(masked.out)).toMatchObject({ redacted: 'call [PHONE_1]' });
});
