import { Button, Loader } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { type Adding, assertNever } from '#contract';
import { currentLanguage } from '../../app/i18n.ts';
import { CopyButton } from '../../ui/copy-button.tsx';
import { EmojiRow } from '../../ui/emoji-row.tsx';
import { Problem } from '../../ui/problem.tsx';
import { QrPicture } from '../../ui/qr-picture.tsx';
import { fullTime } from '../../ui/time-words.ts';
import { callId, useCall } from '../../ui/use-call.ts';
import styles from './devices.module.css';

type At<State extends Adding['at']> = Extract<Adding, { at: State }>;

const Waiting = ({ state }: { readonly state: At<'waiting'> }) => {
  const { t } = useTranslation();
  const { code, canBeReached } = state;
  return (
    <div className={styles.column}>
      {code && (
        <>
          <p>{t('devices.codeLead')}</p>
          <output className={styles.code}>{code.short}</output>
          <p>{t('devices.codeQr')}</p>
          <QrPicture text={code.long} label={t('devices.codeQrLabel')} className={styles.qr} />
          <CopyButton text={code.long} label={t('devices.copyCode')} />
          <p className={styles.soft}>{t('devices.codeUntil', { until: fullTime(code.until, currentLanguage()) })}</p>
        </>
      )}
      {!code && (
        <output className={styles.row}>
          <Loader size="sm" aria-hidden="true" /> {t('devices.looking')}
        </output>
      )}
      <Problem text={canBeReached ? undefined : t('devices.unreachable')} />
    </div>
  );
};

const Comparing = ({ state }: { readonly state: At<'comparing'> }) => {
  const { t } = useTranslation();
  const call = useCall();
  const confirm = (same: boolean) => void call((client) => client.devices.confirm({ id: callId(), same }));
  return (
    <div className={styles.column}>
      <p>
        <strong>{t('devices.compare')}</strong> {t('devices.compareWhy')}
      </p>
      <EmojiRow numbers={state.emoji} label={t('devices.compare')} />
      {state.confirmed ? (
        <output>{t('devices.otherConfirms')}</output>
      ) : (
        <div className={styles.row}>
          <Button onClick={() => confirm(true)}>{t('devices.same')}</Button>
          <Button variant="default" onClick={() => confirm(false)}>
            {t('devices.differ')}
          </Button>
        </div>
      )}
    </div>
  );
};

const Failed = ({ state }: { readonly state: At<'failed'> }) => {
  const { t } = useTranslation();
  return <Problem text={state.code === 'cancelled' ? undefined : t(`errors.${state.code}`)} />;
};

/** Where adding a device stands, for either end. */
export const AddingSteps = ({ state }: { readonly state: Exclude<Adding, { at: 'idle' }> }) => {
  const { t } = useTranslation();
  switch (state.at) {
    case 'waiting':
      return <Waiting state={state} />;
    case 'comparing':
      return <Comparing state={state} />;
    case 'finishing':
      return <output>{t('devices.finishing')}</output>;
    case 'done':
      return <output>{t(state.end === 'old' ? 'devices.doneOld' : 'devices.doneNew')}</output>;
    case 'failed':
      return <Failed state={state} />;
    default:
      return assertNever(state);
  }
};
