import { Button, Modal } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { RepairReport } from '#contract';
import { currentLanguage } from '../../app/i18n.ts';
import { useStatus } from '../../app/status.tsx';
import { useRead } from '../../rpc/use-read.ts';
import { safeName } from '../../ui/safe-name.ts';
import { callId, useCall } from '../../ui/use-call.ts';
import styles from '../first-run/first-run.module.css';

const OUTCOMES = ['back', 'waiting', 'lost', 'over'] as const;

const Outcomes = ({ report }: { readonly report: RepairReport }) => {
  const { t } = useTranslation();
  const names = new Intl.ListFormat(currentLanguage());
  return (
    <ul>
      {OUTCOMES.filter((outcome) => report[outcome].length > 0).map((outcome) => (
        <li key={outcome}>{t(`repair.${outcome}`, { count: report[outcome].length, names: names.format(report[outcome].map((name) => safeName(name))) })}</li>
      ))}
    </ul>
  );
};

/** What became of every group when a damaged database was set aside, until the person has read it. */
export const RepairNotice = () => {
  const { t } = useTranslation();
  const { status } = useStatus();
  const call = useCall();
  const { data: report, reload } = useRead({
    key: 'repair',
    load: (client, signal) => client.repair.report(undefined, { signal }),
    stale: (change) => change.topic === 'repair',
  });
  if (!report) return null;
  const dismiss = async () => {
    await call((client) => client.repair.dismiss({ id: callId() }));
    reload();
  };
  return (
    <Modal opened onClose={() => void dismiss()} title={t('repair.title')} closeButtonProps={{ 'aria-label': t('app.close') }}>
      <Outcomes report={report} />
      <p className={styles.folder}>{t('repair.kept', { folder: `${status?.dataDir ?? ''}/${report.folder}` })}</p>
      <Button onClick={() => void dismiss()} fullWidth>
        {t('repair.read')}
      </Button>
    </Modal>
  );
};
