import { Button } from '@mantine/core';
import { Flame } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { openDialog } from '../../app/dialogs.ts';
import { useCircles } from '../../app/status.tsx';
import { EmptyHint } from '../../ui/empty-hint.tsx';
import styles from './circle-page.module.css';

/** What the main column shows while no group is open. */
export const HomePage = () => {
  const { t } = useTranslation();
  const empty = useCircles()?.length === 0;
  const key = /Mac/u.test(navigator.userAgent) ? '⌘K' : 'Ctrl+K';
  return (
    <main className={styles.home}>
      <EmptyHint icon={Flame} title={t(empty ? 'circles.emptyTitle' : 'circles.pickTitle')} text={empty ? t('circles.empty') : t('circles.pick', { key })}>
        <Button variant={empty ? 'filled' : 'light'} onClick={() => openDialog({ kind: 'create' })}>
          {t('circles.create')}
        </Button>
        <Button variant="subtle" onClick={() => openDialog({ kind: 'join' })}>
          {t('circles.join')}
        </Button>
      </EmptyHint>
    </main>
  );
};
