import { useTranslation } from 'react-i18next';
import styles from './emoji-row.module.css';
import { SAFETY_EMOJI } from './safety-emoji.ts';

/** Seven emoji with their names, to be compared with another screen. `numbers`: below 64 each. */
export const EmojiRow = ({ numbers, label }: { readonly numbers: readonly number[]; readonly label: string }) => {
  const { t } = useTranslation();
  const shown = numbers.flatMap((number, at) => {
    const [emoji, name] = SAFETY_EMOJI[number] ?? [];
    return emoji === undefined || name === undefined ? [] : [{ key: `${at} ${name}`, emoji, name }];
  });
  return (
    <ol className={styles.row} aria-label={label}>
      {shown.map(({ key, emoji, name }) => (
        <li key={key}>
          <span aria-hidden="true" className={styles.emoji}>
            {emoji}
          </span>
          {t(`emoji.${name}`)}
        </li>
      ))}
    </ol>
  );
};
