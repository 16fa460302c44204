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
import { callId, useCall, useErrorSentence } from '../../ui/use-call.ts';
import { NetworkOnly } from '../connection/network-only.tsx';
import { MailboxHanding } from '../members/mailbox-handing.tsx';
import { InviteTerms, type Terms } from '../members/invite-terms.tsx';
import styles from './forms.module.css';

const InviteText = ({ circle, invite, onClose }: { readonly circle: string; readonly invite: Invite; readonly onClose: () => void }) => {
  const { t } = useTranslation();
  const copied = () => {
    onClose();
    notify('info', t('circles.inviteCopied'));
  };
  return (
    <div className={styles.column}>
      <p className={styles.small}>{t('circles.inviteLead')}</p>
      <NetworkOnly circle={circle} text={t('circles.inviteNetworkOnly')} />
      {/* eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- reason: a region that scrolls must be reachable by keyboard */}
      <section className={styles.code} aria-label={t('circles.inviteText')} tabIndex={0}>
        {invite.text}
      </section>
      <CopyButton text={invite.text} label={t('circles.inviteCopy')} primary onCopied={copied} />
      <QrPicture text={invite.link.toUpperCase()} label={t('connection.inviteQr')} className={styles.picture} saveAs="hearth-invite.png" />
      <div className={styles.linkRow}>
        <span className={styles.link} title={invite.link}>
          {t('circles.inviteLink')}: {invite.link}
        </span>
        <CopyButton text={invite.link} label={t('circles.inviteCopyLink')} />
      </div>
      <p className={styles.small}>{t('circles.inviteUntil', { until: fullTime(invite.expiresAt, currentLanguage()), count: invite.uses })}</p>
      {invite.needsApproval && <p className={styles.small}>{t('members.inviteApprovalNote')}</p>}
    </div>
  );
};

const MailboxInvite = ({ invite }: { readonly invite: Invite }) => {
  const { t } = useTranslation();
  return (
    <div className={styles.column}>
      <p className={styles.small}>{t('members.mailboxSees')}</p>
      <MailboxHanding invite={invite} primary />
      <p className={styles.small}>{t('members.mailboxUntil', { until: fullTime(invite.expiresAt, currentLanguage()) })}</p>
    </div>
  );
};

type Made = { readonly invite: Invite; readonly role: Terms['role'] };

/** The usual invite at once; under other terms it is made anew, and the one before is taken back. */
const useInvite = (circle: string, isSample: boolean) => {
  const call = useCall();
  const [id] = useState(callId);
  const [busy, setBusy] = useState(false);
  const [anew, setAnew] = useState<Made>();
  const { data: first, error } = useRead({
    key: isSample ? undefined : `invite ${circle}`,
    load: (client, signal) => client.circles.invite({ id, circle }, { signal }),
    stale: () => false,
  });
  const made: Made | undefined = anew ?? (first && { invite: first, role: 'member' });
  const remake = async (terms: Terms) => {
    setBusy(true);
    const invite = await call((client) => client.circles.invite({ id: callId(), circle, ...terms }));
    if (invite && made) await call((client) => client.members.revokeInvite({ id: callId(), circle, invite: made.invite.invite }));
    if (invite) setAnew({ invite, role: terms.role });
    setBusy(false);
  };
  return { made, error, busy, remake };
};

/** Makes an invite and shows it: the text that survives pasting first, then the picture and the link, then other terms. */
export const InviteDialog = ({ circle, onClose }: { readonly circle: string; readonly onClose: () => void }) => {
  const { t } = useTranslation();
  const { circles } = useSettings();
  const sentence = useErrorSentence();
  const group = circles?.find((one) => one.id === circle);
  const isSample = group?.kind === 'sample';
  const { made, error, busy, remake } = useInvite(circle, isSample);
  return (
    <Modal opened onClose={onClose} title={t('circles.inviteTitle', { name: safeName(group?.name ?? '') })} closeButtonProps={{ 'aria-label': t('app.close') }}>
      {isSample && <p className={styles.small}>{t('circles.sampleNoInvite')}</p>}
      {!isSample && !made && error === undefined && <Loader size="sm" aria-label={t('app.loading')} />}
      {made && (
        <div className={styles.column}>
          {made.role === 'mailbox' ? <MailboxInvite invite={made.invite} /> : <InviteText circle={circle} invite={made.invite} onClose={onClose} />}
          <InviteTerms busy={busy} onMake={(terms) => void remake(terms)} />
        </div>
      )}
      <Problem text={error === undefined ? undefined : sentence(error)} />
    </Modal>
  );
};
