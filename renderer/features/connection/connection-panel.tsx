import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { CircleConnection, Reach } from '#contract';
import { currentLanguage } from '../../app/i18n.ts';
import { useRead } from '../../rpc/use-read.ts';
import { mailboxCode } from '../../ui/mailbox-code.ts';
import { useNow } from '../../ui/now.ts';
import { PersonName } from '../../ui/person-name.tsx';
import { agoWords } from '../../ui/time-words.ts';
import { callId, useCall } from '../../ui/use-call.ts';
import { CarrySection } from '../bundles/carry-section.tsx';
import { useChat } from '../chat/chat-context.tsx';
import { ByHand } from './by-hand.tsx';
import styles from './connection.module.css';
import { ReachChoice, useConnectionSettings } from './reach-choice.tsx';
import { SelfTest } from './self-test.tsx';

const Peers = ({ peers, syncedAt }: Pick<CircleConnection, 'peers' | 'syncedAt'>) => {
  const { t } = useTranslation();
  const now = useNow();
  return (
    <section className={styles.part} aria-label={t('connection.peers')}>
      <h3>{t('connection.peers')}</h3>
      {peers.length === 0 && <p className={styles.soft}>{t('connection.peersNone')}</p>}
      <ul className={styles.list}>
        {peers.map(({ device, person, name, isMailbox, how, since }) => (
          <li key={device}>
            {isMailbox ? <span>{t('members.mailboxName', { code: mailboxCode(person) })}</span> : <PersonName name={name} />}
            <span>{how ? t(`circles.how.${how}`) : t(since === undefined ? 'connection.heardOf' : 'connection.linked')}</span>
          </li>
        ))}
      </ul>
      <p className={styles.soft}>{syncedAt === undefined ? t('connection.syncedNever') : t('connection.synced', { when: agoWords(syncedAt, now, currentLanguage()) })}</p>
    </section>
  );
};

const Points = ({ points, onNetworkOnly, isBlocked }: Pick<CircleConnection, 'points' | 'onNetworkOnly' | 'isBlocked'>) => {
  const { t } = useTranslation();
  return (
    <section className={styles.part} aria-label={t('connection.points')}>
      <h3>{t('connection.points')}</h3>
      {onNetworkOnly && <p>{t('connection.networkOnly')}</p>}
      <output>{isBlocked && <p>{t('connection.blocked')}</p>}</output>
      <ul className={styles.list}>
        {points.map(({ url, kind, state }) => (
          <li key={url}>
            <span>{kind === 'own' ? t('connection.ownPoint') : url}</span>
            <span className={state === 'connected' ? styles.good : undefined}>{t(`connection.state.${state}`)}</span>
          </li>
        ))}
      </ul>
      <p className={styles.soft}>{t('connection.learns')}</p>
    </section>
  );
};

/** Offered where a group keeps to this network, and this desktop neither looks for others on it nor is found. */
const BeFound = () => {
  const { t } = useTranslation();
  const call = useCall();
  return (
    <section className={styles.part} aria-label={t('connection.lan')}>
      <p className={styles.soft}>{t('connection.lanOff')}</p>
      <Button variant="default" onClick={() => void call((client) => client.connection.changeSettings({ id: callId(), lan: true }))}>
        {t('connection.lan')}
      </Button>
    </section>
  );
};

/** Who of a group is online and how, where it meets, and what to do when nobody is met. */
export const ConnectionPanel = () => {
  const { t } = useTranslation();
  const { circle } = useChat();
  const call = useCall();
  const settings = useConnectionSettings();
  const isSample = circle.kind === 'sample';
  const { data, reload } = useRead({
    key: isSample ? undefined : `connection ${circle.id}`,
    load: (client, signal) => client.connection.circle({ circle: circle.id }, { signal }),
    stale: (change) => change.topic === 'connection' || change.topic === 'presence',
  });
  if (isSample) return <p className={styles.soft}>{t('connection.sample')}</p>;
  if (!data) return <p className={styles.soft}>{t('app.loading')}</p>;
  const places = data.places.length > 0 ? data.places : (settings?.places ?? []);
  const choose = async (reach: Reach) => {
    await call((client) => client.connection.setReach({ id: callId(), circle: circle.id, reach, places: [...places] }));
    reload();
  };
  return (
    <>
      <Peers peers={data.peers} {...(data.syncedAt !== undefined && { syncedAt: data.syncedAt })} />
      <Points points={data.points} onNetworkOnly={data.onNetworkOnly} isBlocked={data.isBlocked} />
      <ReachChoice value={data.reach} places={places} mayChange={data.mayChange} onChange={(reach) => void choose(reach)} />
      {data.reach === 'lan' && settings?.lan === false && <BeFound />}
      <SelfTest circle={circle.id} />
      <ByHand circle={circle.id} />
      <CarrySection circle={circle.id} />
    </>
  );
};
