import { Button, Modal, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { OwnDevice } from '#contract';
import { currentLanguage } from '../../app/i18n.ts';
import { notify } from '../../ui/notices.tsx';
import { useNow } from '../../ui/now.ts';
import { safeName } from '../../ui/safe-name.ts';
import { agoWords } from '../../ui/time-words.ts';
import { callId, useCall } from '../../ui/use-call.ts';
import styles from './devices.module.css';

const NameForm = ({ device, name, onDone }: { readonly device: OwnDevice; readonly name: string; readonly onDone: () => void }) => {
  const { t } = useTranslation();
  const call = useCall();
  const [wanted, setWanted] = useState(name);
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    if (await call((client) => client.devices.rename({ id: callId(), device: device.device, name: wanted }))) onDone();
  };
  return (
    <form className={styles.row} onSubmit={(event) => void submit(event)}>
      <TextInput aria-label={t('devices.name')} value={wanted} maxLength={64} onChange={(event) => setWanted(event.currentTarget.value)} />
      <Button type="submit" disabled={wanted.trim() === ''}>
        {t('app.save')}
      </Button>
    </form>
  );
};

const RemoveDialog = ({ device, name, onClose }: { readonly device: OwnDevice; readonly name: string; readonly onClose: () => void }) => {
  const { t } = useTranslation();
  const call = useCall();
  const remove = async () => {
    const done = await call((client) => client.devices.remove({ id: callId(), device: device.device }));
    if (done && done.stillIn.length > 0) notify('problem', t('devices.stillIn', { groups: done.stillIn.map((group) => safeName(group)).join(', ') }));
    onClose();
  };
  return (
    <Modal opened onClose={onClose} title={t('devices.removeTitle', { name })} closeButtonProps={{ 'aria-label': t('app.close') }}>
      <div className={styles.column}>
        <p>{t('devices.removeText')}</p>
        <Button color="red" onClick={() => void remove()}>
          {t('devices.removeYes')}
        </Button>
      </div>
    </Modal>
  );
};

const useWhen = ({ isThis, online, seenAt }: OwnDevice): string => {
  const { t } = useTranslation();
  const now = useNow();
  if (isThis) return t('devices.this');
  if (online) return t('devices.online');
  return seenAt === undefined ? t('devices.neverSeen') : t('devices.seen', { when: agoWords(seenAt, now, currentLanguage()) });
};

/** One of my devices. `number` names it until somebody does. */
export const DeviceRow = ({ device, number }: { readonly device: OwnDevice; readonly number: number }) => {
  const { t } = useTranslation();
  const [open, setOpen] = useState<'name' | 'remove'>();
  const when = useWhen(device);
  const name = device.name === undefined ? t('devices.unnamed', { number }) : safeName(device.name);
  return (
    <li className={styles.device}>
      <div className={styles.who}>
        <strong>{name}</strong>
        <span className={styles.soft}>{when}</span>
      </div>
      {open === 'name' && <NameForm device={device} name={device.name ?? ''} onDone={() => setOpen(undefined)} />}
      {open !== 'name' && (
        <Button variant="default" size="xs" onClick={() => setOpen('name')} aria-label={`${t('devices.rename')}: ${name}`}>
          {t('devices.rename')}
        </Button>
      )}
      {device.mayRemove && (
        <Button variant="default" size="xs" onClick={() => setOpen('remove')} aria-label={`${t('devices.remove')}: ${name}`}>
          {t('devices.remove')}
        </Button>
      )}
      {!device.mayRemove && !device.isThis && <span className={styles.soft}>{t('devices.mayNot')}</span>}
      {open === 'remove' && <RemoveDialog device={device} name={name} onClose={() => setOpen(undefined)} />}
    </li>
  );
};
