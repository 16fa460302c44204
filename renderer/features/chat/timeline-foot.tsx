import { useTranslation } from 'react-i18next';
import { useObservable } from '../../ui/observable.ts';
import { useChat } from './chat-context.tsx';
import { JoinedLines, placeJoins } from './joined-lines.tsx';
import styles from './message.module.css';

const NOTHING = { messages: [], hasBefore: false, hasAfter: false };

/** What stands below the last message: who joined since, and what was sent and has not been answered yet. */
export const TimelineFoot = () => {
  const { t } = useTranslation();
  const { circle, members, messages, pending: waiting } = useChat();
  const pending = useObservable(waiting);
  const state = useObservable(messages.state);
  return (
    <div className={styles.pending}>
      <JoinedLines members={placeJoins(circle, members, state ?? NOTHING).end} />
      {pending.map(({ id, text, files }) => (
        <div key={id} className={styles.row} data-mine="true">
          <div className={styles.bubble} data-kind="person" data-waiting="true">
            <div className={styles.text} dir="auto">
              {text || files.map(({ name }) => name).join(', ')}
            </div>
            <div className={styles.meta}>{t('chat.sending')}</div>
          </div>
        </div>
      ))}
    </div>
  );
};
