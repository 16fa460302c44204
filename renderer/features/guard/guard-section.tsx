import { SegmentedControl, Switch } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import { useTranslation } from 'react-i18next';
import { type Settings, settingsSchema } from '#contract';
import { useSettings } from '../../app/status.tsx';
import styles from './guard.module.css';
import { useProtection } from './use-protection.ts';

const { guardStrictness } = settingsSchema.shape;
/** Where the words of all choices do not fit beside each other. */
const NARROW = '(max-width: 480px)';

/** How much is underlined while writing, and what stands behind it. */
export const GuardSection = ({ settings }: { readonly settings: Settings }) => {
  const { t } = useTranslation();
  const { change } = useSettings();
  const protection = useProtection();
  const isNarrow = useMediaQuery(NARROW, false, { getInitialValueInEffect: false });
  return (
    <>
      <div className={styles.strictness}>
        <span>{t('guard.strictness')}</span>
        <SegmentedControl
          orientation={isNarrow ? 'vertical' : 'horizontal'}
          aria-label={t('guard.strictness')}
          value={settings.guardStrictness}
          onChange={(value) => void change({ guardStrictness: guardStrictness.parse(value) })}
          data={guardStrictness.options.map((value) => ({ value, label: t(`guard.strictnesses.${value}`) }))}
        />
      </div>
      <p className={styles.hint}>{t('guard.strictnessHint')}</p>
      {protection?.level === 'full' && <p className={styles.hint}>{t('guard.full')}</p>}
      {protection?.level === 'basic' && (
        <output className={styles.hint}>
          {t('guard.basic')} {t(`guard.basicReason.${protection.reason}`)}
        </output>
      )}
      <Switch
        label={t('guard.secondLook')}
        description={t('guard.secondLookHint')}
        checked={settings.secondLook}
        onChange={(event) => void change({ secondLook: event.currentTarget.checked })}
      />
    </>
  );
};
