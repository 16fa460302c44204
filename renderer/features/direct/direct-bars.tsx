import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { CircleSummary } from '#contract';
import { safeName } from '../../ui/safe-name.ts';
import { callId, useCall } from '../../ui/use-call.ts';
import styles from './direct.module.css';

/** Whether in this chat nobody could hear me: I blocked the other, or they left. */
export const isSilent = ({ with: other }: CircleSummary): boolean => other !== undefined && (other.isBlocked || other.hasLeft);

/** Stands where one would write to nobody, and says why. */
export const SilentBar = ({ circle }: { readonly circle: CircleSummary }) => {
  const { t } = useTranslation();
  const call = useCall();
  const { id, with: other } = circle;
  if (!other) return null;
  const name = safeName(circle.name);
  return (
    <section className={styles.bar} aria-live="polite" aria-label={t(other.isBlocked ? 'direct.blockedRow' : 'direct.leftBar', { name })}>
      <p>{t(other.isBlocked ? 'direct.blockedBar' : 'direct.leftBar', { name })}</p>
      {other.isBlocked && (
        <Button variant="default" onClick={() => void call((client) => client.direct.unblock({ id: callId(), circle: id, person: other.person }))}>
          {t('direct.unblock')}
        </Button>
      )}
    </section>
  );
};
