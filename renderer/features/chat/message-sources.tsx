import { useTranslation } from 'react-i18next';
import type { EntryId } from '#contract';
import { useTabIndex } from '../../ui/tab-stop.ts';
import { useChat } from './chat-context.tsx';
import styles from './message.module.css';

/** Numbered ways to the messages a text relies on. */
export const MessageSources = ({ ids }: { readonly ids: readonly EntryId[] }) => {
  const { t } = useTranslation();
  const { jumpTo } = useChat();
  const tabIndex = useTabIndex();
  return (
    <div className={styles.sources}>
      <span>{t('ai.sources')}</span>
      {ids.map((id, index) => (
        <button key={id} type="button" tabIndex={tabIndex} title={t('chat.jumpTo')} aria-label={`${t('chat.jumpTo')} ${index + 1}`} onClick={() => jumpTo(id)}>
          {index + 1}
        </button>
      ))}
    </div>
  );
};
