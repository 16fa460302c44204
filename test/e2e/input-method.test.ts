import type { Browser, CDPSession } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { launchBrowser, Person } from './support/person.ts';

let browser: Browser;
let mei: Person;
let keys: CDPSession;
beforeAll(async () => {
  browser = await launchBrowser();
  mei = await Person.arrive(browser, { name: '小梅', language: 'zh-CN' });
  await mei.desktop.client.circles.create({ id: crypto.randomUUID(), name: '读书会' });
  await mei.page.getByRole('navigation').getByRole('button', { name: /读书会/ }).click();
  await mei.composer.waitFor();
  keys = await mei.page.context().newCDPSession(mei.page);
});
afterAll(async () => {
  await mei.leave();
  await browser.close();
});
beforeEach(() => mei.composer.focus());
afterEach(() => mei.composer.fill(''));

const compose = (text: string) => keys.send('Input.imeSetComposition', { text, selectionStart: text.length, selectionEnd: text.length });
const commit = (text: string) => keys.send('Input.insertText', { text });
const key = (type: 'rawKeyDown' | 'keyUp', code: number) =>
  keys.send('Input.dispatchKeyEvent', { type, key: 'Enter', code: 'Enter', windowsVirtualKeyCode: code, nativeVirtualKeyCode: code });
const shown = (text: string) => mei.page.getByRole('article').filter({ hasText: text }).count();

describe('writing with an input method', () => {
  it('Enter that picks a word before the composition ends sends nothing, the next Enter sends', async () => {
    await compose('zhou');
    await key('rawKeyDown', 229);
    // As on macOS, where the key keeps its name and only says that it is composing.
    await mei.composer.evaluate((field) => field.dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', isComposing: true, bubbles: true, cancelable: true })));
    await commit('周六见');
    await key('keyUp', 13);
    await expect.poll(() => mei.composer.inputValue()).toBe('周六见');
    expect(await shown('周六见')).toBe(0);
    await mei.composer.press('Enter');
    await mei.message('周六见').waitFor();
    expect(await mei.page.getByRole('article').count()).toBe(1);
    await expect.poll(() => mei.composer.inputValue()).toBe('');
  });

  it('Enter reported right after the composition ended sends nothing either, the next Enter sends', async () => {
    await compose('ming');
    // The order of WebKit: the end of the composition, then the key that ended it, as one event after the other.
    await mei.composer.evaluate((field) => {
      const press = (code: number) => field.dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', code: 'Enter', keyCode: code, bubbles: true, cancelable: true } as KeyboardEventInit));
      field.addEventListener(
        'compositionend',
        () => {
          press(229);
          press(13);
        },
        { once: true },
      );
    });
    await commit('明天读书');
    await key('keyUp', 13);
    await expect.poll(() => mei.composer.inputValue()).toBe('明天读书');
    expect(await shown('明天读书')).toBe(0);
    await mei.composer.press('Enter');
    await mei.message('明天读书').waitFor();
  });

  it('arrow up and Escape inside a composition stay with the input method', async () => {
    await compose('shu');
    await mei.composer.evaluate((field) => {
      for (const name of ['ArrowUp', 'Escape', 'Tab']) {
        field.dispatchEvent(new KeyboardEvent('keydown', { key: name, keyCode: 229, isComposing: true, bubbles: true, cancelable: true } as KeyboardEventInit));
      }
    });
    expect(await mei.page.getByText(mei.words.chat.editing).count()).toBe(0);
    await commit('书');
    await expect.poll(() => mei.composer.inputValue()).toBe('书');
  });

  it('Shift and Enter begins a new line', async () => {
    await mei.composer.pressSequentially('一');
    await mei.composer.press('Shift+Enter');
    await mei.composer.pressSequentially('二');
    expect(await mei.composer.inputValue()).toBe('一\n二');
  });

  it('@ completes to Ember in Chinese, and Enter on the list does not send', async () => {
    await mei.composer.pressSequentially('@小');
    await mei.page.getByRole('option', { name: /小炉/ }).waitFor();
    await mei.composer.press('Enter');
    await expect.poll(() => mei.composer.inputValue()).toBe('@小炉 ');
  });
});
