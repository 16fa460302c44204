import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { openDialog } from '../../app/dialogs.ts';
import styles from '../connection/connection.module.css';
import { OpenBundleButton } from './open-bundle-button.tsx';

/** For who is never online together: bundles made here and carried here. */
export const CarrySection = ({ circle }: { readonly circle: string }) => {
  const { t } = useTranslation();
  return (
    <section className={styles.part} aria-label={t('bundles.title')}>
      <h3>{t('bundles.title')}</h3>
      <p className={styles.soft}>{t('bundles.lead')}</p>
      <Button variant="default" onClick={() => openDialog({ kind: 'carry', circle })}>
        {t('bundles.choose')}
      </Button>
      <OpenBundleButton />
    </section>
  );
};
