const MOST_BYTES = 20 * 1024 * 1024;
const LONGEST_SIDE = 2_000;

/** The text of the QR code in an image file; undefined when there is none in it, or it is no image. The reader is loaded when it is first needed. */
export const readQr = async (file: Blob): Promise<string | undefined> => {
  if (file.size > MOST_BYTES) return undefined;
  try {
    const [{ default: decodeQR }, image] = await Promise.all([import('qr/decode.js'), createImageBitmap(file)]);
    const scale = Math.min(1, LONGEST_SIDE / Math.max(image.width, image.height));
    const [width, height] = [Math.round(image.width * scale), Math.round(image.height * scale)];
    const context = new OffscreenCanvas(width, height).getContext('2d');
    if (!context) return undefined;
    // What is see-through in a picture is paper.
    context.fillStyle = '#fff';
    context.fillRect(0, 0, width, height);
    context.drawImage(image, 0, 0, width, height);
    image.close();
    return decodeQR({ width, height, data: context.getImageData(0, 0, width, height).data }, { timeLimit: 2_000, effort: 3 });
  } catch {
    return undefined;
  }
};
