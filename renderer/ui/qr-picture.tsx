import { Button } from '@mantine/core';
import { ImageDown } from 'lucide-react';
import encodeQR from 'qr';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { QR_LOOK, qrPng } from './qr-png.ts';
import { saveFile } from './save-file.ts';

type Props = {
  readonly text: string;
  readonly label: string;
  readonly className?: string | undefined;
  /** Offers to save it under this name: chats take no picture that is drawn here. */
  readonly saveAs?: string;
};

/** A text as a QR picture, dark on white in both themes: that is what readers expect. Nothing when the text is too long for one. */
export const QrPicture = ({ text, label, className, saveAs }: Props) => {
  const { t } = useTranslation();
  const source = useMemo(() => {
    try {
      return `data:image/svg+xml;utf8,${encodeURIComponent(encodeQR(text, 'svg', QR_LOOK))}`;
    } catch {
      return undefined;
    }
  }, [text]);
  if (source === undefined) return null;
  return (
    <>
      <img src={source} alt={label} className={className} style={{ background: '#fff' }} />
      {saveAs !== undefined && (
        <Button variant="default" leftSection={<ImageDown size={16} />} style={{ alignSelf: 'center' }} onClick={() => void qrPng(text, saveAs).then(saveFile)}>
          {t('connection.qrSave')}
        </Button>
      )}
    </>
  );
};
