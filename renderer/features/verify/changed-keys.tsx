import { Button } from '@mantine/core';
import { X } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { openDialog } from '../../app/dialogs.ts';
import { IconButton } from '../../ui/icon-button.tsx';
import { safeName } from '../../ui/safe-name.ts';
import { callId, useCall } from '../../ui/use-call.ts';
import { useTrust } from './use-trust.ts';
import styles from './verify.module.css';

/** A quiet line for me alone about each person whose keys are others than those I compared, until I put it away or compare again. */
export const ChangedKeys = ({ circle }: { readonly circle: string }) => {
  const { t } = useTranslation();
  const call = useCall();
  const changed = useTrust(circle)?.filter((trust) => trust.state === 'changed' && !trust.seen) ?? [];
  return (
    <>
      {changed.map(({ person, name: given }) => {
        const name = safeName(given);
        return (
          <div key={person} className={styles.line}>
            <output>{t('verify.line', { name })}</output>
            <Button size="compact-sm" variant="default" aria-label={t('verify.openFor', { name })} onClick={() => openDialog({ kind: 'verify', circle, person, name: given })}>
              {t('verify.look')}
            </Button>
            <IconButton icon={X} sizePx={28} label={t('verify.putAway', { name })} onClick={() => void call((client) => client.verify.putAway({ id: callId(), circle, person }))} />
          </div>
        );
      })}
    </>
  );
};
