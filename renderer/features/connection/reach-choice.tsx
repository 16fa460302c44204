import { Radio } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { type ConnectionSettings, type Reach, reachSchema } from '#contract';
import { useRead } from '../../rpc/use-read.ts';
import styles from './connection.module.css';

/** What the person set for groups across the internet. */
export const useConnectionSettings = (): ConnectionSettings | undefined =>
  useRead({ key: 'connection settings', load: (client, signal) => client.connection.settings(undefined, { signal }), stale: (change) => change.topic === 'connection' }).data;

type Props = { readonly value: Reach; readonly places: readonly string[]; readonly onChange: (reach: Reach) => void; /** Of a group that is there: whether I may change it. */ readonly mayChange?: boolean };

/** This network only, or across the internet; the second names every place it will use before anything is contacted. */
export const ReachChoice = ({ value, places, onChange, mayChange }: Props) => {
  const { t } = useTranslation();
  return (
    <div className={styles.part}>
      <Radio.Group label={t('connection.reach')} value={value} onChange={(chosen) => onChange(reachSchema.parse(chosen))}>
        <Radio value="lan" disabled={mayChange === false} label={t('connection.network')} description={t('connection.networkHint')} />
        <Radio value="internet" disabled={mayChange === false} label={t('connection.internet')} description={t('connection.internetHint')} />
      </Radio.Group>
      {mayChange === false && <p className={styles.soft}>{t('connection.reachOwner')}</p>}
      {mayChange === true && value === 'internet' && <p className={styles.soft}>{t('connection.reachLeaves')}</p>}
      {value === 'internet' && (
        <div aria-live="polite">
          <p className={styles.soft}>{t(places.length > 0 ? 'connection.willUse' : 'connection.nothingSet')}</p>
          <ul className={styles.list}>
            {places.map((place) => (
              <li key={place}>{place.replace(/:[^:@]*@/u, ':…@')}</li>
            ))}
          </ul>
        </div>
      )}
    </div>
  );
};
