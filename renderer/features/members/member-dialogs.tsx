import { Button, Modal, TextInput } from '@mantine/core';
import { type FormEvent, type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Client } from '#contract';
import { closeDialog } from '../../app/dialogs.ts';
import { useSettings } from '../../app/status.tsx';
import { PressAndHold } from '../../ui/press-and-hold.tsx';
import { safeName } from '../../ui/safe-name.ts';
import { callId, useCall } from '../../ui/use-call.ts';
import forms from '../circles/forms.module.css';
import styles from './members.module.css';

type About = { readonly circle: string; readonly person: string; readonly name: string };

/** A page that says what something means before it can be done, by holding a button down. */
export const MeaningDialog = ({ title, children }: { readonly title: string; readonly children: ReactNode }) => {
  const { t } = useTranslation();
  return (
    <Modal opened onClose={closeDialog} title={title} closeButtonProps={{ 'aria-label': t('app.close') }}>
      <div className={styles.column}>{children}</div>
    </Modal>
  );
};

/** Runs a call and closes the dialog when it went well. */
export const useDo = (run: (client: Client) => Promise<unknown>): (() => void) => {
  const call = useCall();
  return () => void call(run).then((done) => done !== undefined && closeDialog());
};

export const RemoveDialog = ({ circle, person, name: given }: About) => {
  const { t } = useTranslation();
  const name = safeName(given);
  const remove = useDo((client) => client.members.remove({ id: callId(), circle, person }));
  return (
    <MeaningDialog title={t('members.removeTitle', { name })}>
      <ul className={styles.means}>
        <li>{t('members.removeKey', { name })}</li>
        <li>{t('members.removeStays', { name })}</li>
        <li>{t('members.removeLate', { name })}</li>
        <li>{t('members.removeInvites')}</li>
        <li>{t('members.removeUndo')}</li>
      </ul>
      <PressAndHold label={t('members.removeHold')} holdingLabel={t('members.holding')} confirmLabel={t('members.removeConfirm', { name })} onDone={remove} />
    </MeaningDialog>
  );
};

export const TransferDialog = ({ circle, person, name: given }: About) => {
  const { t } = useTranslation();
  const name = safeName(given);
  const transfer = useDo((client) => client.members.transfer({ id: callId(), circle, person }));
  return (
    <MeaningDialog title={t('members.transferTitle', { name })}>
      <p className={forms.small}>{t('members.transferMeans', { name })}</p>
      <PressAndHold label={t('members.transferHold')} holdingLabel={t('members.holding')} confirmLabel={t('members.transferConfirm')} onDone={transfer} />
    </MeaningDialog>
  );
};

export const RenameMeDialog = ({ circle, name: before }: Omit<About, 'person'>) => {
  const { t } = useTranslation();
  const { circles } = useSettings();
  const [name, setName] = useState(before);
  const group = circles?.find(({ id }) => id === circle)?.name ?? '';
  const rename = useDo((client) => client.members.rename({ id: callId(), circle, name: name.trim() }));
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (name.trim() !== '') rename();
  };
  return (
    <MeaningDialog title={t('members.renameMeTitle', { name: safeName(group) })}>
      <p className={forms.small}>{t('members.renameMeHint')}</p>
      <form className={forms.row} onSubmit={submit}>
        <TextInput aria-label={t('members.myName')} value={name} onChange={(event) => setName(event.currentTarget.value)} maxLength={64} data-autofocus />
        <Button type="submit" disabled={name.trim() === ''}>
          {t('app.save')}
        </Button>
      </form>
    </MeaningDialog>
  );
};
