import { useTranslation } from 'react-i18next';
import type { Tier } from '#contract';
import { EmberMark } from '../../ui/ember-mark.tsx';
import { safeName } from '../../ui/safe-name.ts';
import styles from './ask.module.css';

/** `tier`: undefined while it is not known yet. */
type Props = { readonly tier: Tier | undefined; readonly model?: string | undefined; readonly sharedBy?: { readonly name: string; readonly isMe: boolean } };

/** The label every AI text wears: what it is, on whose machine, with which model or none. */
export const AiHead = ({ tier, model, sharedBy }: Props) => {
  const { t } = useTranslation();
  const name = safeName(sharedBy?.name ?? '') || t('app.nameless');
  const place = sharedBy && !sharedBy.isMe ? 'tierShared' : 'tier';
  const how = tier ? t(`ai.${place}.${tier}`, { name }) : t('app.onThisDevice');
  return (
    <div className={styles.head}>
      <EmberMark sizePx={22} />
      <span className={styles.badge}>{t('ai.label')}</span>
      <strong>{t('ai.ember')}</strong>
      <span className={styles.how} title={model}>
        {how}
        {sharedBy && ` · ${t('ai.sharedBy', { name })}`}
      </span>
    </div>
  );
};
