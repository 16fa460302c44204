import { TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { SecurityCard } from '#contract';
import { Problem } from '../../ui/problem.tsx';
import { QrFileButton } from '../../ui/qr-file-button.tsx';
import { isSameValue } from './is-same-value.ts';
import styles from './verify.module.css';

const MOST_CHARACTERS = 2_000;

/** Compares by itself: a picture of the other screen, or what was copied there. */
export const CompareValue = ({ card, name }: { readonly card: SecurityCard; readonly name: string }) => {
  const { t } = useTranslation();
  const [text, setText] = useState('');
  const isGiven = text.trim() !== '';
  const isSame = isGiven && isSameValue(text, card);
  return (
    <div className={styles.column}>
      <TextInput
        label={t('verify.paste')}
        description={t('verify.pasteHint', { name })}
        value={text}
        onChange={(event) => setText(event.currentTarget.value.slice(0, MOST_CHARACTERS))}
        autoComplete="off"
        spellCheck={false}
      />
      <div className={styles.row}>
        <QrFileButton onText={(read) => setText(read.slice(0, MOST_CHARACTERS))} />
      </div>
      <output className={styles.same}>{isSame ? t('verify.same') : ''}</output>
      <Problem text={isGiven && !isSame ? t('verify.other') : undefined} />
    </div>
  );
};
