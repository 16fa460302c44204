import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { DirectRequest } from '#contract';
import { openDialog } from '../../app/dialogs.ts';
import { currentLanguage } from '../../app/i18n.ts';
import { openCircle } from '../../app/route.ts';
import { useRead } from '../../rpc/use-read.ts';
import { Avatar } from '../../ui/avatar.tsx';
import { useNow } from '../../ui/now.ts';
import { safeName } from '../../ui/safe-name.ts';
import { agoWords } from '../../ui/time-words.ts';
import { callId, useCall } from '../../ui/use-call.ts';
import styles from './direct.module.css';

const RequestCard = ({ request }: { readonly request: DirectRequest }) => {
  const { t } = useTranslation();
  const now = useNow();
  const call = useCall();
  const { circle, person, groupName, at } = request;
  const name = safeName(request.name) || t('app.nameless');
  const accept = async () => {
    const opened = await call((client) => client.direct.accept({ id: callId(), circle, person }));
    if (opened) openCircle(opened.circle);
  };
  return (
    <li className={styles.request}>
      <div className={styles.person}>
        <Avatar seed={person} name={request.name} sizePx={34} />
        <div className={styles.words}>
          <div>{t('direct.request', { name: `\u2068${name}\u2069` })}</div>
          <div className={styles.soft}>{t('direct.requestFrom', { group: safeName(groupName), when: agoWords(at, now, currentLanguage()) })}</div>
        </div>
      </div>
      <div className={styles.buttons}>
        <Button size="compact-sm" aria-label={t('direct.acceptFrom', { name })} onClick={() => void accept()}>
          {t('direct.accept')}
        </Button>
        <Button size="compact-sm" variant="default" title={t('direct.declineHint')} aria-label={t('direct.declineFrom', { name })} onClick={() => void call((client) => client.direct.decline({ id: callId(), circle, person }))}>
          {t('direct.decline')}
        </Button>
        <Button size="compact-sm" variant="subtle" c="var(--bad)" aria-label={t('direct.blockFrom', { name })} onClick={() => openDialog({ kind: 'block', circle, person, name: request.name })}>
          {t('direct.block')}
        </Button>
      </div>
    </li>
  );
};

/** Who would like to chat with me alone, above the list of groups; nothing while nobody does. */
export const RequestCards = () => {
  const { t } = useTranslation();
  const { data: requests = [] } = useRead({
    key: 'direct requests',
    load: (client, signal) => client.direct.requests(undefined, { signal }),
    stale: ({ topic }) => topic === 'direct' || topic === 'members' || topic === 'circles',
  });
  if (requests.length === 0) return null;
  return (
    <section className={styles.requests} aria-label={t('direct.requests')} aria-live="polite">
      <h2>{t('direct.requests')}</h2>
      <ul className={styles.list}>
        {requests.map((request) => (
          <RequestCard key={`${request.circle} ${request.person}`} request={request} />
        ))}
      </ul>
    </section>
  );
};
