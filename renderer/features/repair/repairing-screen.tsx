import { Loader } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Frame } from '../first-run/frame.tsx';

/** While a damaged database is set aside and made again. */
export const RepairingScreen = () => {
  const { t } = useTranslation();
  return (
    <Frame title={t('repair.repairing')} lead={t('repair.repairingLead')}>
      <output aria-live="polite">
        <Loader size="sm" aria-label={t('repair.repairing')} />
      </output>
    </Frame>
  );
};
