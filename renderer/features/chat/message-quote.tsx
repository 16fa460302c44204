import { useTranslation } from 'react-i18next';
import type { Message } from '#contract';
import { safeName } from '../../ui/safe-name.ts';
import { useTabIndex } from '../../ui/tab-stop.ts';
import { useChat } from './chat-context.tsx';
import styles from './message.module.css';

const QUOTE_CHARACTERS = 160;

/** What a message answers; goes there. */
export const MessageQuote = ({ quote }: { readonly quote: NonNullable<Message['replyTo']> }) => {
  const { t } = useTranslation();
  const { jumpTo } = useChat();
  return (
    <button type="button" tabIndex={useTabIndex()} className={styles.quote} title={t('chat.jumpTo')} onClick={() => jumpTo(quote.id)}>
      <bdi className={styles.quoteAuthor}>{safeName(quote.authorName) || t('app.nameless')}</bdi>
      <span className={styles.quoteText} dir="auto">
        {quote.deleted ? t('chat.deletedQuote') : quote.text.slice(0, QUOTE_CHARACTERS)}
      </span>
    </button>
  );
};
