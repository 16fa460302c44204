import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Outputs } from '#contract';
import { currentLanguage } from '../../app/i18n.ts';
import { useRead } from '../../rpc/use-read.ts';
import { useNow } from '../../ui/now.ts';
import { safeName } from '../../ui/safe-name.ts';
import { agoWords } from '../../ui/time-words.ts';
import { callId, useCall } from '../../ui/use-call.ts';
import { OpenBundleButton } from '../bundles/open-bundle-button.tsx';
import { useChat } from './chat-context.tsx';
import styles from './message.module.css';

type Arriving = Outputs['chat']['arriving'];

const FloodLine = ({ flood }: { readonly flood: Arriving['floods'][number] }) => {
  const { t } = useTranslation();
  const { circle } = useChat();
  const call = useCall();
  return (
    <output className={styles.arriving}>
      {t('chat.flood', { name: safeName(flood.name), count: flood.entries })}
      <Button size="compact-sm" variant="default" onClick={() => void call((client) => client.chat.takeFlood({ id: callId(), circle: circle.id, person: flood.person }))}>
        {t('chat.takeFlood')}
      </Button>
    </output>
  );
};

const WaitingLine = ({ waiting }: { readonly waiting: NonNullable<Arriving['waiting']> }) => {
  const { t } = useTranslation();
  const now = useNow();
  const who = waiting.holders.map(({ name, seenAt }) =>
    seenAt === undefined ? safeName(name) : t('chat.waitingFor', { name: safeName(name), when: agoWords(seenAt, now, currentLanguage()) }),
  );
  return (
    <output className={styles.arriving}>
      {t('chat.waiting', { count: waiting.entries })} {new Intl.ListFormat(currentLanguage(), { type: 'conjunction' }).format(who)}
      <OpenBundleButton small />
    </output>
  );
};

/** What has not come yet, and why: somebody wrote more in a day than is taken unasked, or nobody who has it is online. */
export const ArrivingLines = () => {
  const { circle } = useChat();
  const { data } = useRead({
    key: circle.id,
    load: (client, signal) => client.chat.arriving({ circle: circle.id }, { signal }),
    stale: (change) => change.topic === 'arriving' && change.circle === circle.id,
  });
  if (!data) return null;
  return (
    <>
      {data.floods.map((flood) => (
        <FloodLine key={flood.person} flood={flood} />
      ))}
      {data.waiting && <WaitingLine waiting={data.waiting} />}
    </>
  );
};
