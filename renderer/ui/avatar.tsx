import type { CSSProperties } from 'react';
import { authorColour } from './author-colour.ts';
import { safeName } from './safe-name.ts';
import styles from './avatar.module.css';

type Props = { readonly seed: string; readonly name: string; readonly sizePx?: number; readonly online?: boolean; readonly square?: boolean };

const firstLetter = (name: string): string => {
  const [first] = new Intl.Segmenter().segment(safeName(name));
  return first?.segment.toLocaleUpperCase() ?? '·';
};

/** A picture for someone or something that has none: its first letter on its colour. Decorative. */
export const Avatar = ({ seed, name, sizePx = 36, online, square = false }: Props) => (
  <span className={styles.frame} aria-hidden="true">
    <span
      className={square ? styles.square : styles.round}
      style={{ '--seed': authorColour(seed), width: sizePx, height: sizePx, fontSize: Math.round(sizePx * 0.44) } as CSSProperties}
    >
      {firstLetter(name)}
    </span>
    {online && <span className={styles.dot} />}
  </span>
);
