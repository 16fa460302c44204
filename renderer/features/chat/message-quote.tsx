import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';
import type { CircleSummary, Message } from '#contract';
import { safeName } from '../../ui/safe-name.ts';
import { useTabIndex } from '../../ui/tab-stop.ts';
import { useChat } from './chat-context.tsx';
import styles from './message.module.css';

const QUOTE_CHARACTERS = 160;

type Quote = NonNullable<Message['replyTo']>;

/** The words of it; where they are gone, or folded as their author is blocked, a few words that say so. */
const wordsOf = ({ deleted, isBlocked, text }: Quote, { t, kind }: { readonly t: TFunction; readonly kind: CircleSummary['kind'] }): string => {
  if (deleted) return t('chat.deletedQuote');
  return isBlocked && kind !== 'direct' ? t('direct.folded') : text.slice(0, QUOTE_CHARACTERS);
};

/** What a message answers; goes there. */
export const MessageQuote = ({ quote }: { readonly quote: Quote }) => {
  const { t } = useTranslation();
  const { circle, jumpTo } = useChat();
  return (
    <button type="button" tabIndex={useTabIndex()} className={styles.quote} title={t('chat.jumpTo')} onClick={() => jumpTo(quote.id)}>
      <bdi className={styles.quoteAuthor}>{safeName(quote.authorName) || t('app.nameless')}</bdi>
      <span className={styles.quoteText} dir="auto">
        {wordsOf(quote, { t, kind: circle.kind })}
      </span>
    </button>
  );
};
