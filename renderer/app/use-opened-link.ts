import { useEffect, useState } from 'react';
import type { Settings } from '#contract';
import { useClient } from '../rpc/rpc-context.tsx';
import { openDialog } from './dialogs.ts';

/**
 * The `hearth://…` link that a browser's window was opened with: shown where one joins, as the dialog once first run is over. Asked for once, when all
 * is read; not by the address as under Electron, since a browser writes those down.
 */
export const useOpenedLink = (settings: Settings | undefined): string | undefined => {
  const client = useClient();
  const [link, setLink] = useState<string>();
  const isFirstRun = settings && !settings.modelPageSeen;
  useEffect(() => {
    if (isFirstRun === undefined) return;
    client.app.takeLink().then(
      (taken) => {
        setLink(taken.link);
        if (taken.link !== undefined && !isFirstRun) openDialog({ kind: 'join', link: taken.link });
      },
      () => undefined,
    );
  }, [client, isFirstRun]);
  return link;
};
