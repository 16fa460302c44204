import encodeQR from 'qr';
import { expect, test } from 'vitest';
import { qrPng } from '../../renderer/ui/qr-png.ts';
import { readQr } from '../../renderer/ui/read-qr.ts';

const INVITE = `HEARTH://JOIN/${'0123456789ABCDEFGHJKMNPQRSTVWXYZ'.repeat(14)}`;
const picture = (text: string, scale: number): Blob => new Blob([new Uint8Array(encodeQR(text, 'gif', { ecc: 'low', border: 3, scale }))], { type: 'image/gif' });

test('an invite and a connection text come back from their QR pictures as they went in', async () => {
  for (const text of [INVITE, `HEARTH-CALL:${'7ZQ4'.repeat(120)}`]) for (const scale of [3, 8]) expect(await readQr(picture(text, scale))).toBe(text);
});

test('an invite that was saved as a picture is read from it', async () => {
  const saved = await qrPng(INVITE, 'invite.png');
  expect([saved.name, saved.type]).toEqual(['invite.png', 'image/png']);
  expect(await readQr(saved)).toBe(INVITE);
});

test('a file that is no picture, and a picture without a code, hold none', async () => {
  expect(await readQr(new Blob(['hello'], { type: 'image/png' }))).toBeUndefined();
  const canvas = new OffscreenCanvas(200, 200);
  canvas.getContext('2d')?.fillRect(20, 20, 50, 50);
  expect(await readQr(await canvas.convertToBlob())).toBeUndefined();
});
