import { EyeOff, ShieldAlert, ShieldCheck } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import styles from './guard.module.css';
import type { ShownEntity } from './use-inspect.ts';
import { type Protection, useProtection } from './use-protection.ts';

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

/** Only rules stand behind the guard: said where nothing else is to be said, and beside what they found. */
const Basic = ({ protection }: { readonly protection: Protection | undefined }) => {
  const { t } = useTranslation();
  if (protection?.level !== 'basic') return <output />;
  return (
    <output className={styles.line}>
      <ShieldAlert size={16} aria-hidden="true" />
      <span className={styles.words}>
        {t('guard.basic')} {t(`guard.basicReason.${protection.reason}`)}
      </span>
    </output>
  );
};

/** One quiet line: what of this draft the AI will not see, and two things to do about it. It never stops anybody from sending. */
export const GuardLine = ({ entities, keeping, onMask, onKeep }: Props) => {
  const { t } = useTranslation();
  const protection = useProtection();
  const [first, ...others] = entities;
  if (keeping) return <Keeping onKeep={onKeep} />;
  if (!first) return <Basic protection={protection} />;
  return (
    <output className={styles.line}>
      <ShieldCheck size={16} aria-hidden="true" />
      <span className={styles.words}>
        {t('guard.line', { kind: t(`guard.kind.${first.kind}`), placeholder: first.placeholder })}
        {others.length > 0 && t('guard.more', { count: others.length })}
        {protection?.level === 'basic' && t('guard.basicBeside')}
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
