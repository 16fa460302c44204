import { afterEach, describe, expect, it } from 'vitest';
import { page } from 'vitest/browser';
import { notify } from '../../renderer/ui/notices.tsx';
import { FakeCore } from './support/fake-core.ts';
import { button, showApp, until, write } from './support/show-app.tsx';

let app: Awaited<ReturnType<typeof showApp>>;
afterEach(() => app.stop());

it('a notice stays while somebody stands on its button, and goes by itself when nobody does', async () => {
  app = await showApp(new FakeCore());
  const find = (words: string) => [...document.querySelectorAll<HTMLElement>('[data-kind="problem"]')].find((one) => one.textContent.includes(words));
  notify('problem', 'held');
  (await until(() => find('held')?.querySelector('button')))?.focus();
  notify('problem', 'let go');
  await until(() => find('let go'));
  // It came later and goes by itself: the one that is held would be gone by then.
  await until(() => find('let go') === undefined);
  expect(find('held')).toBeDefined();
  find('held')?.querySelector('button')?.blur();
  await until(() => find('held') === undefined);
});

describe.each([360, 1280])('in a window %i px wide', (width) => {
  it('a notice leaves the composer and the line of the guard below it in sight, however high they grow', async () => {
    await page.viewport(width, 740);
    app = await showApp(new FakeCore());
    const composer = await until(() => document.querySelector('#composer')?.closest<HTMLElement>('div:has(> output)') ?? undefined);
    const words = `not done, ${width}`;
    notify('problem', words);
    const notice = await until(() => [...document.querySelectorAll<HTMLElement>('[data-kind="problem"]')].find((one) => one.textContent.includes(words)));
    const isAbove = (): boolean => notice.getBoundingClientRect().bottom <= composer.getBoundingClientRect().top;
    await until(() => isAbove() || undefined);
    const before = composer.offsetHeight;
    await write(app.composer(), 'one\ntwo\nthree\nfour');
    await until(() => composer.offsetHeight > before || undefined);
    await until(() => isAbove() || undefined);
    expect(composer.getBoundingClientRect().bottom).toBeLessThanOrEqual(740);
    expect(button('Send')).toBeDefined();
  });
});
