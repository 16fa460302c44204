import { afterEach, beforeEach, expect, it } from 'vitest';
import { userEvent } from 'vitest/browser';
import { CIRCLE, FakeCore, message } from './support/fake-core.ts';
import { article, button, showApp, until, write } from './support/show-app.tsx';

let core: FakeCore;
let app: Awaited<ReturnType<typeof showApp>>;
let open: () => void;
beforeEach(async () => {
  core = new FakeCore();
  core.messages = [message(1)];
  core.files.gate = new Promise((resolve) => {
    open = resolve;
  });
  app = await showApp(core);
  await until(() => article('message 1'));
});
afterEach(() => app.stop());

const waiting = (): HTMLElement | null => document.querySelector('[data-waiting]');
const tray = (): string => document.querySelector('[aria-label="Files of your message"]')?.textContent ?? '';
const sent = (): { text: string; files: string[] }[] => core.inputs('chat.send') as { text: string; files: string[] }[];

/** Puts a picture on the chat, as somebody who drops it there. */
const drop = async (name: string): Promise<void> => {
  const data = new DataTransfer();
  data.items.add(new File(['bytes of a large picture'], name));
  app.composer().dispatchEvent(new DragEvent('drop', { dataTransfer: data, bubbles: true, cancelable: true }));
  await until(() => tray().includes(name));
};
const sendWith = async (name: string, text: string): Promise<void> => {
  await drop(name);
  await write(app.composer(), text);
  await userEvent.keyboard('{Enter}');
  await until(() => waiting()?.textContent.includes(name));
};

it('a message sent while its picture is still being prepared leaves the field at once, is seen waiting, and goes with it', async () => {
  await sendWith('lake.jpg', 'our evening');
  expect(app.composer().value).toBe('');
  expect(tray()).toBe('');
  expect(waiting()?.textContent).toContain('our evening');
  expect(waiting()?.textContent).toContain('sent as soon as the files are ready');
  expect(sent()).toEqual([]);
  open();
  await until(() => article('our evening') && !waiting());
  expect(sent()).toMatchObject([{ text: 'our evening', files: [expect.any(String)] }]);
});

it('a picture alone can be sent before it is ready', async () => {
  await drop('lake.jpg');
  (await until(() => button('Send'))).click();
  await until(() => waiting()?.textContent.includes('lake.jpg'));
  open();
  await until(() => sent().length === 1 && !waiting());
  expect(sent()).toMatchObject([{ text: '', files: [expect.any(String)] }]);
});

it('what is written while a picture is prepared comes after it', async () => {
  await sendWith('lake.jpg', 'our evening');
  await write(app.composer(), 'and the morning');
  await userEvent.keyboard('{Enter}');
  await until(() => document.querySelectorAll('[data-waiting]').length === 2);
  open();
  await until(() => article('and the morning') && !waiting());
  expect(sent().map(({ text, files }) => [text, files.length])).toEqual([['our evening', 1], ['and the morning', 0]]);
});

it('taken back in time, words and picture are in the composer again and nothing was sent', async () => {
  await sendWith('lake.jpg', 'not for you');
  (await until(() => button('Take back'))).click();
  await until(() => app.composer().value === 'not for you' && tray().includes('lake.jpg') && !waiting());
  open();
  await until(() => tray().includes('Sent as it is'));
  expect(sent()).toEqual([]);
});

it('when the picture cannot be added nothing is sent, and the words come back with the reason', async () => {
  core.files.failing = 'picture-broken';
  await sendWith('lake.jpg', 'our evening');
  open();
  await until(() => document.body.textContent.includes('Nothing was sent: “lake.jpg” could not be added.'));
  await until(() => app.composer().value === 'our evening' && !waiting());
  expect(tray()).toContain('This picture is damaged');
  expect(sent()).toEqual([]);
  await userEvent.click(app.composer());
  await userEvent.keyboard('{Enter}');
  await until(() => sent().length === 1);
  expect(sent()).toMatchObject([{ text: 'our evening', files: [] }]);
});

it('a look at another place loses neither the picture, nor its message, nor doubles the words', async () => {
  await sendWith('lake.jpg', 'our evening');
  await drop('second.jpg');
  await write(app.composer(), 'more to say');
  location.hash = '#/';
  await until(() => app.composer() === null);
  location.hash = `#/g/${CIRCLE}`;
  await until(() => waiting()?.textContent.includes('our evening') && tray().includes('second.jpg'));
  expect(app.composer().value).toBe('more to say');
  open();
  await until(() => article('our evening') && !waiting());
  expect(sent()).toMatchObject([{ text: 'our evening', files: [expect.any(String)] }]);
  expect(app.composer().value).toBe('more to say');
});

it('an edit can be saved while a picture is being prepared for the next message', async () => {
  core.messages = [message(1, { by: 'me', text: 'at thre' })];
  core.tell({ topic: 'messages', circle: CIRCLE, ids: ['a.1'] });
  await until(() => article('at thre'));
  await userEvent.click(app.composer());
  await userEvent.keyboard('{ArrowUp}');
  await until(() => app.composer().value === 'at thre');
  const data = new DataTransfer();
  data.items.add(new File(['bytes'], 'lake.jpg'));
  app.composer().dispatchEvent(new DragEvent('drop', { dataTransfer: data, bubbles: true, cancelable: true }));
  await until(() => core.inputs('files.finish').length === 1);
  await write(app.composer(), 'at three');
  await userEvent.keyboard('{Enter}');
  await until(() => article('at three'));
  expect(tray()).toContain('lake.jpg');
});
