import { MAX_THUMB_BYTES } from '#contract';
import { blobUrl } from './blob-url.ts';

/** Tried one after the other until the picture is small enough: longest side in points, quality. */
const STEPS = [
  [360, 0.6],
  [320, 0.45],
  [260, 0.4],
  [200, 0.35],
  [140, 0.3],
  [90, 0.3],
] as const;

const drawn = async (picture: ImageBitmap, side: number, quality: number): Promise<Blob | null> => {
  const scale = Math.min(1, side / Math.max(picture.width, picture.height));
  const canvas = document.createElement('canvas');
  canvas.width = Math.max(1, Math.round(picture.width * scale));
  canvas.height = Math.max(1, Math.round(picture.height * scale));
  canvas.getContext('2d')?.drawImage(picture, 0, 0, canvas.width, canvas.height);
  return new Promise((resolve) => canvas.toBlob(resolve, 'image/webp', quality));
};

/** A small picture of one that is clean already; undefined when this browser cannot draw it. It is drawn here because a page is a sandbox. */
export const makeThumb = async (address: string): Promise<File | undefined> => {
  try {
    const picture = await createImageBitmap(await (await fetch(blobUrl(address))).blob());
    for (const [side, quality] of STEPS) {
      const thumb = await drawn(picture, side, quality);
      if (thumb && thumb.size <= MAX_THUMB_BYTES) return new File([thumb], 'thumb', { type: thumb.type });
    }
  } catch {
    // The picture is sent without one.
  }
  return undefined;
};
