import { useTranslation } from 'react-i18next';
import type { Message } from '#contract';
import { currentLanguage } from '../../app/i18n.ts';
import { useTabIndex } from '../../ui/tab-stop.ts';
import { safeName } from '../../ui/safe-name.ts';
import { useChat } from './chat-context.tsx';
import styles from './message.module.css';
import { useReact } from './use-message-actions.ts';

/** Who answered with which emoji; a tap joins in or takes it back. */
export const MessageReactions = ({ message }: { readonly message: Message }) => {
  const { t } = useTranslation();
  const { circle } = useChat();
  const react = useReact(circle.id);
  const tabIndex = useTabIndex();
  const list = new Intl.ListFormat(currentLanguage());
  return (
    <fieldset className={styles.reactions} aria-label={t('chat.reactions')}>
      {message.reactions.map(({ emoji, count, mine, names }) => {
        const who = list.format(names.map(safeName));
        return (
          <button key={emoji} type="button" tabIndex={tabIndex} aria-pressed={mine} title={t('chat.reactedBy', { emoji, names: who })} onClick={() => void react(message, emoji)}>
            <span>{emoji}</span>
            <span>{count}</span>
            <span className="visually-hidden">{who}</span>
          </button>
        );
      })}
    </fieldset>
  );
};
