/** What the first bytes of a file say it is. `hidden`: pictures that carry place and device data which cannot be taken out here. */
export type PictureFormat = 'jpeg' | 'png' | 'gif' | 'webp' | 'hidden';

/** HEIC, AVIF and their kin by brand (ISO/IEC 23008-12). */
const HIDDEN_BRANDS = /^(?:hei[cxms]|hev[cxms]|mif[12]|msf1|avi[fs]|jxl )$/;
/** TIFF and what is built on it: DNG, CR2, NEF, ARW; other raw formats; JPEG XL and JPEG 2000. */
const HIDDEN_HEADS = ['49492a00', '4d4d002a', '49492b00', '4d4d002b', '49495500', '4949524f', '46554a49', '0000000c4a584c20', 'ff0a', '0000000c6a502020', 'ff4fff51'];

/** How many bytes of a file `pictureFormat` wants to see. */
export const FORMAT_HEAD_BYTES = 32;

/** Undefined: not a picture. Names and claimed types are never asked. */
export const pictureFormat = (head: Uint8Array): PictureFormat | undefined => {
  const hex = Buffer.from(head.subarray(0, FORMAT_HEAD_BYTES)).toString('hex');
  const text = Buffer.from(head.subarray(0, FORMAT_HEAD_BYTES)).toString('latin1');
  if (hex.startsWith('ffd8ff')) return 'jpeg';
  if (hex.startsWith('89504e470d0a1a0a')) return 'png';
  if (text.startsWith('GIF8')) return 'gif';
  if (text.startsWith('RIFF') && text.slice(8, 12) === 'WEBP') return 'webp';
  const isHiddenBrand = text.slice(4, 8) === 'ftyp' && [text.slice(8, 12), text.slice(16, 20), text.slice(20, 24), text.slice(24, 28)].some((brand) => HIDDEN_BRANDS.test(brand));
  return isHiddenBrand || HIDDEN_HEADS.some((start) => hex.startsWith(start)) ? 'hidden' : undefined;
};
