import { ShieldAlert, ShieldCheck } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { Trust } from '#contract';
import { currentLanguage } from '../../app/i18n.ts';
import { safeName } from '../../ui/safe-name.ts';
import styles from './verify.module.css';

type Props = { readonly trust: Trust | undefined };

/** Beside a name: verified, or not any more. */
export const TrustMark = ({ trust }: Props) => {
  const { t } = useTranslation();
  if (!trust || trust.state === 'none') return null;
  const Icon = trust.state === 'verified' ? ShieldCheck : ShieldAlert;
  return (
    <span className={styles.mark} data-state={trust.state}>
      <Icon size={14} aria-hidden="true" /> {t(trust.state === 'verified' ? 'verify.verified' : 'verify.changedMark')}
    </span>
  );
};

/** Says that another member is called the same, as far as the eye can tell. */
export const TrustNotes = ({ trust }: Props) => {
  const { t } = useTranslation();
  if (!trust || trust.alike.length === 0) return null;
  const names = trust.alike.map(({ name }) => `\u2068${safeName(name)}\u2069`).join(currentLanguage() === 'zh-CN' ? '、' : ', ');
  return <p className={styles.warn}>{t('verify.alike', { names })}</p>;
};
