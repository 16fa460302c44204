import { Button, FileButton } from '@mantine/core';
import { QrCode } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { notify } from './notices.tsx';
import { readQr } from './read-qr.ts';

/** Takes a QR code from an image file. */
export const QrFileButton = ({ onText }: { readonly onText: (text: string) => void }) => {
  const { t } = useTranslation();
  const read = async (file: File | null) => {
    const text = file ? await readQr(file) : undefined;
    if (text !== undefined) onText(text);
    else if (file) notify('problem', t('connection.qrNone'));
  };
  return (
    <FileButton accept="image/*" onChange={(file) => void read(file)} inputProps={{ 'aria-label': t('connection.qrOpen'), tabIndex: -1 }}>
      {(props) => (
        <Button {...props} variant="default" leftSection={<QrCode size={16} />}>
          {t('connection.qrOpen')}
        </Button>
      )}
    </FileButton>
  );
};
