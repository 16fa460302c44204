import { Button, TextInput } from '@mantine/core';
import { X } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { GuardRules } from '#contract';
import { IconButton } from '../../ui/icon-button.tsx';
import { callId, useCall } from '../../ui/use-call.ts';
import styles from './guard.module.css';

type List = 'always' | 'never';
type Props = { readonly circle: string; readonly rules: GuardRules };
const LONGEST = 64;

const Words = ({ circle, rules, list }: Props & { readonly list: List }) => {
  const { t } = useTranslation();
  const call = useCall();
  const takeOff = (word: string) => void call((client) => client.guard.setWord({ id: callId(), circle, word, list: 'none' }));
  return (
    <>
      <h4 className={styles.heading}>{t(`guard.${list}`)}</h4>
      {rules[list].length === 0 && <p className={styles.hint}>{t('guard.noWords')}</p>}
      <ul className={styles.ownWords} aria-label={t(`guard.${list}`)}>
        {rules[list].map((word) => (
          <li key={word}>
            <bdi>{word}</bdi>
            <IconButton icon={X} label={t('guard.takeOff', { word })} sizePx={26} onClick={() => takeOff(word)} />
          </li>
        ))}
      </ul>
    </>
  );
};

/** Words that are always or never hidden in a group. */
export const OwnWords = ({ circle, rules }: Props) => {
  const { t } = useTranslation();
  const call = useCall();
  const [word, setWord] = useState('');
  const put = async (list: List) => {
    const done = await call((client) => client.guard.setWord({ id: callId(), circle, word, list }));
    if (done) setWord('');
  };
  return (
    <section aria-label={t('guard.words')}>
      <h3 className={styles.heading}>{t('guard.words')}</h3>
      <p className={styles.hint}>{t('guard.wordsHint')}</p>
      <form
        className={styles.newWord}
        onSubmit={(event) => {
          event.preventDefault();
          void put('always');
        }}
      >
        <TextInput aria-label={t('guard.word')} placeholder={t('guard.word')} value={word} maxLength={LONGEST} onChange={(event) => setWord(event.currentTarget.value)} />
        <Button type="submit" size="xs" disabled={word.trim() === ''}>
          {t('guard.always')}
        </Button>
        <Button type="button" size="xs" variant="default" disabled={word.trim() === ''} onClick={() => void put('never')}>
          {t('guard.never')}
        </Button>
      </form>
      <Words circle={circle} rules={rules} list="always" />
      <Words circle={circle} rules={rules} list="never" />
    </section>
  );
};
