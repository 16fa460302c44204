import { useTranslation } from 'react-i18next';
import type { EntryId } from '#contract';
import { useTabIndex } from '../../ui/tab-stop.ts';
import { useChat } from './chat-context.tsx';
import styles from './message.module.css';

/** Numbered ways to the messages a text relies on; one that relies on none says so. */
export const MessageSources = ({ ids }: { readonly ids: readonly EntryId[] }) => {
  const { t } = useTranslation();
  const { jumpTo } = useChat();
  const tabIndex = useTabIndex();
  if (ids.length === 0) return <div className={styles.sources}>{t('ask.general')}</div>;
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
