import { Button, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { KeyKind } from '#contract';
import { currentLanguage } from '../../app/i18n.ts';
import { useStatus } from '../../app/status.tsx';
import { useClient } from '../../rpc/rpc-context.tsx';
import { Problem } from '../../ui/problem.tsx';
import { useErrorSentence } from '../../ui/use-call.ts';
import { Frame } from './frame.tsx';
import { KeyChoice } from './key-choice.tsx';
import styles from './first-run.module.css';

const useSetUp = () => {
  const client = useClient();
  const { reload } = useStatus();
  const sentence = useErrorSentence();
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string>();
  const setUp = async (name: string, keyKind: KeyKind, passphrase: string) => {
    setBusy(true);
    setProblem(undefined);
    try {
      await client.app.setUp({ name, language: currentLanguage(), keyKind, ...(keyKind === 'passphrase' && { passphrase }) });
      reload();
    } catch (error) {
      setProblem(sentence(error));
      setBusy(false);
    }
  };
  return { setUp, busy, problem };
};

/** Language, name and where keys live: all of first run that must be known. */
export const AboutYou = ({ keyKinds }: { readonly keyKinds: readonly KeyKind[] }) => {
  const { t } = useTranslation();
  const { setUp, busy, problem } = useSetUp();
  const [name, setName] = useState('');
  const [kind, setKind] = useState<KeyKind>(keyKinds[0] ?? 'memory');
  const [passphrase, setPassphrase] = useState('');
  const ready = name.trim() !== '' && (kind !== 'passphrase' || passphrase !== '');
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (ready) void setUp(name.trim(), kind, passphrase);
  };
  return (
    <Frame title={t('first.title')} lead={t('first.lead')}>
      <form className={styles.form} onSubmit={submit}>
        <TextInput
          label={t('first.name')}
          description={t('first.nameHint')}
          placeholder={t('first.namePlaceholder')}
          value={name}
          onChange={(event) => setName(event.currentTarget.value)}
          maxLength={64}
          autoComplete="off"
          size="md"
          // eslint-disable-next-line jsx-a11y/no-autofocus -- reason: the first field of a page that is nothing but this form
          autoFocus
        />
        <KeyChoice kinds={keyKinds} kind={kind} onKind={setKind} passphrase={passphrase} onPassphrase={setPassphrase} />
        <Problem text={problem} />
        <Button type="submit" size="md" loading={busy} disabled={!ready} fullWidth>
          {t('app.continue')}
        </Button>
      </form>
    </Frame>
  );
};
