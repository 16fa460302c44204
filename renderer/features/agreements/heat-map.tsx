import { useTranslation } from 'react-i18next';
import type { Agreement, CheckIn } from '#contract';
import styles from './agreements.module.css';
import { lastWeeks } from './last-weeks.ts';

const WEEKS = 12;
const LEVELS = 3;

type Props = { readonly agreement: Agreement; readonly checkIns: readonly CheckIn[] };

/** The last twelve weeks as squares: the more check-ins counted on a day, the warmer. */
export const HeatMap = ({ agreement, checkIns }: Props) => {
  const { t } = useTranslation();
  const counted = new Map<string, number>();
  for (const { day, verdict } of checkIns) if (verdict === 'counts') counted.set(day, (counted.get(day) ?? 0) + 1);
  const full = Math.max(1, agreement.signers.length);
  return (
    <figure className={styles.heat} aria-label={t('agreements.heat', { name: agreement.title })}>
      {lastWeeks(agreement.today, WEEKS).map((week) => (
        <div key={week[0]} className={styles.week}>
          {week.map((day) => {
            const count = counted.get(day) ?? 0;
            return (
              <span
                key={day}
                title={t('agreements.heatDay', { day, count })}
                data-level={Math.ceil((LEVELS * Math.min(count, full)) / full)}
                data-outside={day < agreement.startsOn || day > agreement.today}
              />
            );
          })}
        </div>
      ))}
    </figure>
  );
};
