import { Button, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CircleSummary, Reach } from '#contract';
import { callId, useCall } from '../../ui/use-call.ts';
import { ReachChoice, useConnectionSettings } from '../connection/reach-choice.tsx';
import styles from './forms.module.css';

type Props = { readonly suggestion: string; readonly label: string; readonly onCreated: (circle: CircleSummary) => void };

/** Names a new group and makes it. */
export const CreateForm = ({ suggestion, label, onCreated }: Props) => {
  const { t } = useTranslation();
  const call = useCall();
  const [name, setName] = useState<string>();
  const [chosen, setReach] = useState<Reach>();
  const places = useConnectionSettings()?.places ?? [];
  // Most families live in several homes; without a meeting point the internet leads nowhere yet.
  const reach = chosen ?? (places.length > 0 ? 'internet' : 'lan');
  const [busy, setBusy] = useState(false);
  const value = name ?? suggestion;
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    if (value.trim() === '' || busy) return;
    setBusy(true);
    const circle = await call((client) => client.circles.create({ id: callId(), name: value.trim(), reach, places: reach === 'internet' ? [...places] : [] }));
    setBusy(false);
    if (circle) onCreated(circle);
  };
  return (
    <form className={styles.row} onSubmit={(event) => void submit(event)}>
      <TextInput
        aria-label={t('circles.createName')}
        value={value}
        onChange={(event) => setName(event.currentTarget.value)}
        onFocus={(event) => event.currentTarget.select()}
        maxLength={64}
        data-autofocus
      />
      <Button type="submit" loading={busy} disabled={value.trim() === ''}>
        {label}
      </Button>
      <div className={styles.wide}>
        <ReachChoice value={reach} places={places} onChange={setReach} />
      </div>
    </form>
  );
};
