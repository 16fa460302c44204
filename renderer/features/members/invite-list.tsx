import { Button } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Group, GroupInvite } from '#contract';
import { currentLanguage } from '../../app/i18n.ts';
import { CopyButton } from '../../ui/copy-button.tsx';
import { mailboxCode } from '../../ui/mailbox-code.ts';
import { QrPicture } from '../../ui/qr-picture.tsx';
import { safeName } from '../../ui/safe-name.ts';
import { fullTime } from '../../ui/time-words.ts';
import { callId, useCall } from '../../ui/use-call.ts';
import { MailboxHanding } from './mailbox-handing.tsx';
import styles from './members.module.css';

type Props = { readonly circle: string; readonly invite: GroupInvite; readonly isAdmin: boolean };

const Handing = ({ shown }: { readonly shown: NonNullable<GroupInvite['shown']> }) => {
  const { t } = useTranslation();
  const [open, setOpen] = useState(false);
  return (
    <>
      <div className={styles.buttons}>
        <CopyButton text={shown.text} label={t('circles.inviteCopy')} />
        <CopyButton text={shown.link} label={t('circles.inviteCopyLink')} />
        <Button variant="default" aria-expanded={open} onClick={() => setOpen((now) => !now)}>
          {t(open ? 'members.inviteHide' : 'members.inviteShow')}
        </Button>
      </div>
      {open && <QrPicture text={shown.link.toUpperCase()} label={t('connection.inviteQr')} className={styles.picture} />}
    </>
  );
};

/** Who came by it. A mailbox is nobody. */
const Came = ({ invite, isAdmin }: Omit<Props, 'circle'>) => {
  const { t } = useTranslation();
  const { cameBy, uses, role } = invite;
  if (cameBy.length === 0) return null;
  const names = cameBy.map(({ person, name }) => (role === 'mailbox' ? t('members.mailboxName', { code: mailboxCode(person) }) : safeName(name))).join(', ');
  const overUsed = role === 'mailbox' ? t('members.mailboxOverUsed', { came: cameBy.length }) : t('members.inviteOverUsed', { came: cameBy.length });
  return (
    <>
      <p className={styles.soft}>{t('members.inviteCame', { names })}</p>
      {isAdmin && cameBy.length > uses && <div className={styles.warn}>{overUsed}</div>}
    </>
  );
};

const InviteCard = ({ circle, invite, isAdmin }: Props) => {
  const { t } = useTranslation();
  const call = useCall();
  const { cameBy, uses, state, shown, role } = invite;
  const facts = [role === 'mailbox' ? t('members.mailboxInvite') : undefined, t('members.inviteBy', { by: safeName(invite.by.name) }), t('members.inviteUses', { came: cameBy.length, uses }), invite.needsApproval ? t('members.inviteApproval') : undefined];
  return (
    <li className={styles.card}>
      <div className={styles.state} data-state={state}>
        {t(`members.inviteState.${state}`, { until: fullTime(invite.expiresAt, currentLanguage()) })}
      </div>
      <p>{facts.filter(Boolean).join(' · ')}</p>
      <Came invite={invite} isAdmin={isAdmin} />
      {shown && (role === 'mailbox' ? <MailboxHanding invite={shown} /> : <Handing shown={shown} />)}
      {invite.mayRevoke && (
        <div className={styles.buttons}>
          <Button size="compact-sm" variant="subtle" c="var(--bad)" onClick={() => void call((client) => client.members.revokeInvite({ id: callId(), circle, invite: invite.invite }))}>
            {t('members.inviteRevoke')}
          </Button>
        </div>
      )}
    </li>
  );
};

/** Every invite there ever was: open ones first, with who came by which. */
export const InviteList = ({ circle, group }: { readonly circle: string; readonly group: Group }) => {
  const { t } = useTranslation();
  const isAdmin = group.role === 'owner' || group.role === 'admin';
  return (
    <section className={styles.section}>
      <details>
        <summary>
          {t('members.invites')} ({group.invites.length})
        </summary>
        {group.standing === 'member' && !group.mayInvite && <p className={styles.soft}>{t('members.invitesAdmins')}</p>}
        {group.invites.length === 0 && <p className={styles.soft}>{t('members.invitesNone')}</p>}
        <ul className={styles.list}>
          {group.invites.map((invite) => (
            <InviteCard key={invite.invite} circle={circle} invite={invite} isAdmin={isAdmin} />
          ))}
        </ul>
      </details>
    </section>
  );
};
