import { EyeOff, Timer } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { Message } from '#contract';
import { currentLanguage } from '../../app/i18n.ts';
import { useNow } from '../../ui/now.ts';
import { clockTime, fullTime, remainingWords } from '../../ui/time-words.ts';
import { DeliveryNote } from './delivery-note.tsx';
import styles from './message.module.css';

/** How long a message of a group whose messages disappear is still here. */
const Remaining = ({ expiresAt }: { readonly expiresAt: number }) => {
  const { t } = useTranslation();
  const language = currentLanguage();
  const left = remainingWords(expiresAt - useNow(), language);
  return (
    <span className={styles.kept} title={t('chat.disappearsAt', { when: fullTime(expiresAt, language) })}>
      <Timer size={13} aria-hidden="true" />
      <span aria-hidden="true">{left}</span>
      <span className="visually-hidden">{t('chat.disappearsIn', { left })}</span>
    </span>
  );
};

/** When, edited, kept from AI, how far it got. */
export const MessageMeta = ({ message }: { readonly message: Message }) => {
  const { t } = useTranslation();
  const language = currentLanguage();
  return (
    <div className={styles.meta}>
      {message.keptFromAi && !message.deleted && (
        <span className={styles.kept} title={t('chat.keptWhy')}>
          <EyeOff size={13} aria-hidden="true" />
          {t('chat.kept')}
        </span>
      )}
      {message.expiresAt !== undefined && !message.deleted && <Remaining expiresAt={message.expiresAt} />}
      {message.clockWrong && <span title={t('chat.clockWrongWhy')}>{t('chat.clockWrong')}</span>}
      {message.editedAt !== undefined && !message.deleted && <span title={fullTime(message.editedAt, language)}>{t('chat.edited')}</span>}
      <time dateTime={new Date(message.sentAt).toISOString()} title={fullTime(message.sentAt, language)}>
        {clockTime(message.sentAt, language)}
      </time>
      {message.delivery && <DeliveryNote delivery={message.delivery} deleted={message.deleted} />}
    </div>
  );
};
