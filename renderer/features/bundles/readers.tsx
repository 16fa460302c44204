import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { BundleReader } from '#contract';
import { currentLanguage } from '../../app/i18n.ts';
import { useRead } from '../../rpc/use-read.ts';
import { useNow } from '../../ui/now.ts';
import { safeName } from '../../ui/safe-name.ts';
import { agoWords } from '../../ui/time-words.ts';
import styles from './bundles.module.css';

/** Who could be given a bundle, with what waits for each and why. */
export const useReaders = (circle: string): readonly BundleReader[] | undefined =>
  useRead({
    key: `bundles ${circle}`,
    load: (client, signal) => client.bundles.readers({ circle }, { signal }),
    stale: (change) => (change.topic === 'messages' || change.topic === 'members' || change.topic === 'presence') && change.circle === circle,
  }).data;

const useReason = ({ isHere, seenAt }: BundleReader): string => {
  const { t } = useTranslation();
  const now = useNow();
  if (isHere) return t('bundles.here');
  return seenAt === undefined ? t('bundles.neverMet') : t('bundles.lastHere', { when: agoWords(seenAt, now, currentLanguage()) });
};

const Reader = ({ reader, onMake }: { readonly reader: BundleReader; readonly onMake: (reader: BundleReader) => void }) => {
  const { t } = useTranslation();
  const reason = useReason(reader);
  const name = reader.isMe ? t('bundles.myDevices') : safeName(reader.name);
  return (
    <li className={styles.reader}>
      <div>
        <bdi className={styles.name}>{name}</bdi>
        <p className={styles.soft}>
          {reader.entries > 0 ? t('bundles.waits', { count: reader.entries }) : t('bundles.waitsNone')} · {reason}
        </p>
      </div>
      <Button size="compact-sm" variant={reader.entries > 0 && !reader.isHere ? 'light' : 'default'} aria-label={t('bundles.makeFor', { name })} onClick={() => onMake(reader)}>
        {t('bundles.make')}
      </Button>
    </li>
  );
};

export const Readers = ({ readers, onMake }: { readonly readers: readonly BundleReader[]; readonly onMake: (reader: BundleReader) => void }) => (
  <ul className={styles.readers}>
    {readers.map((reader) => (
      <Reader key={reader.person} reader={reader} onMake={onMake} />
    ))}
  </ul>
);
