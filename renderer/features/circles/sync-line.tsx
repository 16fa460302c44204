import { Progress } from '@mantine/core';
import { useCallback, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Change } from '#contract';
import { useChanges } from '../../rpc/rpc-context.tsx';
import styles from './circle-page.module.css';

type Sync = { readonly have: number; readonly want: number };
const GONE_MS = 20_000;

/** How much of the group's history has arrived, while it arrives. */
export const SyncLine = ({ circle }: { readonly circle: string }) => {
  const { t } = useTranslation();
  const [sync, setSync] = useState<Sync>();
  useChanges(
    useCallback((change: Change) => change.topic === 'sync' && change.circle === circle && setSync({ have: change.have, want: change.want }), [circle]),
  );
  useEffect(() => {
    // A peer that left in the middle must not leave the line standing.
    const timer = setTimeout(() => setSync(undefined), GONE_MS);
    return () => clearTimeout(timer);
  }, [sync]);
  if (!sync || sync.have >= sync.want || sync.want < 50) return null;
  const words = t('circles.sync', sync);
  return (
    <div className={styles.line}>
      {words}
      <Progress value={(100 * sync.have) / sync.want} size="xs" aria-label={words} />
    </div>
  );
};
