import { Button } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useStatus } from '../../app/status.tsx';
import { useClient } from '../../rpc/rpc-context.tsx';
import { Problem } from '../../ui/problem.tsx';
import { useErrorSentence } from '../../ui/use-call.ts';
import { Frame } from './frame.tsx';
import { PassphraseField } from './passphrase-field.tsx';
import styles from './first-run.module.css';

/** Asks for the passphrase of an existing set-up. */
export const UnlockScreen = () => {
  const { t } = useTranslation();
  const client = useClient();
  const { reload } = useStatus();
  const sentence = useErrorSentence();
  const [passphrase, setPassphrase] = useState('');
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string>();
  const unlock = async () => {
    setBusy(true);
    setProblem(undefined);
    try {
      await client.app.unlock({ passphrase });
      reload();
    } catch (error) {
      setProblem(sentence(error));
      setBusy(false);
    }
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    void unlock();
  };
  return (
    <Frame title={t('first.unlock')} lead={t('first.unlockLead')}>
      <form className={styles.form} onSubmit={submit}>
        <PassphraseField value={passphrase} onChange={setPassphrase} isNew={false} />
        <Problem text={problem} />
        <Button type="submit" size="md" loading={busy} disabled={passphrase === ''} fullWidth>
          {t('first.unlockButton')}
        </Button>
      </form>
    </Frame>
  );
};
