import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { convertIcon } from 'app-builder-lib/out/util/iconConverter.js';
import { expect, onTestFinished, test } from 'vitest';
import { ICNS_TYPES, packIcns, packIco } from '../../tools/icons/pack-icons.ts';

const FOLDER = resolve('resources/icons');
const SIGNATURE = Buffer.from('89504e470d0a1a0a', 'hex');
/** Width and height of a PNG, by its first chunk. */
const sizeOf = (png: Uint8Array): readonly number[] => {
  const bytes = Buffer.from(png);
  expect(bytes.subarray(0, 8)).toEqual(SIGNATURE);
  return [bytes.readUInt32BE(16), bytes.readUInt32BE(20)];
};

/** What electron-builder takes for a package, by the names in its configuration; it fetches a tool where it has to convert. */
const taken = async (platform: 'linux' | 'mac' | 'win', format: 'set' | 'icns' | 'ico') => {
  const outDir = mkdtempSync(join(tmpdir(), 'hearth icons '));
  onTestFinished(() => rmSync(outDir, { recursive: true, force: true }));
  const line = readFileSync('electron-builder.yml', 'utf8').split('\n').find((one) => one.startsWith(`${platform}:`)) ?? '';
  const name = /icon: ([\w.-]+)/u.exec(line)?.[1] ?? '';
  const { icons, isFallback } = await convertIcon({ sources: [name], fallbackSources: [], roots: [FOLDER], format, outDir });
  expect(isFallback).toBe(false);
  return icons.map(({ file, size }) => ({ file, size, bytes: readFileSync(file) }));
};

test('Linux gets a picture for every size that its menus and docks want', async () => {
  const icons = await taken('linux', 'set');
  expect(icons.map(({ size }) => size)).toEqual([16, 24, 32, 48, 64, 128, 256, 512]);
  for (const { size, bytes } of icons) expect(sizeOf(bytes)).toEqual([size, size]);
});

test('Windows gets one file with every size up to 256, as it stands in the repository', async () => {
  const [icon] = await taken('win', 'ico');
  const bytes = icon?.bytes ?? Buffer.alloc(0);
  expect([icon?.file, icon?.size]).toEqual([join(FOLDER, 'hearth.ico'), 256]);
  const entries = Array.from({ length: bytes.readUInt16LE(4) }, (_none, index) => bytes.subarray(6 + 16 * index, 22 + 16 * index));
  expect(entries.map((entry) => entry.readUInt8(0) || 256)).toEqual([16, 24, 32, 48, 64, 128, 256]);
  for (const entry of entries) {
    const png = bytes.subarray(entry.readUInt32LE(12), entry.readUInt32LE(12) + entry.readUInt32LE(8));
    expect(sizeOf(png)).toEqual([entry.readUInt8(0) || 256, entry.readUInt8(1) || 256]);
  }
});

test('a Mac gets one file with every size up to 1024, as it stands in the repository', async () => {
  const [icon] = await taken('mac', 'icns');
  const bytes = icon?.bytes ?? Buffer.alloc(0);
  expect([icon?.file, bytes.subarray(0, 4).toString('latin1'), bytes.readUInt32BE(4)]).toEqual([join(FOLDER, 'hearth.icns'), 'icns', bytes.length]);
  const found: Record<string, number> = {};
  for (let at = 8; at < bytes.length; at += bytes.readUInt32BE(at + 4)) found[bytes.subarray(at, at + 4).toString('latin1')] = sizeOf(bytes.subarray(at + 8))[0] ?? 0;
  expect(found).toEqual(ICNS_TYPES);
});

test('what is packed comes out as it went in, and a Mac’s without one of its sizes is refused', () => {
  const pictures = [...new Set(Object.values(ICNS_TYPES))].map((sizePx) => ({ sizePx, png: Buffer.from(`picture of ${sizePx}`) }));
  const icns = Buffer.from(packIcns(pictures));
  for (const { png } of pictures) expect(icns.includes(png)).toBe(true);
  expect(() => packIcns(pictures.slice(1))).toThrow(/there is no picture of \d+ px/);
  const ico = Buffer.from(packIco(pictures.slice(0, 2)));
  expect([ico.readUInt16LE(2), ico.readUInt16LE(4), ico.subarray(ico.readUInt32LE(18)).subarray(0, ico.readUInt32LE(14)).toString()]).toEqual([1, 2, `picture of ${pictures[0]?.sizePx}`]);
});
