import { Button } from '@mantine/core';
import { Check, Copy } from 'lucide-react';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { copyText } from './copy-text.ts';

type Props = { readonly text: string; readonly label: string; readonly primary?: boolean; readonly onCopied?: () => void };

/** Copies a text and says so for two seconds. */
export const CopyButton = ({ text, label, primary = false, onCopied }: Props) => {
  const { t } = useTranslation();
  const [done, setDone] = useState(false);
  useEffect(() => {
    if (!done) return undefined;
    const timer = setTimeout(() => setDone(false), 2_000);
    return () => clearTimeout(timer);
  }, [done]);
  return (
    <Button
      variant={primary ? 'filled' : 'default'}
      leftSection={done ? <Check size={16} /> : <Copy size={16} />}
      onClick={() =>
        void copyText(text).then(() => {
          setDone(true);
          onCopied?.();
        })
      }
      aria-live="polite"
      data-autofocus={primary || undefined}
    >
      {done ? t('app.copied') : label}
    </Button>
  );
};
