import { Button, Modal } from '@mantine/core';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useClient } from '../../rpc/rpc-context.tsx';
import { callId, useCall } from '../../ui/use-call.ts';
import { AddingSteps } from './adding-steps.tsx';
import styles from './devices.module.css';
import { NewDeviceForm } from './new-device-form.tsx';
import { useAdding } from './use-adding.ts';

const ShownCode = () => {
  const { t } = useTranslation();
  const call = useCall();
  const client = useClient();
  const adding = useAdding();
  // One code while this is open, however often it is asked for: somebody may be typing it.
  const [id] = useState(callId);
  useEffect(() => {
    void call(() => client.devices.showCode({ id }));
  }, [call, client, id]);
  if (!adding || adding.at === 'idle' || adding.end !== 'old') return null;
  return (
    <div className={styles.column}>
      <AddingSteps state={adding} />
      {adding.at === 'failed' && <Button onClick={() => void call(() => client.devices.showCode({ id: callId() }))}>{t('devices.again')}</Button>}
    </div>
  );
};

/** Adding a device from this screen: `old` shows a code, `new` takes one. Closing it ends what is under way. */
export const AddingDialog = ({ end, onClose }: { readonly end: 'old' | 'new'; readonly onClose: () => void }) => {
  const { t } = useTranslation();
  const call = useCall();
  const close = () => {
    void call((client) => client.devices.stopAdding({ id: callId() }));
    onClose();
  };
  return (
    <Modal opened onClose={close} title={t(end === 'old' ? 'devices.add' : 'devices.join')} closeButtonProps={{ 'aria-label': t('app.close') }}>
      {end === 'old' ? (
        <ShownCode />
      ) : (
        <div className={styles.column}>
          <p className={styles.soft}>{t('devices.alreadyHint')}</p>
          <NewDeviceForm />
        </div>
      )}
    </Modal>
  );
};
