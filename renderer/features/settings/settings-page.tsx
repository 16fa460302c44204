import { SegmentedControl, Switch, TextInput } from '@mantine/core';
import { ArrowLeft } from 'lucide-react';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { languageSchema, type Settings, settingsSchema } from '#contract';
import { goTo } from '../../app/route.ts';
import { useSettings, useStatus } from '../../app/status.tsx';
import { IconButton } from '../../ui/icon-button.tsx';
import { AboutSection } from '../about/about-section.tsx';
import { ConnectionSection } from '../connection/connection-section.tsx';
import { BlockedSection } from '../direct/blocked-section.tsx';
import { DevicesSection } from '../devices/devices-section.tsx';
import { GuideSection } from '../guide/guide-section.tsx';
import { GuardSection } from '../guard/guard-section.tsx';
import { RecoverySection } from '../recovery/recovery-section.tsx';
import { ModelsSection } from '../models/models-section.tsx';
import frame from '../../ui/page.module.css';
import styles from './settings.module.css';

const Section = ({ title, children }: { readonly title: string; readonly children: ReactNode }) => (
  <section className={styles.section} aria-label={title}>
    <h2>{title}</h2>
    {children}
  </section>
);

const NameField = ({ settings }: { readonly settings: Settings }) => {
  const { t } = useTranslation();
  const { change } = useSettings();
  const [name, setName] = useState(settings.name);
  const save = () => {
    const wanted = name.trim();
    if (wanted === '') setName(settings.name);
    else if (wanted !== settings.name) void change({ name: wanted });
  };
  return (
    <TextInput
      label={t('settings.name')}
      description={t('settings.nameHint')}
      value={name}
      maxLength={64}
      onChange={(event) => setName(event.currentTarget.value)}
      onBlur={save}
      onKeyDown={(event) => event.key === 'Enter' && !event.nativeEvent.isComposing && save()}
    />
  );
};

const Look = ({ settings }: { readonly settings: Settings }) => {
  const { t } = useTranslation();
  const { change } = useSettings();
  return (
    <>
      <div className={styles.choice}>
        <span>{t('settings.language')}</span>
        <SegmentedControl
          aria-label={t('settings.language')}
          value={settings.language}
          onChange={(value) => void change({ language: languageSchema.parse(value) })}
          data={[
            { value: 'zh-CN', label: '中文' },
            { value: 'en', label: 'English' },
          ]}
        />
      </div>
      <div className={styles.choice}>
        <span>{t('settings.theme')}</span>
        <SegmentedControl
          aria-label={t('settings.theme')}
          value={settings.theme}
          onChange={(value) => void change({ theme: settingsSchema.shape.theme.parse(value) })}
          data={(['system', 'light', 'dark'] as const).map((value) => ({ value, label: t(`settings.themes.${value}`) }))}
        />
      </div>
      <Switch
        label={t('settings.typing')}
        description={t('settings.typingHint')}
        checked={settings.showTyping}
        onChange={(event) => void change({ showTyping: event.currentTarget.checked })}
      />
      <Switch
        label={t('settings.autoFetch')}
        description={t('settings.autoFetchHint')}
        checked={settings.autoFetch === 'pictures'}
        onChange={(event) => void change({ autoFetch: event.currentTarget.checked ? 'pictures' : 'nothing' })}
      />
    </>
  );
};

const StartAtLogin = ({ settings }: { readonly settings: Settings }) => {
  const { t } = useTranslation();
  const { change } = useSettings();
  return (
    <Switch
      label={t('settings.startAtLogin')}
      description={t('settings.startAtLoginHint')}
      checked={settings.startAtLogin}
      onChange={(event) => void change({ startAtLogin: event.currentTarget.checked })}
    />
  );
};

/** What only the app in Electron does: tell, stay, start by itself. */
const Desktop = ({ settings, canCheckUpdates }: { readonly settings: Settings; readonly canCheckUpdates: boolean }) => {
  const { t } = useTranslation();
  const { change } = useSettings();
  return (
    <>
      <div className={styles.choice}>
        <span>{t('settings.notifications')}</span>
        <SegmentedControl
          aria-label={t('settings.notifications')}
          value={settings.notifications}
          onChange={(value) => void change({ notifications: settingsSchema.shape.notifications.parse(value) })}
          data={settingsSchema.shape.notifications.options.map((value) => ({ value, label: t(`settings.notificationKinds.${value}`) }))}
        />
      </div>
      <p className={styles.hint}>{t('settings.notificationsHint')}</p>
      <Switch
        label={t('settings.keepReceiving')}
        description={t('settings.keepReceivingHint')}
        checked={settings.keepReceiving === 'yes'}
        onChange={(event) => void change({ keepReceiving: event.currentTarget.checked ? 'yes' : 'no' })}
      />
      <StartAtLogin settings={settings} />
      {canCheckUpdates && (
        <Switch
          label={t('settings.checkUpdates')}
          description={t('settings.checkUpdatesHint')}
          checked={settings.checkUpdates}
          onChange={(event) => void change({ checkUpdates: event.currentTarget.checked })}
        />
      )}
    </>
  );
};

const About = () => {
  const { t } = useTranslation();
  const { status } = useStatus();
  if (!status) return null;
  return (
    <dl className={styles.facts}>
      <dt>{t('app.name')}</dt>
      <dd>{t('settings.version', { version: status.version })}</dd>
      <dt>{t('settings.dataDir')}</dt>
      <dd>
        <bdi>{status.dataDir}</bdi>
      </dd>
      {status.keyKind && (
        <>
          <dt>{t('settings.keys')}</dt>
          <dd>{t(`settings.keyKind.${status.keyKind}`)}</dd>
        </>
      )}
    </dl>
  );
};

/** What a person may set for this desktop. */
export const SettingsPage = () => {
  const { t } = useTranslation();
  const { settings } = useSettings();
  const { status } = useStatus();
  if (!settings) return null;
  return (
    <main className={frame.page}>
      <header className={frame.head}>
        <IconButton icon={ArrowLeft} label={t('app.back')} onClick={() => goTo({ page: 'home' })} />
        <h1>{t('settings.title')}</h1>
      </header>
      <div className={styles.sections}>
        <Section title={t('settings.you')}>
          <NameField settings={settings} />
        </Section>
        <Section title={t('devices.title')}>
          <DevicesSection />
        </Section>
        <Section title={t('direct.blockedPeople')}>
          <BlockedSection />
        </Section>
        <Section title={t('recovery.title')}>
          <RecoverySection />
        </Section>
        <Section title={t('settings.look')}>
          <Look settings={settings} />
        </Section>
        {status?.host === 'electron' && (
          <Section title={t('settings.desktop')}>
            <Desktop settings={settings} canCheckUpdates={status.canCheckUpdates} />
          </Section>
        )}
        {status?.host !== 'electron' && status?.canStartAtLogin && (
          <Section title={t('settings.start')}>
            <StartAtLogin settings={settings} />
          </Section>
        )}
        <Section title={t('connection.title')}>
          <ConnectionSection />
        </Section>
        <Section title={t('guard.title')}>
          <GuardSection settings={settings} />
        </Section>
        <Section title={t('models.title')}>
          <ModelsSection />
        </Section>
        <Section title={t('guide.title')}>
          <GuideSection />
        </Section>
        <Section title={t('settings.about')}>
          <About />
        </Section>
        <Section title={t('about.title')}>
          <AboutSection />
        </Section>
      </div>
    </main>
  );
};
