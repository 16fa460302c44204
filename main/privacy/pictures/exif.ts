import type { Removed } from './picture.ts';

/** What an EXIF block says of interest. https://www.cipa.jp/std/documents/e/DC-008-Translation-2019-E.pdf */
export type Exif = { readonly orientation: number; readonly takenAt: string | undefined; readonly removed: readonly Removed[] };

const TAG = { make: 0x010f, model: 0x0110, orientation: 0x0112, dateTime: 0x0132, exif: 0x8769, gps: 0x8825, taken: 0x9003, offset: 0x9011, makerNote: 0x927c, serial: 0xa431 } as const;
const MOST_ENTRIES = 512;
const TIME = /^(\d{4}):(\d\d):(\d\d) (\d\d):(\d\d):(\d\d)$/;
const OFFSET = /^[+-]\d\d:\d\d$/;
const NOTHING: Exif = { orientation: 1, takenAt: undefined, removed: ['rest'] };

type Entry = { readonly count: number; readonly value: number; readonly at: number };
type Ifd = ReadonlyMap<number, Entry>;

/** Reads one directory; an empty one where it is not whole. Everything is bounded by the block, nothing is followed but the two links we know. */
const readIfd = (view: DataView, little: boolean, offset: number): Ifd => {
  const entries = new Map<number, Entry>();
  if (offset < 8 || offset + 2 > view.byteLength) return entries;
  const count = Math.min(view.getUint16(offset, little), MOST_ENTRIES);
  for (let nth = 0; nth < count; nth += 1) {
    const at = offset + 2 + nth * 12;
    if (at + 12 > view.byteLength) break;
    const isShort = view.getUint16(at + 2, little) === 3;
    entries.set(view.getUint16(at, little), {
      count: view.getUint32(at + 4, little),
      value: isShort ? view.getUint16(at + 8, little) : view.getUint32(at + 8, little),
      at: at + 8,
    });
  }
  return entries;
};

const asciiOf = (view: DataView, entry: Entry | undefined): string => {
  if (!entry || entry.count > 64) return '';
  const at = entry.count <= 4 ? entry.at : entry.value;
  if (at + entry.count > view.byteLength) return '';
  return Buffer.from(view.buffer, view.byteOffset + at, entry.count).toString('latin1').replace(/\0.*$/s, '');
};

const takenAtOf = (view: DataView, main: Ifd, detail: Ifd): string | undefined => {
  const [, year, month, day, hour, minute, second] = TIME.exec(asciiOf(view, detail.get(TAG.taken)) || asciiOf(view, main.get(TAG.dateTime))) ?? [];
  if (year === undefined) return undefined;
  const offset = asciiOf(view, detail.get(TAG.offset));
  const text = `${year}-${month}-${day}T${hour}:${minute}:${second}`;
  return Number.isNaN(Date.parse(`${text}Z`)) ? undefined : text + (OFFSET.test(offset) ? offset : '');
};

/** Reads a TIFF block as EXIF has it. Never throws: what cannot be read is removed all the same. */
export const readExif = (block: Uint8Array): Exif => {
  const view = new DataView(block.buffer, block.byteOffset, block.byteLength);
  if (block.length < 8) return NOTHING;
  const order = view.getUint16(0);
  if (order !== 0x4949 && order !== 0x4d4d) return NOTHING;
  const little = order === 0x4949;
  if (view.getUint16(2, little) !== 42) return NOTHING;
  const main = readIfd(view, little, view.getUint32(4, little));
  const detail = readIfd(view, little, main.get(TAG.exif)?.value ?? 0);
  const turned = main.get(TAG.orientation)?.value ?? 1;
  const takenAt = takenAtOf(view, main, detail);
  const hasDevice = [TAG.make, TAG.model].some((tag) => main.has(tag)) || [TAG.makerNote, TAG.serial].some((tag) => detail.has(tag));
  const removed: Removed[] = [...(main.has(TAG.gps) ? ['place' as const] : []), ...(hasDevice ? ['device' as const] : []), ...(takenAt === undefined ? [] : ['time' as const]), 'rest'];
  const orientation = turned >= 1 && turned <= 8 ? turned : 1;
  const isOurs = Buffer.compare(block, orientationBlock(orientation)) === 0;
  return { orientation, takenAt, removed: isOurs ? [] : removed };
};

/** A TIFF block that says how a picture is turned, and nothing else; 26 bytes. */
export const orientationBlock = (orientation: number): Uint8Array =>
  Uint8Array.from([0x4d, 0x4d, 0, 42, 0, 0, 0, 8, 0, 1, 0x01, 0x12, 0, 3, 0, 0, 0, 1, 0, orientation, 0, 0, 0, 0, 0, 0]);
