import { Button, Switch, Textarea } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ConnectionSettings } from '#contract';
import { callId, useCall } from '../../ui/use-call.ts';
import styles from './connection.module.css';
import { OFFERED_PLACES } from './offered-places.ts';
import { useConnectionSettings } from './reach-choice.tsx';

const Fields = ({ settings }: { readonly settings: ConnectionSettings }) => {
  const { t } = useTranslation();
  const call = useCall();
  const [text, setText] = useState(settings.places.join('\n'));
  const places = text.split('\n').filter((line) => line.trim() !== '');
  const change = (part: Partial<ConnectionSettings>) => call((client) => client.connection.changeSettings({ id: callId(), ...part }));
  return (
    <>
      <Textarea label={t('connection.places')} description={t('connection.placesHint')} value={text} onChange={(event) => setText(event.currentTarget.value)} autosize minRows={3} maxRows={10} spellCheck={false} />
      <Button variant="default" disabled={places.join('\n') === settings.places.join('\n')} onClick={() => void change({ places })}>
        {t('app.save')}
      </Button>
      {OFFERED_PLACES.map(({ region, places: offered }) => (
        <Button key={region} variant="subtle" classNames={{ root: styles.offer, label: styles.offerWords }} onClick={() => setText([...new Set([...places, ...offered])].join('\n'))}>
          {t(`connection.offer.${region}`)}
        </Button>
      ))}
      <p className={styles.soft}>{t('connection.offerHint')}</p>
      <Switch label={t('connection.lan')} description={t('connection.lanHint')} checked={settings.lan} onChange={(event) => void change({ lan: event.currentTarget.checked })} />
      <Switch label={t('connection.relayOnly')} description={t('connection.relayOnlyHint')} checked={settings.relayOnly} onChange={(event) => void change({ relayOnly: event.currentTarget.checked })} />
    </>
  );
};

/** The places this person's groups may use across the internet, and whether this desktop is found on its network. */
export const ConnectionSection = () => {
  const settings = useConnectionSettings();
  return settings ? <Fields settings={settings} /> : null;
};
