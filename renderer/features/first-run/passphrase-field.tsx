import { PasswordInput } from '@mantine/core';
import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import { passphraseStrength } from './passphrase-strength.ts';
import styles from './first-run.module.css';

type Props = { readonly value: string; readonly onChange: (value: string) => void; readonly isNew: boolean; readonly label?: string };

const FILLED = { weak: 1, fair: 2, strong: 3 };

const StrengthHint = ({ value, id }: { readonly value: string; readonly id: string }) => {
  const { t } = useTranslation();
  const strength = passphraseStrength(value);
  return (
    <div className={styles.strength} data-strength={strength} id={id} aria-live="polite">
      <span className={styles.bars} aria-hidden="true">
        {[1, 2, 3].map((step) => (
          <span key={step} data-on={step <= FILLED[strength]} />
        ))}
      </span>
      {t(`first.strength.${strength}`)}
    </div>
  );
};

/** A passphrase, with a hint on its strength when it is a new one. */
export const PassphraseField = ({ value, onChange, isNew, label }: Props) => {
  const { t } = useTranslation();
  const hintId = useId();
  return (
    <div>
      <PasswordInput
        label={label ?? t('first.passphraseLabel')}
        placeholder={isNew ? t('first.passphrasePlaceholder') : ''}
        value={value}
        onChange={(event) => onChange(event.currentTarget.value)}
        autoComplete={isNew ? 'new-password' : 'current-password'}
        maxLength={1024}
        size="md"
        // eslint-disable-next-line jsx-a11y/no-autofocus -- reason: the only field of the unlock screen
        autoFocus={!isNew && label === undefined}
        {...(isNew && value && { 'aria-describedby': hintId })}
      />
      {isNew && value !== '' && <StrengthHint value={value} id={hintId} />}
    </div>
  );
};
