import { useObservable } from '../../ui/observable.ts';
import { placeLines, SystemLines } from '../members/system-lines.tsx';
import { ArrivingLines } from './arriving-lines.tsx';
import { useChat } from './chat-context.tsx';
import styles from './message.module.css';
import { PendingMessage } from './pending-message.tsx';

const NOTHING = { messages: [], hasAfter: false };

/** What stands below the last message: what became of the group since, and what was sent and has not been answered yet. */
export const TimelineFoot = () => {
  const { story, messages, pending: waiting } = useChat();
  const pending = useObservable(waiting);
  const state = useObservable(messages.state);
  return (
    <div className={styles.pending}>
      <ArrivingLines />
      <SystemLines lines={placeLines(story, state ?? NOTHING).end} />
      {pending.map((one) => (
        <PendingMessage key={one.id} pending={one} />
      ))}
    </div>
  );
};
