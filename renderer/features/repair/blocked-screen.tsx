import { Button, Switch } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Status } from '#contract';
import { useStatus } from '../../app/status.tsx';
import { callId, useCall } from '../../ui/use-call.ts';
import { Frame } from '../first-run/frame.tsx';
import styles from '../first-run/first-run.module.css';

/** Begins anew where no key opens what is there: asked twice, and nothing is deleted. */
const BeginAnew = () => {
  const { t } = useTranslation();
  const { reload } = useStatus();
  const call = useCall();
  const [sure, setSure] = useState(false);
  const begin = async () => {
    await call((client) => client.app.beginAnew({ id: callId() }));
    reload();
  };
  return (
    <>
      <Switch checked={sure} onChange={(event) => setSure(event.currentTarget.checked)} label={t('repair.beginAnewSure')} />
      <Button variant="default" disabled={!sure} onClick={() => void begin()} fullWidth>
        {t('repair.beginAnew')}
      </Button>
    </>
  );
};

/** What is there cannot be opened: why, and what to do. */
export const BlockedScreen = ({ status }: { readonly status: Status }) => {
  const { t } = useTranslation();
  const { reload } = useStatus();
  const call = useCall();
  const [busy, setBusy] = useState(false);
  const problem = status.problem ?? 'internal';
  const again = async () => {
    setBusy(true);
    await call((client) => client.app.tryAgain());
    setBusy(false);
    reload();
  };
  return (
    <Frame title={t('repair.blocked')} lead={t(`errors.${problem}`)}>
      <div className={styles.form}>
        <p className={styles.folder}>{t('repair.folder', { folder: status.dataDir })}</p>
        <Button size="md" loading={busy} onClick={() => void again()} fullWidth>
          {t('repair.again')}
        </Button>
        {problem === 'keys-lost' && <BeginAnew />}
      </div>
    </Frame>
  );
};
