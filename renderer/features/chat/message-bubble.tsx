import { useTranslation } from 'react-i18next';
import type { Message } from '#contract';
import { authorColour } from '../../ui/author-colour.ts';
import { LinkedText } from '../../ui/linked-text.tsx';
import { AiHead } from '../ask/ai-head.tsx';
import { CheckInCard } from '../agreements/check-in-card.tsx';
import { ProfileName } from '../direct/profile-name.tsx';
import { MessageFiles } from '../files/message-files.tsx';
import { DeletedLine } from './deleted-line.tsx';
import { MessageMeta } from './message-meta.tsx';
import { MessageQuote } from './message-quote.tsx';
import { MessageReactions } from './message-reactions.tsx';
import { MessageSources } from './message-sources.tsx';
import styles from './message.module.css';

const Body = ({ message }: { readonly message: Message }) => {
  const { t } = useTranslation();
  if (message.deleted) return <DeletedLine message={message} />;
  if (message.ai?.withdrawn) return <div className={styles.gone}>{t('ai.withdrawn')}</div>;
  if (message.text === '') return null;
  return (
    <div className={styles.text} dir="auto">
      <LinkedText text={message.text} />
    </div>
  );
};

/** What someone said, or the AI, which is always set apart. */
export const MessageBubble = ({ message, showAuthor }: { readonly message: Message; readonly showAuthor: boolean }) => (
  <div className={styles.column}>
    <div className={styles.bubble} data-bubble="" data-kind={message.kind} data-deleted={message.deleted}>
      {message.kind === 'ai' && <AiHead tier={message.ai?.tier ?? 'rules'} sharedBy={message.author} model={message.ai?.model} />}
      {showAuthor && message.kind !== 'ai' && (
        <div className={styles.author} style={{ color: authorColour(message.author.person) }}>
          <ProfileName circle={message.circle} person={message.author.person} name={message.author.name} />
        </div>
      )}
      {message.replyTo && !message.deleted && <MessageQuote quote={message.replyTo} />}
      {message.checkIn && !message.deleted && <CheckInCard checkIn={message.checkIn} />}
      {message.files && !message.deleted && <MessageFiles files={message.files} />}
      <Body message={message} />
      {message.ai && !message.ai.withdrawn && !message.deleted && <MessageSources ids={message.ai.sources} />}
      <MessageMeta message={message} />
    </div>
    {message.reactions.length > 0 && !message.deleted && <MessageReactions message={message} />}
  </div>
);
