import { ListChecks, X } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { showPanel, useRoute } from '../../app/route.ts';
import { IconButton } from '../../ui/icon-button.tsx';
import styles from './catch-up.module.css';

/** For a group never read before: how much is there, and a way to its highlights. Elsewhere the unread line says so. */
export const MissedChip = ({ count }: { readonly count: number }) => {
  const { t } = useTranslation();
  const [missed, setMissed] = useState(count);
  const route = useRoute();
  if (route.page === 'circle' && route.panel === 'highlights' && missed > 0) setMissed(0);
  if (missed === 0) return null;
  return (
    <div className={styles.chip}>
      <button
        type="button"
        onClick={() => {
          setMissed(0);
          showPanel('highlights');
        }}
      >
        <ListChecks size={16} aria-hidden="true" />
        {t('catchUp.missed', { count: missed })} · {t('catchUp.open')}
      </button>
      <IconButton icon={X} label={t('app.dismiss')} sizePx={28} onClick={() => setMissed(0)} />
    </div>
  );
};
