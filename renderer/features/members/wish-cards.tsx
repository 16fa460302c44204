import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { JoinWish } from '#contract';
import { currentLanguage } from '../../app/i18n.ts';
import { useNow } from '../../ui/now.ts';
import { safeName } from '../../ui/safe-name.ts';
import { agoWords } from '../../ui/time-words.ts';
import { callId, useCall } from '../../ui/use-call.ts';
import styles from './members.module.css';

const WishCard = ({ circle, wish }: { readonly circle: string; readonly wish: JoinWish }) => {
  const { t } = useTranslation();
  const now = useNow();
  const call = useCall();
  const { device } = wish;
  const isMailbox = wish.role === 'mailbox';
  const when = agoWords(wish.at, now, currentLanguage());
  return (
    <li className={styles.card}>
      <p>{t(isMailbox ? 'members.wishMailbox' : 'members.wish', { by: safeName(wish.invitedBy.name), when })}</p>
      <p className={styles.soft}>{isMailbox ? t('members.mailboxSees') : t('members.wishCode', { code: wish.code })}</p>
      <div className={styles.buttons}>
        <Button size="compact-sm" onClick={() => void call((client) => client.members.approve({ id: callId(), circle, device }))}>
          {t('members.approve')}
        </Button>
        <Button size="compact-sm" variant="default" onClick={() => void call((client) => client.members.decline({ id: callId(), circle, device }))}>
          {t('members.decline')}
        </Button>
      </div>
    </li>
  );
};

/** Who asks to be let in, for those who may decide. */
export const WishCards = ({ circle, wishes }: { readonly circle: string; readonly wishes: readonly JoinWish[] }) => {
  const { t } = useTranslation();
  if (wishes.length === 0) return null;
  return (
    <section className={styles.section} aria-label={t('members.wishes')} aria-live="polite">
      <h3>{t('members.wishes')}</h3>
      <ul className={styles.list}>
        {wishes.map((wish) => (
          <WishCard key={wish.device} circle={circle} wish={wish} />
        ))}
      </ul>
    </section>
  );
};
