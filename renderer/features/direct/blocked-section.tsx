import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useRead } from '../../rpc/use-read.ts';
import { Avatar } from '../../ui/avatar.tsx';
import { PersonName } from '../../ui/person-name.tsx';
import { safeName } from '../../ui/safe-name.ts';
import { callId, useCall } from '../../ui/use-call.ts';
import styles from './direct.module.css';

/** Whom I blocked, in the settings. */
export const BlockedSection = () => {
  const { t } = useTranslation();
  const call = useCall();
  const { data: people } = useRead({
    key: 'blocked people',
    load: (client, signal) => client.direct.blocked(undefined, { signal }),
    stale: ({ topic }) => topic === 'direct' || topic === 'circles',
  });
  if (!people) return null;
  if (people.length === 0) return <p className={styles.soft}>{t('direct.blockedNone')}</p>;
  return (
    <ul className={styles.list}>
      {people.map(({ circle, person, name, groupName }) => (
        <li key={`${circle} ${person}`} className={styles.person}>
          <Avatar seed={person} name={name} sizePx={34} />
          <div className={styles.words}>
            <div>
              <PersonName name={name} />
            </div>
            {groupName !== '' && <div className={styles.soft}>{t('direct.inGroup', { group: safeName(groupName) })}</div>}
          </div>
          <Button size="compact-sm" variant="default" aria-label={t('direct.unblockOne', { name: safeName(name) })} onClick={() => void call((client) => client.direct.unblock({ id: callId(), circle, person }))}>
            {t('direct.unblock')}
          </Button>
        </li>
      ))}
    </ul>
  );
};
