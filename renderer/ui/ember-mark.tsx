import { Flame } from 'lucide-react';
import styles from './ember-mark.module.css';

/** Ember's mark: a coal, not a face. Decorative; the word AI stands beside it. */
export const EmberMark = ({ sizePx = 26 }: { readonly sizePx?: number }) => (
  <span className={styles.mark} style={{ width: sizePx, height: sizePx }} aria-hidden="true">
    <Flame size={Math.round(sizePx * 0.62)} />
  </span>
);
