import encodeQR from 'qr';
import { useMemo } from 'react';

type Props = { readonly text: string; readonly label: string; readonly className?: string | undefined };

/** A text as a QR picture, dark on white in both themes: that is what readers expect. Nothing when the text is too long for one. */
export const QrPicture = ({ text, label, className }: Props) => {
  const source = useMemo(() => {
    try {
      return `data:image/svg+xml;utf8,${encodeURIComponent(encodeQR(text, 'svg', { ecc: 'low', border: 3 }))}`;
    } catch {
      return undefined;
    }
  }, [text]);
  return source === undefined ? null : <img src={source} alt={label} className={className} style={{ background: '#fff' }} />;
};
