import './mantine-styles.ts';
import './tokens.css';
import { MantineProvider } from '@mantine/core';
import { useColorScheme } from '@mantine/hooks';
import { Activity, type ReactNode, useEffect, useState } from 'react';
import { I18nextProvider } from 'react-i18next';
import { assertNever, type Status } from '#contract';
import { GuideOver } from '../features/guide/guide-over.tsx';
import { FirstRun } from '../features/first-run/first-run.tsx';
import { UnlockScreen } from '../features/first-run/unlock-screen.tsx';
import { BlockedScreen } from '../features/repair/blocked-screen.tsx';
import { RepairNotice } from '../features/repair/repair-notice.tsx';
import { RepairingScreen } from '../features/repair/repairing-screen.tsx';
import type { Connection } from '../rpc/connection.ts';
import { ConnectionProvider } from '../rpc/rpc-context.tsx';
import { Notices } from '../ui/notices.tsx';
import { Observable, useObservable } from '../ui/observable.ts';
import { ConnectionLine } from './connection-line.tsx';
import { i18n, setLanguage } from './i18n.ts';
import { Shell } from './shell.tsx';
import { SettingsProvider, StatusProvider, useSettings, useStatus } from './status.tsx';
import { theme } from './theme.ts';

type Scheme = 'light' | 'dark';
/** The theme in force: what the person chose, else what the system has. */
const chosenScheme = new Observable<Scheme | undefined>(undefined);

/** Follows the language and theme that are set. */
const FollowSettings = () => {
  const { settings } = useSettings();
  useEffect(() => {
    if (!settings) return;
    void setLanguage(settings.language);
    chosenScheme.set(settings.theme === 'system' ? undefined : settings.theme);
  }, [settings]);
  return null;
};

const ReadyApp = () => (
  <SettingsProvider>
    <FollowSettings />
    <Shell />
    <RepairNotice />
  </SettingsProvider>
);

/** Whoever cannot get in may need the guide most: it is there before anything is open, too. */
const Phase = ({ status }: { readonly status: Status }) => {
  useEffect(() => {
    if (status.language) void setLanguage(status.language);
  }, [status.language]);
  switch (status.phase) {
    case 'first-run':
      return <GuideOver><FirstRun status={status} /></GuideOver>;
    case 'locked':
      return <GuideOver><UnlockScreen /></GuideOver>;
    case 'ready':
      return <ReadyApp />;
    case 'repairing':
      return <GuideOver><RepairingScreen /></GuideOver>;
    case 'blocked':
      return <GuideOver><BlockedScreen status={status} /></GuideOver>;
    default:
      return assertNever(status.phase);
  }
};

/** Where no core runs any more that is what is seen; behind it stays what was there, with the words somebody was writing. */
const Screen = () => {
  const { status } = useStatus();
  const [behind, setBehind] = useState<Status>();
  const hasCore = status?.problem !== 'core-stopped';
  if (status && hasCore && status !== behind) setBehind(status);
  return (
    <>
      {behind && (
        <Activity mode={hasCore ? 'visible' : 'hidden'}>
          <Phase status={behind} />
        </Activity>
      )}
      {status && !hasCore && <Phase status={status} />}
    </>
  );
};

const Theme = ({ children }: { readonly children: ReactNode }) => {
  const system = useColorScheme('light', { getInitialValueInEffect: false });
  const chosen = useObservable(chosenScheme);
  return (
    <MantineProvider theme={theme} forceColorScheme={chosen ?? system}>
      {children}
    </MantineProvider>
  );
};

/** The whole page over one connection to the core. */
export const App = ({ connection }: { readonly connection: Connection }) => (
  <I18nextProvider i18n={i18n}>
    <ConnectionProvider value={connection}>
      <Theme>
        <StatusProvider>
          <ConnectionLine />
          <Screen />
          <Notices />
        </StatusProvider>
      </Theme>
    </ConnectionProvider>
  </I18nextProvider>
);
