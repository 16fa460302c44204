import { EyeOff } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { Message } from '#contract';
import { currentLanguage } from '../../app/i18n.ts';
import { clockTime, fullTime } from '../../ui/time-words.ts';
import { DeliveryNote } from './delivery-note.tsx';
import styles from './message.module.css';

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
      {message.clockWrong && <span title={t('chat.clockWrongWhy')}>{t('chat.clockWrong')}</span>}
      {message.editedAt !== undefined && !message.deleted && <span title={fullTime(message.editedAt, language)}>{t('chat.edited')}</span>}
      <time dateTime={new Date(message.sentAt).toISOString()} title={fullTime(message.sentAt, language)}>
        {clockTime(message.sentAt, language)}
      </time>
      {message.delivery && <DeliveryNote delivery={message.delivery} deleted={message.deleted} />}
    </div>
  );
};
