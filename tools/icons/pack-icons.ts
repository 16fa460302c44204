/** A square picture as a PNG, `sizePx` wide. */
export type Picture = { readonly sizePx: number; readonly png: Uint8Array };

/** An `.ico` of PNGs, as Windows has read them since Vista: https://learn.microsoft.com/en-us/windows/win32/menurc/resources-reference */
export const packIco = (pictures: readonly Picture[]): Uint8Array => {
  const head = Buffer.alloc(6 + 16 * pictures.length);
  head.writeUInt16LE(1, 2);
  head.writeUInt16LE(pictures.length, 4);
  let at = head.length;
  for (const [index, { sizePx, png }] of pictures.entries()) {
    const entry = 6 + 16 * index;
    // 0 stands for 256.
    head.writeUInt8(sizePx % 256, entry);
    head.writeUInt8(sizePx % 256, entry + 1);
    head.writeUInt16LE(1, entry + 4);
    head.writeUInt16LE(32, entry + 6);
    head.writeUInt32LE(png.length, entry + 8);
    head.writeUInt32LE(at, entry + 12);
    at += png.length;
  }
  return Buffer.concat([head, ...pictures.map(({ png }) => png)]);
};

/** Types of PNGs in an `.icns`, by their pixels; a size on a screen of double density is a type of its own. https://en.wikipedia.org/wiki/Apple_Icon_Image_format */
export const ICNS_TYPES: Readonly<Record<string, number>> = { ic11: 32, ic12: 64, ic07: 128, ic13: 256, ic08: 256, ic14: 512, ic09: 512, ic10: 1024 };

/** An `.icns` of all those types. Throws when a size is missing. */
export const packIcns = (pictures: readonly Picture[]): Uint8Array => {
  const entries = Object.entries(ICNS_TYPES).map(([type, sizePx]) => {
    const found = pictures.find((picture) => picture.sizePx === sizePx);
    if (!found) throw new Error(`there is no picture of ${sizePx} px`);
    const head = Buffer.from(`${type}\0\0\0\0`, 'latin1');
    head.writeUInt32BE(8 + found.png.length, 4);
    return Buffer.concat([head, found.png]);
  });
  const head = Buffer.from('icns\0\0\0\0', 'latin1');
  head.writeUInt32BE(8 + entries.reduce((sum, { length }) => sum + length, 0), 4);
  return Buffer.concat([head, ...entries]);
};
