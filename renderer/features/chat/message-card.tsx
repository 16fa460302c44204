import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Message } from '#contract';
import { currentLanguage } from '../../app/i18n.ts';
import { PersonName } from '../../ui/person-name.tsx';
import { shortTime } from '../../ui/time-words.ts';
import { useChat } from './chat-context.tsx';
import styles from './message-card.module.css';
import { useNow } from '../../ui/now.ts';

type Props = { readonly message: Message; readonly children?: ReactNode };

/** A message as a card in a side panel: a way to where it was said. */
export const MessageCard = ({ message, children }: Props) => {
  const { t } = useTranslation();
  const now = useNow();
  const { jumpTo } = useChat();
  return (
    <button type="button" className={styles.card} onClick={() => jumpTo(message.id)} title={t('chat.jumpTo')}>
      <span className={styles.head}>
        <strong className={styles.name}>{message.kind === 'ai' ? `${t('ai.label')} · ${t('ai.ember')}` : <PersonName name={message.author.name} />}</strong>
        <time>{shortTime(message.sentAt, { t, language: currentLanguage(), now })}</time>
      </span>
      <span className={styles.text} dir="auto">
        {message.deleted ? t('chat.deleted') : (children ?? message.text.slice(0, 240))}
      </span>
    </button>
  );
};
