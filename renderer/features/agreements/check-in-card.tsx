import { CircleCheck, CircleDashed, CircleQuestionMark, type LucideIcon } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { Message, Verdict } from '#contract';
import styles from './agreements.module.css';

const ICONS: Readonly<Record<Verdict, LucideIcon>> = { counts: CircleCheck, 'not-yet': CircleDashed, 'your-call': CircleQuestionMark };

export const VerdictMark = ({ verdict }: { readonly verdict: Verdict }) => {
  const { t } = useTranslation();
  const Icon = ICONS[verdict];
  return (
    <span className={styles.verdict} data-verdict={verdict}>
      <Icon size={15} aria-hidden="true" />
      {t(`agreements.verdict.${verdict}`)}
    </span>
  );
};

/** What a check-in in the timeline came to, and why. */
export const CheckInCard = ({ checkIn }: { readonly checkIn: NonNullable<Message['checkIn']> }) => {
  const { t } = useTranslation();
  return (
    <div className={styles.inTimeline}>
      <div className={styles.inTimelineHead}>
        <span>{t('agreements.checkedIn', { title: checkIn.title })}</span>
        <VerdictMark verdict={checkIn.verdict} />
      </div>
      <div className={styles.reason} dir="auto">
        {checkIn.reason}
      </div>
    </div>
  );
};
