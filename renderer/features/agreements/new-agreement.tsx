import { Button, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { callId, useCall } from '../../ui/use-call.ts';
import { useChat } from '../chat/chat-context.tsx';
import styles from './agreements.module.css';

type Props = { readonly onDone: () => void; readonly onCancel: () => void };

/** A new agreement: what about, and when a day counts. */
export const NewAgreement = ({ onDone, onCancel }: Props) => {
  const { t } = useTranslation();
  const call = useCall();
  const { circle } = useChat();
  const [title, setTitle] = useState('');
  const [rule, setRule] = useState('');
  const [busy, setBusy] = useState(false);
  const { timeZone } = Intl.DateTimeFormat().resolvedOptions();
  const ready = title.trim() !== '' && rule.trim() !== '';
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    if (!ready || busy) return;
    setBusy(true);
    const made = await call((client) => client.agreements.create({ id: callId(), circle: circle.id, title: title.trim(), rule: rule.trim(), timeZone }));
    setBusy(false);
    if (made) onDone();
  };
  return (
    <form className={styles.form} onSubmit={(event) => void submit(event)}>
      <TextInput
        label={t('agreements.name')}
        placeholder={t('agreements.namePlaceholder')}
        value={title}
        maxLength={100}
        onChange={(event) => setTitle(event.currentTarget.value)}
        // eslint-disable-next-line jsx-a11y/no-autofocus -- reason: the person has just asked for this form
        autoFocus
      />
      <TextInput
        label={t('agreements.rule')}
        placeholder={t('agreements.rulePlaceholder')}
        description={t('agreements.zone', { zone: timeZone })}
        value={rule}
        maxLength={500}
        onChange={(event) => setRule(event.currentTarget.value)}
      />
      <div className={styles.buttons}>
        <Button variant="default" onClick={onCancel}>
          {t('app.cancel')}
        </Button>
        <Button type="submit" loading={busy} disabled={!ready}>
          {t('agreements.create')}
        </Button>
      </div>
    </form>
  );
};
