import { X } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { IconButton } from '../../ui/icon-button.tsx';
import { useObservable } from '../../ui/observable.ts';
import { useChat } from '../chat/chat-context.tsx';
import { AnswerCard } from './answer-card.tsx';
import styles from './ask.module.css';
import { CareCard } from './care-card.tsx';

/** Under the timeline: what only I see. The latest answer, and words of care. */
export const PrivateDock = ({ hidden }: { readonly hidden: boolean }) => {
  const { t } = useTranslation();
  const { answers, care } = useChat();
  const latest = useObservable(answers.list).at(-1);
  const shownCare = useObservable(care);
  const answer = latest && !latest.dismissed && !hidden ? latest : undefined;
  if (!answer && !shownCare) return null;
  return (
    <div className={styles.dock}>
      {shownCare && (
        <section className={styles.card} aria-label={t('ask.care')} aria-live="polite">
          <div className={styles.top}>
            <strong className={styles.grow}>{t('ask.care')}</strong>
            <IconButton icon={X} label={t('app.dismiss')} sizePx={28} onClick={() => care.set(undefined)} />
          </div>
          <CareCard care={shownCare} />
        </section>
      )}
      {answer && <AnswerCard key={answer.id} answer={answer} onDismiss={() => answers.dismiss(answer.id)} />}
    </div>
  );
};
