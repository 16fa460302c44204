import { createContext, type ReactNode, useCallback, useContext, useMemo } from 'react';
import type { CircleSummary, Settings, Status } from '#contract';
import { useRead } from '../rpc/use-read.ts';
import { callId, useCall } from '../ui/use-call.ts';

type StatusValue = { readonly status: Status | undefined; readonly reload: () => void };
const StatusContext = createContext<StatusValue>({ status: undefined, reload: () => undefined });

/** Where the core stands: first run, locked or ready. */
export const StatusProvider = ({ children }: { readonly children: ReactNode }) => {
  const { data: status, reload } = useRead({
    key: 'status',
    load: (client, signal) => client.app.status(undefined, { signal }),
    stale: (change) => change.topic === 'status',
  });
  const value = useMemo(() => ({ status, reload }), [status, reload]);
  return <StatusContext value={value}>{children}</StatusContext>;
};
export const useStatus = (): StatusValue => useContext(StatusContext);

type SettingsValue = {
  readonly settings: Settings | undefined;
  readonly change: (part: Partial<Settings>) => Promise<void>;
  readonly circles: readonly CircleSummary[] | undefined;
};
const SettingsContext = createContext<SettingsValue>({ settings: undefined, change: () => Promise.resolve(), circles: undefined });

/** What every screen of the ready app needs: my settings and my groups. */
export const SettingsProvider = ({ children }: { readonly children: ReactNode }) => {
  const call = useCall();
  const { data: settings, reload } = useRead({
    key: 'settings',
    load: (client, signal) => client.app.settings(undefined, { signal }),
    stale: (change) => change.topic === 'settings',
  });
  const { data: circles } = useRead({
    key: 'circles',
    load: (client, signal) => client.circles.list(undefined, { signal }),
    stale: ({ topic }) => ['circles', 'messages', 'presence', 'members', 'join'].includes(topic),
  });
  const change = useCallback(
    async (part: Partial<Settings>) => {
      await call((client) => client.app.changeSettings({ id: callId(), ...part }));
      reload();
    },
    [call, reload],
  );
  const value = useMemo(() => ({ settings, change, circles }), [settings, change, circles]);
  return <SettingsContext value={value}>{children}</SettingsContext>;
};
export const useSettings = (): SettingsValue => useContext(SettingsContext);

/** My groups, the one with the latest message first. */
export const useCircles = (): readonly CircleSummary[] | undefined => {
  const { circles } = useSettings();
  return useMemo(() => circles?.toSorted((a, b) => (b.last?.sentAt ?? b.createdAt) - (a.last?.sentAt ?? a.createdAt)), [circles]);
};
