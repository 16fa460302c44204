import { Button } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useRead } from '../../rpc/use-read.ts';
import { Problem } from '../../ui/problem.tsx';
import { AddingDialog } from './adding-dialog.tsx';
import { DeviceRow } from './device-row.tsx';
import styles from './devices.module.css';

/** My devices, in the settings: seen, named, added, removed. */
export const DevicesSection = () => {
  const { t } = useTranslation();
  const [end, setEnd] = useState<'old' | 'new'>();
  const { data } = useRead({
    key: 'devices',
    load: (client, signal) => client.devices.list(undefined, { signal }),
    stale: ({ topic }) => topic === 'devices' || topic === 'circles',
  });
  if (!data) return null;
  if (data.state === 'removed') return <Problem text={t('devices.removed')} />;
  return (
    <div className={styles.column}>
      {data.state === 'alone' && <p className={styles.soft}>{t('devices.alone')}</p>}
      {data.state === 'several' && (
        <ul className={styles.list}>
          {data.devices.map((device, at) => (
            <DeviceRow key={device.device} device={device} number={at + 1} />
          ))}
        </ul>
      )}
      {data.waiting > 0 && <output>{t('devices.waiting', { count: data.waiting })}</output>}
      <div className={styles.row}>
        <Button variant="default" onClick={() => setEnd('old')}>
          {t('devices.add')}
        </Button>
        {data.state === 'alone' && (
          <Button variant="default" onClick={() => setEnd('new')}>
            {t('devices.join')}
          </Button>
        )}
      </div>
      {end && <AddingDialog end={end} onClose={() => setEnd(undefined)} />}
    </div>
  );
};
