import { join } from 'node:path';
import type { Electron } from '../electron-parts.ts';
import { filled, type Words } from '../words/words.ts';
import { askFeed, fetchUpdate } from './fetch-update.ts';
import { keepSeenAt, readSeenAt } from './seen-feed.ts';
import type { Feed } from './read-feed.ts';

type Offer = { readonly feed: Feed; readonly words: Words; readonly current: string; readonly target: string; readonly dataDir: string };

/** Looks for a new version and asks; after a yes it is downloaded, checked, and opened by the system's installer. Nothing else is ever installed. */
export const offerUpdate = async ({ net, dialog, shell }: Pick<Electron, 'net' | 'dialog' | 'shell'>, { feed, words, current, target, dataDir }: Offer): Promise<void> => {
  const reading = await askFeed(net, feed, { current, target, seenAt: readSeenAt(dataDir) });
  // Without a network nobody is bothered; what lies is said.
  if (reading.kind === 'refused' && reading.problem !== 'update-unreachable') dialog.showErrorBox(words.updateFailed, words[reading.problem]);
  if (reading.kind !== 'refused') keepSeenAt(dataDir, reading.issuedAt);
  if (reading.kind !== 'newer') return;
  const { version, file } = reading;
  const values = { version, current, megabytes: Math.ceil(file.sizeBytes / 1e6), host: new URL(file.url).host };
  const { response } = await dialog.showMessageBox({
    type: 'question',
    message: filled(words.updateTitle, values),
    detail: filled(words.updateText, values),
    buttons: [words.updateGet, words.updateLater],
    defaultId: 1,
    cancelId: 1,
  });
  if (response !== 0) return;
  const downloaded = await fetchUpdate(net, file, join(dataDir, 'update'));
  if (downloaded === undefined) dialog.showErrorBox(words.updateFailed, words['update-other-file']);
  else await shell.openPath(downloaded);
};
