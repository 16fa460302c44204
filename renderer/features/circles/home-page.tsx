import { Button } from '@mantine/core';
import { Flame } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { openDialog } from '../../app/dialogs.ts';
import { useCircles } from '../../app/status.tsx';
import { EmptyHint } from '../../ui/empty-hint.tsx';
import styles from './circle-page.module.css';
import { NoGroups } from './no-groups.tsx';

/** What the main column shows while no group is open. */
export const HomePage = () => {
  const { t } = useTranslation();
  const empty = useCircles()?.length === 0;
  const key = /Mac/u.test(navigator.userAgent) ? '⌘K' : 'Ctrl+K';
  return (
    <main className={styles.home}>
      {empty ? (
        <NoGroups />
      ) : (
        <EmptyHint icon={Flame} title={t('circles.pickTitle')} text={t('circles.pick', { key })}>
          <Button variant="light" onClick={() => openDialog({ kind: 'create' })}>
            {t('circles.create')}
          </Button>
        </EmptyHint>
      )}
    </main>
  );
};
