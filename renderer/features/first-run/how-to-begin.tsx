import { Button } from '@mantine/core';
import { Flame, KeyRound, Mail, MonitorSmartphone, Sparkles, Users } from 'lucide-react';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { openDialog } from '../../app/dialogs.ts';
import { currentLanguage } from '../../app/i18n.ts';
import { openCircle, useRoute } from '../../app/route.ts';
import { useSettings } from '../../app/status.tsx';
import { callId, useCall } from '../../ui/use-call.ts';
import { CreateForm } from '../circles/create-form.tsx';
import { JoinForm } from '../circles/join-form.tsx';
import { NewDeviceForm } from '../devices/new-device-form.tsx';
import { OpenFileForm } from '../recovery/open-file-form.tsx';
import { ModelOffer } from '../models/model-offer.tsx';
import styles from './first-run.module.css';
import { Frame } from './frame.tsx';

type WayProps = { readonly icon: typeof Users; readonly title: string; readonly hint: string; readonly children: ReactNode };

const Way = ({ icon: Icon, title, hint, children }: WayProps) => (
  <section className={styles.way}>
    <h2>
      <Icon size={18} aria-hidden="true" />
      {title}
    </h2>
    <p>{hint}</p>
    {children}
  </section>
);

const AboutModel = () => {
  const { t } = useTranslation();
  return (
    <aside className={styles.model} aria-label={t('first.modelTitle')}>
      <h2>
        <Flame size={18} aria-hidden="true" />
        {t('first.modelTitle')}
      </h2>
      <p>{t('first.modelLead')}</p>
      <ModelOffer />
    </aside>
  );
};

/** The second and last page of first run: a group, an invite or the sample, with the model's offer beside it. Leaving it any way is the end. */
export const HowToBegin = ({ link }: { readonly link: string | undefined }) => {
  const { t } = useTranslation();
  const call = useCall();
  const { settings, change } = useSettings();
  const route = useRoute();
  const asked = route.page === 'join' ? route.link : link;
  // Kept while somebody looks into the guide.
  const [invited, setInvited] = useState(asked);
  if (asked !== undefined && asked !== invited) setInvited(asked);
  const leave = (circle?: string) => {
    if (circle) openCircle(circle);
    void change({ modelPageSeen: true });
  };
  const sample = async () => {
    const circle = await call((client) => client.circles.createSample({ id: callId(), language: currentLanguage() }));
    if (circle) leave(circle.id);
  };
  const created = ({ id }: { readonly id: string }) => {
    leave(id);
    openDialog({ kind: 'invite', circle: id });
  };
  return (
    <Frame title={t('first.start')} lead={t('first.startLead')} onLanguage={(language) => void change({ language })} wide>
      <div className={styles.columns}>
        <div className={styles.ways}>
          <Way icon={Users} title={t('first.create')} hint={t('first.createHint')}>
            <CreateForm suggestion={t('first.defaultGroup', { name: settings?.name ?? '' })} label={t('circles.createButton')} onCreated={created} />
          </Way>
          <Way icon={Mail} title={t('first.join')} hint={t('first.joinHint')}>
            <JoinForm key={invited} link={invited} onJoined={({ id }) => leave(id)} />
          </Way>
          <Way icon={MonitorSmartphone} title={t('devices.already')} hint={t('devices.alreadyHint')}>
            <NewDeviceForm onDone={leave} />
          </Way>
          <Way icon={KeyRound} title={t('recovery.haveOne')} hint={t('recovery.restoreHint')}>
            <OpenFileForm goal="restore" onDone={leave} />
          </Way>
          <Way icon={Sparkles} title={t('first.sample')} hint={t('first.sampleHint')}>
            <Button variant="default" onClick={() => void sample()}>
              {t('first.sampleOpen')}
            </Button>
          </Way>
        </div>
        <AboutModel />
      </div>
      <div className={styles.later}>
        <Button variant="subtle" onClick={() => leave()}>
          {t('first.skip')}
        </Button>
      </div>
    </Frame>
  );
};
