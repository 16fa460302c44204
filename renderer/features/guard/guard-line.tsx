import { EyeOff, ShieldAlert, ShieldCheck } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { EntityKind } from '#contract';
import { currentLanguage } from '../../app/i18n.ts';
import styles from './guard.module.css';
import type { ShownEntity } from './use-inspect.ts';
import type { JustChosen } from './use-just-chosen.ts';
import { type Protection, useProtection } from './use-protection.ts';

type Props = {
  readonly entities: readonly ShownEntity[];
  readonly keeping: boolean;
  /** What is sent, once it is known and other than what is written. */
  readonly outgoing: string | undefined;
  readonly onMask: (() => void) | undefined;
  readonly onKeep: (keep: boolean) => void;
  readonly onLeave: (entities: readonly ShownEntity[]) => void;
  readonly justChosen: JustChosen | undefined;
};

const useKindWords = () => {
  const { t } = useTranslation();
  const list = new Intl.ListFormat(currentLanguage(), { type: 'conjunction' });
  return (kinds: readonly EntityKind[]): string => list.format([...new Set(kinds)].map((kind) => t(`guard.kind.${kind}`)));
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

/** What was chosen before is done, and shown before it is done. */
const Masked = ({ entities, outgoing, onLeave }: Pick<Props, 'entities' | 'outgoing' | 'onLeave'>) => {
  const { t } = useTranslation();
  const kindWords = useKindWords();
  return (
    <output className={styles.line}>
      <ShieldCheck size={16} aria-hidden="true" />
      <span className={styles.words}>
        {t('guard.maskedLine', { kind: kindWords(entities.map(({ kind }) => kind)) })}
        {outgoing !== undefined && (
          <span className={styles.outgoing} dir="auto">
            {t('guard.sentAs', { text: outgoing })}
          </span>
        )}
      </span>
      <span className={styles.choices}>
        <button type="button" onClick={() => onLeave(entities)}>
          {t('guard.unmask')}
        </button>
      </span>
    </output>
  );
};

/** A press holds for what is written later, too: said at once, with the way back. */
const Chosen = ({ choice, kinds, undo }: JustChosen) => {
  const { t } = useTranslation();
  const kindWords = useKindWords();
  return (
    <output className={styles.line}>
      <ShieldCheck size={16} aria-hidden="true" />
      <span className={styles.words}>{t(`guard.fromNow.${choice}`, { kind: kindWords(kinds) })}</span>
      <span className={styles.choices}>
        <button type="button" onClick={undo}>
          {t('guard.undo')}
        </button>
      </span>
    </output>
  );
};

/** One quiet line: what of this draft the AI will not see, and what to do about it. It never stops anybody from sending. */
export const GuardLine = ({ entities, keeping, outgoing, onMask, onKeep, onLeave, justChosen }: Props) => {
  const { t } = useTranslation();
  const protection = useProtection();
  const offered = entities.filter(({ choice }) => choice === 'ask' || choice === 'keep');
  const masked = entities.filter(({ choice }) => choice === 'mask');
  const [first, ...others] = offered;
  if (justChosen) return <Chosen {...justChosen} />;
  if (keeping) return <Keeping onKeep={onKeep} />;
  if (!first && masked.length > 0) return <Masked entities={masked} outgoing={outgoing} onLeave={onLeave} />;
  if (!first) return <Basic protection={protection} />;
  return (
    <output className={styles.line}>
      <ShieldCheck size={16} aria-hidden="true" />
      <span className={styles.words}>
        {t('guard.line', { kind: t(`guard.kind.${first.kind}`), placeholder: first.placeholder })}
        {others.length > 0 && t('guard.more', { count: others.length })}
        {protection?.level === 'basic' && t('guard.basicBeside')}
        {masked.length > 0 && outgoing !== undefined && (
          <span className={styles.outgoing} dir="auto">
            {t('guard.sentAs', { text: outgoing })}
          </span>
        )}
      </span>
      <span className={styles.choices}>
        <button type="button" disabled={!onMask} onClick={onMask}>
          {t('guard.mask')}
        </button>
        <button type="button" onClick={() => onKeep(true)}>
          {t('guard.keep')}
        </button>
        <button type="button" onClick={() => onLeave(offered)}>
          {t('guard.leave')}
        </button>
      </span>
    </output>
  );
};
