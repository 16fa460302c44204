import { afterEach, expect, it } from 'vitest';
import { en } from '../../renderer/app/locales/en.ts';
import { zhCN } from '../../renderer/app/locales/zh-cn.ts';
import { goTo } from '../../renderer/app/route.ts';
import { FakeCore } from './support/fake-core.ts';
import { showApp, until } from './support/show-app.tsx';

let app: Awaited<ReturnType<typeof showApp>> | undefined;
afterEach(() => {
  app?.stop();
  goTo({ page: 'home' });
});

const switchOf = (name: string): HTMLInputElement | undefined =>
  [...document.querySelectorAll<HTMLInputElement>('input[type="checkbox"]')].find((one) => [...(one.labels ?? [])].some(({ textContent }) => textContent.startsWith(name)));
const open = async (core: FakeCore, words: typeof en): Promise<void> => {
  app = await showApp(core);
  goTo({ page: 'settings' });
  await until(() => document.querySelector(`section[aria-label="${words.settings.look}"]`));
};

it.each([['en', en], ['zh-CN', zhCN as typeof en]] as const)('where Hearth can start at login it is offered, off, and nothing else of Electron’s; a failure is said (%s)', async (language, words) => {
  const core = new FakeCore();
  core.settings = { ...core.settings, language };
  core.host = 'local';
  core.canStartAtLogin = true;
  await open(core, words);
  const wanted = await until(() => switchOf(words.settings.startAtLogin));
  expect(wanted.checked).toBe(false);
  expect(document.body.textContent).toContain(words.settings.startAtLoginHint);
  for (const other of [words.settings.keepReceiving, words.settings.checkUpdates]) expect(switchOf(other)).toBeUndefined();
  expect(document.querySelector(`section[aria-label="${words.settings.desktop}"]`)).toBeNull();
  core.failing = 'login-start-not-kept';
  wanted.click();
  const [sentence = ''] = words.errors['login-start-not-kept'].split('{{');
  await until(() => document.body.textContent.includes(sentence));
  core.failing = undefined;
  expect(core.settings.startAtLogin).toBe(false);
  expect(switchOf(words.settings.startAtLogin)?.checked).toBe(false);
  switchOf(words.settings.startAtLogin)?.click();
  await until(() => switchOf(words.settings.startAtLogin)?.checked === true && core.settings.startAtLogin);
});

it('a host that cannot start at login offers nothing of it; Electron offers it among what it does', async () => {
  const core = new FakeCore();
  core.host = 'local';
  await open(core, en);
  expect(switchOf(en.settings.startAtLogin)).toBeUndefined();
  app?.stop();
  const other = new FakeCore();
  other.host = 'electron';
  other.canStartAtLogin = true;
  await open(other, en);
  await until(() => switchOf(en.settings.startAtLogin) && switchOf(en.settings.keepReceiving));
  expect(switchOf(en.settings.checkUpdates)).toBeUndefined();
  expect([...document.querySelectorAll('label')].filter((one) => one.textContent.startsWith(en.settings.startAtLogin))).toHaveLength(1);
});

it.each([['en', en], ['zh-CN', zhCN as typeof en]] as const)('an app that was built with an update feed offers to look for new versions, off (%s)', async (language, words) => {
  const core = new FakeCore();
  core.settings = { ...core.settings, language };
  core.host = 'electron';
  core.canCheckUpdates = true;
  await open(core, words);
  const wanted = await until(() => switchOf(words.settings.checkUpdates));
  expect(wanted.checked).toBe(false);
  wanted.click();
  await until(() => core.settings.checkUpdates);
});
