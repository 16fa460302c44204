import { afterEach, expect, it } from 'vitest';
import { en } from '../../renderer/app/locales/en.ts';
import { zhCN } from '../../renderer/app/locales/zh-cn.ts';
import { goTo } from '../../renderer/app/route.ts';
import { CIRCLE, FakeCore } from './support/fake-core.ts';
import { showApp, until } from './support/show-app.tsx';

let app: Awaited<ReturnType<typeof showApp>> | undefined;
afterEach(() => {
  app?.stop();
  goTo({ page: 'home' });
});

const LANGUAGES = [['en', en], ['zh-CN', zhCN as typeof en]] as const;
const switchOf = (name: string): HTMLInputElement | undefined =>
  [...document.querySelectorAll<HTMLInputElement>('input[type="checkbox"]')].find((one) => [...(one.labels ?? [])].some(({ textContent }) => textContent.startsWith(name)));

it.each(LANGUAGES)('the second look is on in Settings until it is turned off, and what it does is said (%s)', async (language, words) => {
  const core = new FakeCore();
  core.settings = { ...core.settings, language };
  app = await showApp(core);
  goTo({ page: 'settings' });
  const wanted = await until(() => switchOf(words.guard.secondLook));
  expect(wanted.checked).toBe(true);
  expect(document.body.textContent).toContain(words.guard.secondLookHint);
  wanted.click();
  await until(() => switchOf(words.guard.secondLook)?.checked === false && !core.settings.secondLook);
});

it.each(LANGUAGES)('the group’s page about the AI says how far the model has looked, and what it could not read (%s)', async (language, words) => {
  for (const state of ['off', 'no-model', 'reading', 'waiting', 'failed', 'done'] as const) {
    const core = new FakeCore();
    core.settings = { ...core.settings, language };
    core.secondLook = { state, waiting: 3, unreadable: 2 };
    app = await showApp(core);
    location.hash = `#/g/${CIRCLE}/memory`;
    const sentence = `${words.memory.look[state].replace('{{waiting}}', '3')} ${words.memory.look.unreadable.replace('{{unreadable}}', '2')}`;
    await until(() => document.body.textContent.includes(sentence));
    expect(document.body.textContent).toContain(sentence);
    app.stop();
    app = undefined;
    goTo({ page: 'home' });
  }
});
