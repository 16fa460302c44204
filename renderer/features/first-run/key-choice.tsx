import { Radio } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { type KeyKind, keyKindSchema } from '#contract';
import { PassphraseField } from './passphrase-field.tsx';
import styles from './first-run.module.css';

type Props = {
  readonly kinds: readonly KeyKind[];
  readonly kind: KeyKind;
  readonly onKind: (kind: KeyKind) => void;
  readonly passphrase: string;
  readonly onPassphrase: (value: string) => void;
};

/** Where the key to everything lives, said plainly. */
export const KeyChoice = ({ kinds, kind, onKind, passphrase, onPassphrase }: Props) => {
  const { t } = useTranslation();
  return (
    <Radio.Group label={t('first.keys')} description={t('first.keysHint')} value={kind} onChange={(value) => onKind(keyKindSchema.parse(value))} size="md">
      <div className={styles.choices}>
        {kinds.map((one) => (
          <div key={one} className={styles.choice} data-on={one === kind}>
            <Radio value={one} label={t(`first.${one}`)} description={t(`first.${one}Hint`)} />
            {one === 'passphrase' && kind === 'passphrase' && (
              <div className={styles.inside}>
                <PassphraseField value={passphrase} onChange={onPassphrase} isNew />
              </div>
            )}
          </div>
        ))}
      </div>
    </Radio.Group>
  );
};
