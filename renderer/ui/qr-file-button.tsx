import { Button, FileButton } from '@mantine/core';
import { QrCode } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useQrFile } from './use-qr-file.ts';

/** Takes a QR code from an image file. */
export const QrFileButton = ({ onText }: { readonly onText: (text: string) => void }) => {
  const { t } = useTranslation();
  const read = useQrFile(onText);
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
