import { useTranslation } from 'react-i18next';
import { useObservable } from '../../ui/observable.ts';
import { useChat } from './chat-context.tsx';
import styles from './message.module.css';

/** What was sent and has not been answered yet. */
export const PendingMessages = () => {
  const { t } = useTranslation();
  const pending = useObservable(useChat().pending);
  return (
    <div className={styles.pending}>
      {pending.map(({ id, text }) => (
        <div key={id} className={styles.row} data-mine="true">
          <div className={styles.bubble} data-kind="person" data-waiting="true">
            <div className={styles.text} dir="auto">
              {text}
            </div>
            <div className={styles.meta}>{t('chat.sending')}</div>
          </div>
        </div>
      ))}
    </div>
  );
};
