import { mkdirSync, writeFileSync } from 'node:fs';
import type { Browser, Locator } from 'playwright-core';
import type { Language } from '#contract';
import type { Person } from '../e2e/support/person.ts';

const FOLDER = 'docs/guide/pictures';
/** A picture of the guide is at most so large: all of them come with every installed Hearth. */
const MOST_BYTES = 50_000;
/** Words in it are still sharp; 0.7 would be a tenth more, without any loss it would be thrice as much. */
const QUALITY = 0.6;
/** Left around what a picture is of. */
const MARGIN = 12;

export type Shoot = (person: Person, name: string, target?: Locator) => Promise<void>;

/** Where the pictures of a language are. */
export const pictureFolder = (language: Language): string => `${FOLDER}/${language === 'en' ? 'en' : 'zh'}`;

/** Takes pictures for the guide: of the window, or of one thing in it. Chromium itself makes them small. */
export const openAlbum = async (browser: Browser, language: Language): Promise<{ readonly shoot: Shoot; readonly close: () => Promise<void> }> => {
  const folder = pictureFolder(language);
  mkdirSync(folder, { recursive: true });
  const darkroom = await browser.newPage();
  const asWebp = async (png: Buffer): Promise<Buffer> => {
    const base64 = await darkroom.evaluate(
      async ({ data, q }) => {
        const bitmap = await createImageBitmap(await (await fetch(`data:image/png;base64,${data}`)).blob());
        const canvas = new OffscreenCanvas(bitmap.width, bitmap.height);
        canvas.getContext('2d')?.drawImage(bitmap, 0, 0);
        const bytes = new Uint8Array(await (await canvas.convertToBlob({ type: 'image/webp', quality: q })).arrayBuffer());
        return btoa(bytes.reduce((text, byte) => text + String.fromCodePoint(byte), ''));
      },
      { data: png.toString('base64'), q: QUALITY },
    );
    return Buffer.from(base64, 'base64');
  };
  const around = async ({ page }: Person, target: Locator) => {
    await target.scrollIntoViewIfNeeded();
    const box = await target.boundingBox();
    const window = page.viewportSize();
    if (!box || !window) throw new Error('there is nothing to take a picture of');
    const [left, top] = [Math.max(0, box.x - MARGIN), Math.max(0, box.y - MARGIN)];
    return { x: left, y: top, width: Math.min(window.width, box.x + box.width + MARGIN) - left, height: Math.min(window.height, box.y + box.height + MARGIN) - top };
  };
  const shoot: Shoot = async (person, name, target) => {
    await person.standsStill();
    const clip = target && (await around(person, target));
    const png = await person.page.screenshot({ animations: 'disabled', caret: 'hide', ...(clip && { clip }) });
    const picture = await asWebp(png);
    if (picture.length > MOST_BYTES) throw new Error(`the picture ${name} is too large: ${picture.length} bytes`);
    writeFileSync(`${folder}/${name}.webp`, picture);
  };
  return { shoot, close: () => darkroom.close() };
};
