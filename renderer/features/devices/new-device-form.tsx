import { Button, TextInput } from '@mantine/core';
import { type FormEvent, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useClient } from '../../rpc/rpc-context.tsx';
import { Problem } from '../../ui/problem.tsx';
import { QrFileButton } from '../../ui/qr-file-button.tsx';
import { callId, useErrorSentence } from '../../ui/use-call.ts';
import { AddingSteps } from './adding-steps.tsx';
import styles from './devices.module.css';
import { useAdding } from './use-adding.ts';

/** On the new device: takes the code of the old one, and goes on from there. */
export const NewDeviceForm = ({ onDone }: { readonly onDone?: () => void }) => {
  const { t } = useTranslation();
  const client = useClient();
  const sentence = useErrorSentence();
  const adding = useAdding();
  const [text, setText] = useState('');
  const [problem, setProblem] = useState<string>();
  const enter = async (code: string) => {
    setProblem(undefined);
    try {
      await client.devices.enterCode({ id: callId(), text: code });
    } catch (error) {
      setProblem(sentence(error));
    }
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (text.trim() !== '') void enter(text);
  };
  const mine = adding && adding.at !== 'idle' && adding.end === 'new' ? adding : undefined;
  const isDone = mine?.at === 'done';
  useEffect(() => {
    if (isDone) onDone?.();
  }, [isDone, onDone]);
  if (mine && mine.at !== 'failed') return <AddingSteps state={mine} />;
  return (
    <form className={styles.column} onSubmit={submit}>
      <TextInput label={t('devices.enter')} value={text} onChange={(event) => setText(event.currentTarget.value.slice(0, 20_000))} autoComplete="off" spellCheck={false} />
      {problem === undefined && mine ? <AddingSteps state={mine} /> : <Problem text={problem} />}
      <div className={styles.row}>
        <Button type="submit" disabled={text.trim() === ''}>
          {t('devices.enterButton')}
        </Button>
        <QrFileButton onText={(code) => void enter(code)} />
      </div>
    </form>
  );
};
