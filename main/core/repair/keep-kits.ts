import type { SettingsStore } from '#features/app';
import type { Directory, LocalCircles } from '#features/circles';
import { type LocalConnection, reachOf } from '#features/connection';
import type { Ledger } from '#ledger';
import type { Keystore, Log } from '#platform';
import type { Sync } from '#sync';
import { KeptKits } from './kept-kits.ts';

type Options = { readonly keystore: Keystore; readonly log: Log; readonly ledger: Ledger; readonly sync: Sync; readonly settings: SettingsStore; readonly local: LocalCircles; readonly connection: LocalConnection; readonly directory: Directory };

/** Follows everything that a circle's way back hangs on, and keeps it in the keystore. */
export const keepKits = ({ keystore, log, ledger, sync, settings, local, connection, directory }: Options): { readonly changed: () => Promise<void>; readonly stop: () => Promise<void> } => {
  const kept = new KeptKits({
    keystore,
    log,
    now: () => ({
      settings: settings.read(),
      connection: connection.settings(),
      circles: ledger.rejoinKits().map((kit) => {
        const { kind, created_at, hint } = local.info(kit.circle);
        const { reach, places } = reachOf(ledger, connection, kit.circle);
        return { kit, kind, createdAt: created_at, name: directory.circleName(kit.circle) || hint, meetingPoints: local.meetingPoints(kit.circle), reach, places: [...places] };
      }),
    }),
  });
  const changed = (): Promise<void> => {
    kept.changed();
    return kept.settled();
  };
  const stops = [
    ledger.onMembersChange(() => kept.changed()),
    ledger.onViewChange(({ view }) => {
      if (view === 'circle') kept.changed();
    }),
    sync.on(({ type }) => {
      if (type === 'meeting-points' || type === 'joined') kept.changed();
    }),
  ];
  return {
    changed,
    stop: async () => {
      kept.changed();
      for (const stop of stops) stop();
      await kept.settled();
    },
  };
};
