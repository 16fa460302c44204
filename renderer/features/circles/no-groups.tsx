import { Button } from '@mantine/core';
import { Users } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { openDialog } from '../../app/dialogs.ts';
import { EmptyHint } from '../../ui/empty-hint.tsx';
import { useOpenSample } from './use-open-sample.ts';

/** Nothing is here yet: three ways to begin. */
export const NoGroups = () => {
  const { t } = useTranslation();
  const openSample = useOpenSample();
  return (
    <EmptyHint icon={Users} title={t('circles.emptyTitle')} text={t('circles.empty')}>
      <Button onClick={() => openDialog({ kind: 'create' })}>{t('circles.create')}</Button>
      <Button variant="light" onClick={() => openDialog({ kind: 'join' })}>
        {t('circles.join')}
      </Button>
      <Button variant="subtle" onClick={() => void openSample()}>
        {t('circles.sample')}
      </Button>
    </EmptyHint>
  );
};
