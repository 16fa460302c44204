import { useTranslation } from 'react-i18next';
import type { Message } from '#contract';
import { currentLanguage } from '../../app/i18n.ts';
import { safeName } from '../../ui/safe-name.ts';
import { useChat } from './chat-context.tsx';
import styles from './message.module.css';
import { useReact } from './use-message-actions.ts';

/** Who answered with which emoji; a tap joins in or takes it back. */
export const MessageReactions = ({ message }: { readonly message: Message }) => {
  const { t } = useTranslation();
  const { circle } = useChat();
  const react = useReact(circle.id);
  const list = new Intl.ListFormat(currentLanguage());
  return (
    <fieldset className={styles.reactions} aria-label={t('chat.reactions')}>
      {message.reactions.map(({ emoji, count, mine, names }) => {
        const words = t('chat.reactedBy', { emoji, names: list.format(names.map(safeName)) });
        return (
          <button key={emoji} type="button" aria-pressed={mine} title={words} aria-label={words} onClick={() => void react(message, emoji)}>
            <span aria-hidden="true">{emoji}</span>
            <span aria-hidden="true">{count}</span>
          </button>
        );
      })}
    </fieldset>
  );
};
