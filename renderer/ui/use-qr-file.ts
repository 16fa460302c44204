import { useTranslation } from 'react-i18next';
import { notify } from './notices.tsx';
import { readQr } from './read-qr.ts';

/** Takes the text of the QR code in an image file, or says that there is none. */
export const useQrFile = (onText: (text: string) => void): ((file: File | null) => Promise<void>) => {
  const { t } = useTranslation();
  return async (file) => {
    const text = file ? await readQr(file) : undefined;
    if (text !== undefined) onText(text);
    else if (file) notify('problem', t('connection.qrNone'));
  };
};
