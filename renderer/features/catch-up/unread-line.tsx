import { useTranslation } from 'react-i18next';
import { showPanel } from '../../app/route.ts';
import { useObservable } from '../../ui/observable.ts';
import { useChat } from '../chat/chat-context.tsx';
import styles from './catch-up.module.css';

/** Where the unread messages begin: how many, and a way to their highlights. */
export const UnreadLine = () => {
  const { t } = useTranslation();
  const state = useObservable(useChat().messages.state);
  const from = state?.messages.findIndex(({ id }) => id === state.readUpTo) ?? -1;
  const count = state?.messages.slice(from + 1).filter(({ author }) => !author.isMe).length ?? 0;
  return (
    <div className={styles.unread}>
      <span className={styles.rule} />
      <span>{`${t('catchUp.missed', { count })}${state?.hasAfter ? '+' : ''}`}</span>
      <span aria-hidden="true">·</span>
      <button type="button" onClick={() => showPanel('highlights')}>
        {t('catchUp.open')}
      </button>
      <span className={styles.rule} />
    </div>
  );
};
