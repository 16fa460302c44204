import type { LucideIcon } from 'lucide-react';
import type { ReactNode } from 'react';
import styles from './empty-hint.module.css';

type Props = { readonly icon: LucideIcon; readonly title?: string; readonly text: string; readonly children?: ReactNode };

/** What an empty screen says: one thing to try. */
export const EmptyHint = ({ icon: Icon, title, text, children }: Props) => (
  <div className={styles.hint}>
    <span className={styles.icon} aria-hidden="true">
      <Icon size={26} />
    </span>
    {title && <h2 className={styles.title}>{title}</h2>}
    <p className={styles.text}>{text}</p>
    {children}
  </div>
);
