import { Button, Modal, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CircleSummary } from '#contract';
import { closeDialog, openDialog } from '../../app/dialogs.ts';
import { openCircle } from '../../app/route.ts';
import { useSettings } from '../../app/status.tsx';
import { callId, useCall } from '../../ui/use-call.ts';
import { CreateForm } from './create-form.tsx';
import styles from './forms.module.css';
import { JoinForm } from './join-form.tsx';

export const CreateDialog = () => {
  const { t } = useTranslation();
  const { settings } = useSettings();
  const onCreated = ({ id }: CircleSummary) => {
    openCircle(id);
    openDialog({ kind: 'invite', circle: id });
  };
  return (
    <Modal opened onClose={closeDialog} title={t('circles.create')} closeButtonProps={{ 'aria-label': t('app.close') }}>
      <CreateForm suggestion={t('first.defaultGroup', { name: settings?.name ?? '' })} label={t('circles.createButton')} onCreated={onCreated} />
    </Modal>
  );
};

export const JoinDialog = ({ link }: { readonly link?: string | undefined }) => {
  const { t } = useTranslation();
  const onJoined = ({ id }: CircleSummary) => {
    closeDialog();
    openCircle(id);
  };
  return (
    <Modal opened onClose={closeDialog} title={t('circles.join')} closeButtonProps={{ 'aria-label': t('app.close') }}>
      <p className={styles.small}>{t('first.joinHint')}</p>
      <JoinForm link={link} onJoined={onJoined} onBundle={closeDialog} />
    </Modal>
  );
};

export const RenameDialog = ({ circle }: { readonly circle: string }) => {
  const { t } = useTranslation();
  const call = useCall();
  const { circles } = useSettings();
  const [name, setName] = useState(circles?.find((one) => one.id === circle)?.name ?? '');
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    const done = await call((client) => client.circles.rename({ id: callId(), circle, name }));
    if (done) closeDialog();
  };
  return (
    <Modal opened onClose={closeDialog} title={t('circles.rename')} closeButtonProps={{ 'aria-label': t('app.close') }}>
      <form className={styles.row} onSubmit={(event) => void submit(event)}>
        <TextInput aria-label={t('circles.createName')} value={name} onChange={(event) => setName(event.currentTarget.value)} maxLength={64} data-autofocus />
        <Button type="submit" disabled={name.trim() === ''}>
          {t('app.save')}
        </Button>
      </form>
    </Modal>
  );
};
