import { HeartHandshake } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { Care } from '#contract';
import styles from './ask.module.css';

/** Words written by people for someone in need, with where to turn. Private, and in nobody's way. */
export const CareCard = ({ care }: { readonly care: Care }) => {
  const { t } = useTranslation();
  return (
    <div className={styles.care} data-kind={care.kind}>
      <p className={styles.careText}>
        <HeartHandshake size={18} aria-hidden="true" />
        <span>{care.text}</span>
      </p>
      {care.lines.length > 0 && (
        <ul className={styles.careLines}>
          {care.lines.map((line) => (
            <li key={line.contact}>
              <strong>{line.contact}</strong>
              <span>{line.name}</span>
              <span className={styles.how}>{line.hours}</span>
            </li>
          ))}
        </ul>
      )}
      <p className={styles.note}>{t('ask.careOnlyYou')}</p>
    </div>
  );
};
