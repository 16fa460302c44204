import { afterEach, beforeEach, expect, it } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { CIRCLE, FakeCore, message } from './support/fake-core.ts';
import { article, button, showApp, until, write } from './support/show-app.tsx';

let core: FakeCore;
let app: Awaited<ReturnType<typeof showApp>>;
beforeEach(async () => {
  core = new FakeCore();
  core.messages = [message(1)];
  await page.viewport(1280, 740);
  app = await showApp(core);
  await until(() => article('message 1'));
});
afterEach(() => app.stop());

const focused = (): Element | null => document.activeElement;

it.each(['Keep from AI', 'Leave it', 'Mask for everyone'])('after “%s” under the composer the next Enter sends', async (choice) => {
  await write(app.composer(), 'call 13812345678');
  await userEvent.click(await until(() => button(choice)));
  await until(() => focused() === app.composer());
  await userEvent.keyboard('{Enter}');
  await until(() => core.inputs('chat.send').length === 1);
  expect(app.composer().value).toBe('');
});

it('a search panel takes what is typed at once, however it was opened', async () => {
  await userEvent.click(await until(() => button('What the AI knows')));
  await until(() => focused()?.matches('aside'));
  const tab = await until(() => [...document.querySelectorAll<HTMLElement>('aside button')].find((one) => one.getAttribute('aria-label') === 'Search'));
  tab.focus();
  tab.click();
  await until(() => focused() instanceof HTMLInputElement);
  await userEvent.keyboard('lake');
  const field = await until(() => [...document.querySelectorAll<HTMLInputElement>('aside input')].find(({ value }) => value === 'lake'));
  expect(focused()).toBe(field);
});

it('when the button that was pressed in a side panel goes away, the panel has the focus, and Escape closes it', async () => {
  await userEvent.click(await until(() => button('Agreements')));
  await userEvent.click(await until(() => button('New agreement')));
  await until(() => focused() instanceof HTMLInputElement);
  await userEvent.click(await until(() => button('Cancel')));
  await until(() => focused()?.matches('aside'));
  await userEvent.keyboard('{Escape}');
  await until(() => document.querySelector('aside') === null);
  expect(focused()).toBe(app.composer());
});

it('in a narrow window the way back leads to the row one came from, and settings begin at their page, never nowhere', async () => {
  await page.viewport(360, 740);
  await userEvent.click(await until(() => button('Back')));
  await until(() => focused()?.id === `circle-${CIRCLE}`);
  await userEvent.click(await until(() => button('Settings')));
  await until(() => focused()?.matches('main'));
  expect(focused()?.checkVisibility()).toBe(true);
});

it('what a narrow header has no room for stands in its menu, and a wide one has it once', async () => {
  const item = (name: string): HTMLElement | undefined => [...document.querySelectorAll<HTMLElement>('[role="menuitem"]')].find((one) => one.textContent === name && one.checkVisibility());
  await userEvent.click(await until(() => button('More')));
  await until(() => item('Members'));
  expect([item('Agreements'), item('Search')]).toEqual([undefined, undefined]);
  await page.viewport(360, 740);
  for (const name of ['Agreements', 'Search']) await until(() => item(name));
  item('Agreements')?.click();
  await until(() => document.querySelector('aside[aria-label="Agreements"]'));
});
