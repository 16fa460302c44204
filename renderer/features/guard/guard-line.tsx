import { EyeOff, ShieldCheck } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import styles from './guard.module.css';
import type { ShownEntity } from './use-inspect.ts';

type Props = {
  readonly entities: readonly ShownEntity[];
  readonly keeping: boolean;
  readonly onMask: (() => void) | undefined;
  readonly onKeep: (keep: boolean) => void;
};

const Keeping = ({ onKeep }: Pick<Props, 'onKeep'>) => {
  const { t } = useTranslation();
  return (
    <output className={styles.line}>
      <EyeOff size={16} aria-hidden="true" />
      <span className={styles.words}>{t('guard.keeping')}</span>
      <button type="button" onClick={() => onKeep(false)}>
        {t('guard.unkeep')}
      </button>
    </output>
  );
};

/** One quiet line: what of this draft the AI will not see, and two things to do about it. It never stops anybody from sending. */
export const GuardLine = ({ entities, keeping, onMask, onKeep }: Props) => {
  const { t } = useTranslation();
  const [first, ...others] = entities;
  if (keeping) return <Keeping onKeep={onKeep} />;
  if (!first) return <output />;
  return (
    <output className={styles.line}>
      <ShieldCheck size={16} aria-hidden="true" />
      <span className={styles.words}>
        {t('guard.line', { kind: t(`guard.kind.${first.kind}`), placeholder: first.placeholder })}
        {others.length > 0 && t('guard.more', { count: others.length })}
      </span>
      <span className={styles.choices}>
        <button type="button" disabled={!onMask} onClick={onMask}>
          {t('guard.mask')}
        </button>
        <button type="button" onClick={() => onKeep(true)}>
          {t('guard.keep')}
        </button>
      </span>
    </output>
  );
};
