import { useTranslation } from 'react-i18next';
import type { Invite } from '#contract';
import { CopyButton } from '../../ui/copy-button.tsx';
import styles from './members.module.css';

const commandOf = ({ link }: Pick<Invite, 'link'>): string => `npm run serve -- --blind --circle "${link}"`;

/** An invite for a mailbox is for a machine: what to run there. */
export const MailboxHanding = ({ invite, primary = false }: { readonly invite: Pick<Invite, 'link'>; readonly primary?: boolean }) => {
  const { t } = useTranslation();
  return (
    <>
      <p className={styles.soft}>{t('members.mailboxRun')}</p>
      {/* eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- reason: a region that scrolls must be reachable by keyboard */}
      <section className={styles.command} aria-label={t('members.mailboxCommand')} tabIndex={0}>
        {commandOf(invite)}
      </section>
      <div className={styles.buttons}>
        <CopyButton text={commandOf(invite)} label={t('members.mailboxCommandCopy')} primary={primary} />
        <CopyButton text={invite.link} label={t('circles.inviteCopyLink')} />
      </div>
    </>
  );
};
