import { Button, FileButton } from '@mantine/core';
import { PackageOpen } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useOpenBundle } from './use-open-bundle.ts';

/** Takes a bundle from a file. */
export const OpenBundleButton = ({ small = false, onOpened }: { readonly small?: boolean; readonly onOpened?: () => void }) => {
  const { t } = useTranslation();
  const open = useOpenBundle();
  const take = async (file: File | null) => {
    if (file && (await open(file))) onOpened?.();
  };
  return (
    <FileButton accept=".hearth" onChange={(file) => void take(file)} inputProps={{ 'aria-label': t('bundles.open'), tabIndex: -1 }}>
      {(props) => (
        <Button {...props} variant="default" leftSection={<PackageOpen size={16} />} {...(small && { size: 'compact-sm' })}>
          {t('bundles.open')}
        </Button>
      )}
    </FileButton>
  );
};
