import { CircleAlert } from 'lucide-react';
import styles from './problem.module.css';

/** A sentence about what went wrong, beside what it is about. Says nothing when there is nothing to say. */
export const Problem = ({ text }: { readonly text: string | undefined }) => (
  <div role="alert" className={text ? styles.problem : undefined}>
    {text && (
      <>
        <CircleAlert size={18} aria-hidden="true" />
        <span>{text}</span>
      </>
    )}
  </div>
);
