import { Button, FileButton } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useClient } from '../../rpc/rpc-context.tsx';
import { Problem } from '../../ui/problem.tsx';
import { callId, useErrorSentence } from '../../ui/use-call.ts';
import { currentLanguage } from '../../app/i18n.ts';
import { fullTime } from '../../ui/time-words.ts';
import { PassphraseField } from '../first-run/passphrase-field.tsx';
import styles from './recovery.module.css';

/** What is larger is no recovery file. */
const MOST_BYTES = 1_000_000;

type Props = { readonly goal: 'check' | 'restore'; readonly onDone?: () => void };

/** Takes a recovery file and its passphrase: to see whether they work, or to come back by them. */
export const OpenFileForm = ({ goal, onDone }: Props) => {
  const { t } = useTranslation();
  const client = useClient();
  const sentence = useErrorSentence();
  const [chosen, setChosen] = useState<File | null>(null);
  const [passphrase, setPassphrase] = useState('');
  const [isBusy, setIsBusy] = useState(false);
  const [problem, setProblem] = useState<string>();
  const [result, setResult] = useState<string>();
  const open = async (picked: File) => {
    const file = picked.size > MOST_BYTES ? '' : await picked.text();
    if (goal === 'restore') {
      await client.recovery.restore({ id: callId(), file, passphrase });
      onDone?.();
      return;
    }
    const { madeAt, groups, isCurrent } = await client.recovery.check({ file, passphrase });
    setResult([t('recovery.works', { when: fullTime(madeAt, currentLanguage()), count: groups }), isCurrent ? t('recovery.isCurrent') : t('recovery.isOlder')].join(' '));
  };
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    if (!chosen || passphrase === '') return;
    setIsBusy(true);
    setProblem(undefined);
    setResult(undefined);
    try {
      await open(chosen);
    } catch (error) {
      setProblem(sentence(error));
    } finally {
      setIsBusy(false);
    }
  };
  return (
    <form className={styles.column} onSubmit={(event) => void submit(event)}>
      <div className={styles.row}>
        <FileButton accept="application/json,.json" onChange={setChosen} inputProps={{ 'aria-label': t('recovery.choose'), tabIndex: -1 }}>
          {(props) => (
            <Button {...props} variant="default">
              {t('recovery.choose')}
            </Button>
          )}
        </FileButton>
        {chosen && <bdi>{chosen.name}</bdi>}
      </div>
      <PassphraseField value={passphrase} onChange={setPassphrase} isNew={false} label={t('recovery.passphrase')} />
      <Problem text={problem} />
      {result !== undefined && <output>{result}</output>}
      <div className={styles.row}>
        <Button type="submit" loading={isBusy} disabled={!chosen || passphrase === ''}>
          {t(goal === 'check' ? 'recovery.checkButton' : 'recovery.restoreButton')}
        </Button>
      </div>
    </form>
  );
};
