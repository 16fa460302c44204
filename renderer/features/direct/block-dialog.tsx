import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { safeName } from '../../ui/safe-name.ts';
import { callId } from '../../ui/use-call.ts';
import { MeaningDialog, useDo } from '../members/member-dialogs.tsx';
import styles from './direct.module.css';

const MEANS = ['private', 'requests', 'group', 'silent', 'other'] as const;

/** What blocking means, before it is done. It can be undone at any time, so a click is enough. */
export const BlockDialog = ({ circle, person, name: given }: { readonly circle: string; readonly person: string; readonly name: string }) => {
  const { t } = useTranslation();
  const name = safeName(given);
  const block = useDo((client) => client.direct.block({ id: callId(), circle, person }));
  return (
    <MeaningDialog title={t('direct.blockTitle', { name })}>
      <ul className={styles.means}>
        {MEANS.map((what) => (
          <li key={what}>{t(`direct.blockMeans.${what}`, { name })}</li>
        ))}
      </ul>
      <Button color="var(--bad)" variant="outline" onClick={block}>
        {t('direct.blockConfirm', { name })}
      </Button>
    </MeaningDialog>
  );
};
