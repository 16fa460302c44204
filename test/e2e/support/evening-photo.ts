import type { Page } from 'playwright-core';
import { phonePhoto } from '../../support/pictures.ts';

/** A picture that is worth looking at, drawn by the page, with what a phone writes put in. */
export const eveningPhoto = async (page: Page): Promise<Uint8Array> => {
  const url = await page.evaluate(() => {
    const canvas = document.createElement('canvas');
    [canvas.width, canvas.height] = [1600, 1200];
    const paint = canvas.getContext('2d');
    if (!paint) return '';
    // The phone was held upright, as its EXIF data say: drawn so, the picture is seen upright.
    paint.setTransform(0, -1, 1, 0, 0, 1200);
    const sky = paint.createLinearGradient(0, 0, 0, 1600);
    for (const [stop, colour] of [[0, '#2b3a67'], [0.6, '#e07a5f'], [1, '#f2cc8f']] as const) sky.addColorStop(stop, colour);
    paint.fillStyle = sky;
    paint.fillRect(0, 0, 1200, 1600);
    paint.fillStyle = '#fff3d6';
    paint.beginPath();
    paint.arc(760, 880, 130, 0, 7);
    paint.fill();
    return canvas.toDataURL('image/jpeg', 0.9);
  });
  const clean = Buffer.from(url.split(',')[1] ?? '', 'base64');
  const small = Buffer.from(phonePhoto());
  // The camera's EXIF segment, as the fixture writes it, behind the start of the large picture.
  const length = small.readUInt16BE(4);
  return Buffer.concat([clean.subarray(0, 2), small.subarray(2, 4 + length), clean.subarray(2)]);
};
