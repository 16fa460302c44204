import { Check, CheckCheck, Clock, EyeOff } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { Message } from '#contract';
import { currentLanguage } from '../../app/i18n.ts';
import { clockTime, fullTime } from '../../ui/time-words.ts';
import styles from './message.module.css';

const Delivery = ({ reached, of }: { readonly reached: number; readonly of: number }) => {
  const { t } = useTranslation();
  if (of === 0) return null;
  if (reached === 0) {
    return (
      <span title={t('chat.reachedNone')}>
        <Clock size={13} aria-hidden="true" />
        <span className="visually-hidden">{t('chat.reachedNone')}</span>
      </span>
    );
  }
  const all = reached >= of;
  const why = t('chat.reachedWhy', { reached, of });
  return (
    <span className={styles.delivery} title={why} data-all={all}>
      {all ? <CheckCheck size={15} aria-hidden="true" /> : <Check size={14} aria-hidden="true" />}
      <span aria-hidden="true">{!all && t('chat.reached', { reached, of })}</span>
      <span className="visually-hidden">{why}</span>
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
      {message.clockWrong && <span title={t('chat.clockWrongWhy')}>{t('chat.clockWrong')}</span>}
      {message.editedAt !== undefined && !message.deleted && <span title={fullTime(message.editedAt, language)}>{t('chat.edited')}</span>}
      <time dateTime={new Date(message.sentAt).toISOString()} title={fullTime(message.sentAt, language)}>
        {clockTime(message.sentAt, language)}
      </time>
      {message.delivery && !message.deleted && <Delivery {...message.delivery} />}
    </div>
  );
};
