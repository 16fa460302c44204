import { afterEach, beforeEach, expect, it } from 'vitest';
import { setLanguage } from '../../renderer/app/i18n.ts';
import { en } from '../../renderer/app/locales/en.ts';
import { zhCN } from '../../renderer/app/locales/zh-cn.ts';
import { FakeCore } from './support/fake-core.ts';
import { showApp, until, write } from './support/show-app.tsx';

let core: FakeCore;
let app: Awaited<ReturnType<typeof showApp>>;
beforeEach(async () => {
  core = new FakeCore();
  app = await showApp(core);
});
afterEach(async () => {
  app.stop();
  await setLanguage('en');
});

const says = (words: string) => until(() => [...document.querySelectorAll('output')].some(({ textContent }) => textContent.includes(words)), words);
const isSilent = () => until(() => [...document.querySelectorAll('output')].every(({ textContent }) => ![en, zhCN].some(({ app: { offline, offlineLong } }) => textContent.includes(offline) || textContent.includes(offlineLong))));

it('while the core stays dead the page says first that it tries, then that it has to be started again, in either language, and keeps what is being written', async () => {
  await write(app.composer(), 'half a thought');
  core.isDead = true;
  core.drop();
  await says(en.app.offline);
  await says(en.app.offlineLong);
  await setLanguage('zh-CN');
  await says(zhCN.app.offlineLong);
  expect(app.composer().value).toBe('half a thought');
  core.isDead = false;
  await isSilent();
  expect(app.composer().value).toBe('half a thought');
});
