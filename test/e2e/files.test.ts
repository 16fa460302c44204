import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { EXIF_WORDS } from '../support/pictures.ts';
import { eveningPhoto } from './support/evening-photo.ts';
import { launchBrowser, meet, Person } from './support/person.ts';

let browser: Browser;
let alice: Person;
let bob: Person;
const folder = mkdtempSync(join(tmpdir(), 'hearth files '));
const at = (name: string, bytes: Uint8Array | string): string => {
  const file = join(folder, name);
  writeFileSync(file, bytes);
  return file;
};

beforeAll(async () => {
  browser = await launchBrowser();
  [alice, bob] = await Promise.all([Person.arrive(browser, { name: 'Alice' }), Person.arrive(browser, { name: 'Bob', language: 'zh-CN', theme: 'dark' })]);
  await meet(alice, bob);
});
afterAll(async () => {
  await Promise.all([alice.leave(), bob.leave()]);
  await browser.close();
  rmSync(folder, { recursive: true, force: true });
});

const attach = async (person: Person, ...files: readonly string[]): Promise<void> => {
  await person.page.locator('input[type=file]').setInputFiles([...files]);
};

describe('files between alice and bob', () => {
  it('alice picks a photo and a paper, sees what is taken out, and sends both with a word', async () => {
    await attach(alice, at('IMG_2041.jpg', await eveningPhoto(alice.page)), at('Reading list 2026.txt', 'one book a week\n'.repeat(2_000)));
    const tray = alice.page.getByRole('list', { name: alice.words.files.tray });
    await tray.getByText(alice.words.files.placeRemoved).waitFor();
    await tray.getByText(alice.words.files.asItIs).waitFor();
    expect(await alice.violations('files-tray')).toEqual([]);
    await alice.shot('files-tray-en-light');
    await alice.say('from our evening');
    await tray.waitFor({ state: 'detached' });
    await alice.message('from our evening').getByRole('link', { name: /Reading list 2026\.txt/ }).waitFor();
  });

  it('bob sees the picture by itself, opens it with the keyboard, and nothing in it says where it was taken', async () => {
    const message = bob.message('from our evening');
    const picture = message.getByRole('button', { name: /打开图片“IMG_2041\.jpg”/ });
    await expect.poll(() => picture.isEnabled()).toBe(true);
    await picture.focus();
    await bob.page.keyboard.press('Enter');
    const large = bob.page.getByRole('dialog').getByRole('img', { name: 'IMG_2041.jpg' });
    await expect.poll(() => large.evaluate((img) => img instanceof HTMLImageElement && img.naturalHeight)).toBe(1600);
    expect(await bob.violations('files-viewer')).toEqual([]);
    await bob.shot('files-viewer-zh-CN-dark');
    const bytes = await large.evaluate(async (img) => [...new Uint8Array(await (await fetch(img.getAttribute('src') ?? '')).arrayBuffer())]);
    for (const words of EXIF_WORDS) expect(Buffer.from(bytes).includes(words)).toBe(false);
    await bob.page.keyboard.press('Escape');
    await bob.page.getByRole('dialog').waitFor({ state: 'detached' });
  });

  it('bob fetches the paper by a tap, is told from whom it came, and saves it under its name', async () => {
    const message = bob.message('from our evening');
    await message.getByRole('button', { name: '获取“Reading list 2026.txt”' }).click();
    const save = message.getByRole('link', { name: '保存“Reading list 2026.txt”' });
    await save.waitFor();
    await message.getByText(/来自Alice/).first().waitFor();
    const download = bob.page.waitForEvent('download');
    await save.click();
    expect((await download).suggestedFilename()).toBe('Reading list 2026.txt');
    expect(await bob.violations('files-message')).toEqual([]);
    await Promise.all([alice.shot('files-message-en-light'), bob.shot('files-message-zh-CN-dark')]);
  });

  it('what cannot be sent says why, and the words stay', async () => {
    await attach(alice, at('empty.txt', ''), at('photo.heic', Buffer.concat([Buffer.from([0, 0, 0, 24]), Buffer.from('ftypheic\0\0\0\0mif1heic'), Buffer.alloc(64)])), at('invoice.pdf.exe', 'MZ'));
    const tray = alice.page.getByRole('list', { name: alice.words.files.tray });
    await tray.getByText(/“empty\.txt” is empty/).waitFor();
    await tray.getByText(/HEIC/).waitFor();
    await tray.getByText(alice.words.files.program).waitFor();
    await alice.shot('files-refused-en-light');
    for (const name of ['empty.txt', 'photo.heic', 'invoice.pdf.exe']) await tray.getByRole('button', { name: `Do not send “${name}”` }).click();
    await tray.waitFor({ state: 'detached' });
  });

  it('a paper dropped on the chat is added under a very long name, and is still there after a reload', async () => {
    await alice.page.evaluate(() => {
      const data = new DataTransfer();
      data.items.add(new File(['dropped words'], `${'very long name '.repeat(14)}.md`));
      document.querySelector('main')?.firstElementChild?.nextElementSibling?.dispatchEvent(new DragEvent('dragover', { dataTransfer: data, bubbles: true }));
      document.querySelector('#composer')?.dispatchEvent(new DragEvent('drop', { dataTransfer: data, bubbles: true, cancelable: true }));
    });
    const tray = alice.page.getByRole('list', { name: alice.words.files.tray });
    await tray.getByText(alice.words.files.asItIs).waitFor();
    await alice.page.reload();
    await tray.getByText(/\.md/).first().waitFor();
    await alice.page.getByRole('button', { name: alice.words.chat.send, exact: true }).click();
    await tray.waitFor({ state: 'detached' });
  });

  it('the room that files take is shown, and a deleted file leaves both machines', async () => {
    await bob.page.getByRole('button', { name: bob.words.app.more, exact: true }).first().click();
    await bob.page.getByRole('menuitem', { name: bob.words.files.title }).click();
    const list = bob.page.getByRole('list', { name: bob.words.files.title });
    await expect.poll(() => list.getByRole('listitem').count()).toBe(3);
    expect(await bob.violations('files-panel')).toEqual([]);
    await bob.shot('files-panel-zh-CN-dark');
    await alice.message('from our evening').click({ button: 'right', position: { x: 12, y: 12 } });
    await alice.page.getByRole('menuitem', { name: alice.words.chat.delete, exact: true }).click();
    await alice.page.getByRole('dialog').getByRole('button', { name: alice.words.chat.delete }).click();
    await expect.poll(() => list.getByRole('listitem').count()).toBe(1);
  });
});
