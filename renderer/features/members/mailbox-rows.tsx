import { Button } from '@mantine/core';
import type { TFunction } from 'i18next';
import { Mailbox } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { GroupMailbox } from '#contract';
import { openDialog } from '../../app/dialogs.ts';
import { currentLanguage } from '../../app/i18n.ts';
import { mailboxCode } from '../../ui/mailbox-code.ts';
import { useNow } from '../../ui/now.ts';
import { agoWords, fullTime } from '../../ui/time-words.ts';
import styles from './members.module.css';
import { cameWords } from './person-row.tsx';

const presenceWords = ({ online, seenAt }: GroupMailbox, { t, now }: { readonly t: TFunction; readonly now: number }): string => {
  if (online) return t('circles.isOnline');
  return seenAt === undefined ? t('circles.neverSeen') : t('circles.lastSeen', { when: agoWords(seenAt, now, currentLanguage()) });
};

const MailboxRow = ({ circle, mailbox }: { readonly circle: string; readonly mailbox: GroupMailbox }) => {
  const { t } = useTranslation();
  const now = useNow();
  const { person, came, online, mayRemove } = mailbox;
  const code = mailboxCode(person);
  return (
    <li className={styles.member}>
      <span className={styles.mailbox} aria-hidden="true">
        <Mailbox size={20} />
      </span>
      <div className={styles.words}>
        <div className={styles.name}>{t('members.mailboxName', { code })}</div>
        <div className={styles.presence} data-online={online}>
          {presenceWords(mailbox, { t, now })}
        </div>
        <div className={styles.soft}>
          {t('members.since', { when: fullTime(came.at, currentLanguage()) })} · {cameWords(came, t)}
        </div>
        {mayRemove && (
          <Button size="compact-sm" variant="subtle" color="red" ml={-8} aria-label={t('members.mailboxRemoveOne', { code })} onClick={() => openDialog({ kind: 'remove-mailbox', circle, person })}>
            {t('members.mailboxRemove')}
          </Button>
        )}
      </div>
    </li>
  );
};

/** The group's mailboxes: on or not, since when and by whose invite, and what they can and cannot see. */
export const MailboxRows = ({ circle, mailboxes }: { readonly circle: string; readonly mailboxes: readonly GroupMailbox[] }) => {
  const { t } = useTranslation();
  if (mailboxes.length === 0) return null;
  return (
    <section className={styles.section} aria-label={t('members.mailboxes')}>
      <h3>{t('members.mailboxes')}</h3>
      <ul className={styles.list}>
        {mailboxes.map((mailbox) => (
          <MailboxRow key={mailbox.device} circle={circle} mailbox={mailbox} />
        ))}
      </ul>
      <p className={styles.soft}>{t('members.mailboxSees')}</p>
    </section>
  );
};
