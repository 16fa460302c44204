import { Loader, Modal } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Invite } from '#contract';
import { currentLanguage } from '../../app/i18n.ts';
import { useSettings } from '../../app/status.tsx';
import { useRead } from '../../rpc/use-read.ts';
import { CopyButton } from '../../ui/copy-button.tsx';
import { notify } from '../../ui/notices.tsx';
import { QrPicture } from '../../ui/qr-picture.tsx';
import { Problem } from '../../ui/problem.tsx';
import { safeName } from '../../ui/safe-name.ts';
import { fullTime } from '../../ui/time-words.ts';
import { callId, useErrorSentence } from '../../ui/use-call.ts';
import styles from './forms.module.css';

const InviteText = ({ invite, onClose }: { readonly invite: Invite; readonly onClose: () => void }) => {
  const { t } = useTranslation();
  const copied = () => {
    onClose();
    notify('info', t('circles.inviteCopied'));
  };
  return (
    <div className={styles.column}>
      <p className={styles.small}>{t('circles.inviteLead')}</p>
      {/* eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- reason: a region that scrolls must be reachable by keyboard */}
      <section className={styles.code} aria-label={t('circles.inviteText')} tabIndex={0}>
        {invite.text}
      </section>
      <CopyButton text={invite.text} label={t('circles.inviteCopy')} primary onCopied={copied} />
      <QrPicture text={invite.link.toUpperCase()} label={t('connection.inviteQr')} className={styles.picture} />
      <div className={styles.linkRow}>
        <span className={styles.link} title={invite.link}>
          {t('circles.inviteLink')}: {invite.link}
        </span>
        <CopyButton text={invite.link} label={t('circles.inviteCopyLink')} />
      </div>
      <p className={styles.small}>{t('circles.inviteUntil', { until: fullTime(invite.expiresAt, currentLanguage()), count: invite.uses })}</p>
    </div>
  );
};

/** Makes an invite and shows it: the text that survives pasting first, then the link. */
export const InviteDialog = ({ circle, onClose }: { readonly circle: string; readonly onClose: () => void }) => {
  const { t } = useTranslation();
  const { circles } = useSettings();
  const sentence = useErrorSentence();
  const group = circles?.find((one) => one.id === circle);
  const [id] = useState(callId);
  const isSample = group?.kind === 'sample';
  const { data: invite, error } = useRead({
    key: isSample ? undefined : `invite ${circle}`,
    load: (client, signal) => client.circles.invite({ id, circle }, { signal }),
    stale: () => false,
  });
  return (
    <Modal opened onClose={onClose} title={t('circles.inviteTitle', { name: safeName(group?.name ?? '') })} closeButtonProps={{ 'aria-label': t('app.close') }}>
      {isSample && <p className={styles.small}>{t('circles.sampleNoInvite')}</p>}
      {!isSample && !invite && error === undefined && <Loader size="sm" aria-label={t('app.loading')} />}
      {invite && <InviteText invite={invite} onClose={onClose} />}
      <Problem text={error === undefined ? undefined : sentence(error)} />
    </Modal>
  );
};
