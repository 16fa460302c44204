import { useTranslation } from 'react-i18next';
import { useObservable } from '../../ui/observable.ts';
import { placeLines, SystemLines } from '../members/system-lines.tsx';
import { ArrivingLines } from './arriving-lines.tsx';
import { useChat } from './chat-context.tsx';
import styles from './message.module.css';

const NOTHING = { messages: [], hasAfter: false };

/** What stands below the last message: what became of the group since, and what was sent and has not been answered yet. */
export const TimelineFoot = () => {
  const { t } = useTranslation();
  const { story, messages, pending: waiting } = useChat();
  const pending = useObservable(waiting);
  const state = useObservable(messages.state);
  return (
    <div className={styles.pending}>
      <ArrivingLines />
      <SystemLines lines={placeLines(story, state ?? NOTHING).end} />
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
