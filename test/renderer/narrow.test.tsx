import { afterEach, expect, it } from 'vitest';
import { page } from 'vitest/browser';
import { FakeCore } from './support/fake-core.ts';
import { button, showApp, until } from './support/show-app.tsx';

let app: Awaited<ReturnType<typeof showApp>>;
afterEach(() => app.stop());

it('in a narrow window a group that waits, which has no header, has a way back to the list; a wide one shows the list itself', async () => {
  const core = new FakeCore();
  core.circle = { ...core.circle, state: 'waiting' };
  app = await showApp(core);
  const back = await until(() => button('Back'));
  await page.viewport(1280, 740);
  await until(() => !back.checkVisibility());
  expect(document.querySelector('nav')?.checkVisibility()).toBe(true);
  await page.viewport(360, 740);
  await until(() => back.checkVisibility());
  expect(document.querySelector('nav')?.checkVisibility()).toBe(false);
  back.click();
  await until(() => document.querySelector('nav')?.checkVisibility());
});
