import { Button } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Finding } from '#contract';
import { useCall } from '../../ui/use-call.ts';
import styles from './connection.module.css';

/** Looks at the places of a group, and says plainly what it found and what to do. */
export const SelfTest = ({ circle }: { readonly circle: string }) => {
  const { t } = useTranslation();
  const call = useCall();
  const [findings, setFindings] = useState<readonly Finding[]>();
  const [busy, setBusy] = useState(false);
  const run = async () => {
    setBusy(true);
    setFindings(await call((client) => client.connection.selfTest({ circle })));
    setBusy(false);
  };
  return (
    <section className={styles.part} aria-label={t('connection.test')}>
      <h3>{t('connection.test')}</h3>
      <p className={styles.soft}>{t('connection.testLead')}</p>
      <Button variant="default" loading={busy} onClick={() => void run()}>
        {t('connection.testRun')}
      </Button>
      <ul className={styles.list} aria-live="polite">
        {findings?.map((finding) => (
          <li key={`${finding.about} ${finding.place}`} className={finding.isFine ? styles.good : undefined}>
            {t(`connection.finding.${finding.about}.${finding.isFine ? 'fine' : 'bad'}`, { place: finding.place ?? '', minutes: Math.abs(finding.minutes ?? 0) })}
          </li>
        ))}
      </ul>
    </section>
  );
};
