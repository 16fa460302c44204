import { afterEach, expect, it } from 'vitest';
import { userEvent } from 'vitest/browser';
import { goTo } from '../../renderer/app/route.ts';
import { en } from '../../renderer/app/locales/en.ts';
import { FakeCore } from './support/fake-core.ts';
import { button, showApp, until } from './support/show-app.tsx';

let app: Awaited<ReturnType<typeof showApp>> | undefined;
afterEach(() => {
  app?.stop();
  goTo({ page: 'home' });
});

const rows = (): HTMLElement[] => [...document.querySelectorAll<HTMLElement>(`ul[aria-label="${en.about.others}"] details`)];

it('settings name whose works are in Hearth, with the words of each licence, and find one by its name', async () => {
  app = await showApp(new FakeCore());
  goTo({ page: 'settings' });
  (await until(() => button(en.about.show))).click();
  await until(() => rows().length > 50);
  const field = await until(() => document.querySelector<HTMLInputElement>(`input[aria-label="${en.about.search}"]`));
  await userEvent.fill(field, 'yjs');
  const [yjs] = await until(() => (rows().length === 1 ? rows() : undefined));
  expect(yjs?.textContent).not.toContain('Permission is hereby granted');
  yjs?.querySelector('summary')?.click();
  await until(() => yjs?.textContent.includes('Permission is hereby granted'));
  await userEvent.fill(field, 'no such work');
  await until(() => document.body.textContent.includes(en.about.none) && rows().length === 0);
});
