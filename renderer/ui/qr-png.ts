import encodeQR from 'qr';

const PIXELS_A_MODULE = 8;
/** How every QR picture looks: error correction “low”, a border of three modules. */
export const QR_LOOK = { ecc: 'low', border: 3 } as const;

/** A text as a QR picture in a file that every chat takes. Throws when the text is too long for one. */
export const qrPng = async (text: string, name: string): Promise<File> => {
  const rows = encodeQR(text, 'raw', QR_LOOK);
  const canvas = new OffscreenCanvas(rows.length * PIXELS_A_MODULE, rows.length * PIXELS_A_MODULE);
  const paint = canvas.getContext('2d');
  if (!paint) throw new Error('no canvas');
  paint.fillStyle = '#fff';
  paint.fillRect(0, 0, canvas.width, canvas.height);
  paint.fillStyle = '#000';
  rows.forEach((row, y) => row.forEach((isDark, x) => isDark && paint.fillRect(x * PIXELS_A_MODULE, y * PIXELS_A_MODULE, PIXELS_A_MODULE, PIXELS_A_MODULE)));
  return new File([await canvas.convertToBlob({ type: 'image/png' })], name, { type: 'image/png' });
};
