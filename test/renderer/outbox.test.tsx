import { afterEach, beforeEach, expect, it } from 'vitest';
import { userEvent } from 'vitest/browser';
import { CIRCLE, FakeCore, message } from './support/fake-core.ts';
import { article, articles, showApp, until, write } from './support/show-app.tsx';

let core: FakeCore;
let app: Awaited<ReturnType<typeof showApp>>;
let open: () => void;
beforeEach(async () => {
  core = new FakeCore();
  core.messages = [message(1)];
  core.gate = new Promise((resolve) => {
    open = resolve;
  });
  app = await showApp(core);
  await until(() => article('message 1'));
});
afterEach(() => app.stop());

const waiting = (text: string): Element | undefined => [...document.querySelectorAll('[data-waiting]')].find((one) => one.textContent.includes(text));
const send = async (text: string): Promise<void> => {
  await write(app.composer(), text);
  await userEvent.keyboard('{Enter}');
  await until(() => waiting(text));
};
const idsOf = (text: string): Set<unknown> =>
  new Set(core.inputs('chat.send').flatMap((input) => ((input as { text: string }).text === text ? [(input as { id: string }).id] : [])));

it('a message that alice sent while the core dies is seen waiting, sent again under the same id, and there once', async () => {
  await send('see you at the lake');
  expect(waiting('see you at the lake')?.textContent).toContain('sending');
  await until(() => core.inputs('chat.send').length === 1);
  core.drop();
  await until(() => core.inputs('chat.send').length === 2);
  expect(waiting('see you at the lake')).toBeDefined();
  expect(app.composer().value).toBe('');
  open();
  await until(() => article('see you at the lake') && !waiting('see you at the lake'));
  expect(articles().filter((one) => one.textContent.includes('see you at the lake'))).toHaveLength(1);
  expect(core.messages).toHaveLength(2);
  expect(idsOf('see you at the lake').size).toBe(1);
});

it('messages sent while the core is away come in the order they were sent, each once', async () => {
  await send('first');
  core.drop();
  await send('second');
  core.drop();
  await send('third');
  open();
  await until(() => core.messages.length === 4 && document.querySelector('[data-waiting]') === null);
  expect(core.messages.map(({ text }) => text)).toEqual(['message 1', 'first', 'second', 'third']);
  for (const text of ['first', 'second', 'third']) expect(idsOf(text).size).toBe(1);
});

it('what waits is still seen after a look at another place, and its words are saved until the core has them', async () => {
  await send('bring an umbrella');
  await until(() => core.draft === 'bring an umbrella');
  location.hash = '#/';
  await until(() => app.composer() === null);
  location.hash = `#/g/${CIRCLE}`;
  await until(() => waiting('bring an umbrella'));
  await until(() => app.composer()?.value === '');
  open();
  await until(() => article('bring an umbrella') && !waiting('bring an umbrella'));
  expect(core.draft).toBe('');
  expect(app.composer().value).toBe('');
});

it('words begun while a message waits stay in the field and in the draft', async () => {
  await send('on my way');
  await write(app.composer(), 'and then');
  await until(() => core.draft === 'and then');
  open();
  await until(() => article('on my way') && !waiting('on my way'));
  expect(app.composer().value).toBe('and then');
  expect(core.draft).toBe('and then');
});
