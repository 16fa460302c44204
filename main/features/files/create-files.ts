import type { CircleId, Contract, Handlers } from '#contract';
import { FileRows, type MessageFile, shownFile } from '#features/chat';
import { Fetching } from './fetching.ts';
import type { FilesDeps } from './files-deps.ts';
import { LocalFiles } from './local-files.ts';
import { fileOpener, type OpenedFile } from './open-file.ts';
import { Uploads } from './uploads.ts';

/** What the rest may do with files. */
export interface Files {
  readonly handlers: Handlers<Contract['files']>;
  /** As they go into a message. Fails with `file-not-added`. */
  readonly bodies: (circle: CircleId, drafts: readonly string[]) => readonly MessageFile[];
  readonly sent: (circle: CircleId, drafts: readonly string[]) => void;
  /** A file that is whole on this machine; undefined when there is none. */
  readonly open: (address: string) => OpenedFile | undefined;
  readonly start: () => void;
  readonly stop: () => void;
}

const overviewOf = ({ db, store, messageOf }: FilesDeps, local: LocalFiles) => {
  const rows = new FileRows(db);
  return (circle: CircleId) => {
    const shelf = store.shelf(circle);
    const files = rows.all(circle).flatMap((row) => {
      const message = messageOf(circle, row.message);
      if (!message) return [];
      const heldBytes = Math.min(row.size, shelf.find(row.address)?.heldBytes ?? 0);
      // Without the thumbnails: a list of a thousand files must not weigh megabytes.
      return [{ ...shownFile({ ...row, thumb: null }), ...message, message: row.message, heldBytes }];
    });
    return { usedBytes: shelf.usedBytes(), limitBytes: local.limitBytes(circle), files };
  };
};

/** Files of every circle: adding, fetching, removing, opening. */
export const createFiles = (deps: FilesDeps): Files => {
  const local = new LocalFiles(deps.db);
  const uploads = new Uploads(deps, local);
  const fetching = new Fetching(deps, local);
  const overview = overviewOf(deps, local);
  const known = (circle: CircleId): CircleId => deps.ledger.circle(circle).id;
  return {
    handlers: {
      begin: ({ circle, name, sizeBytes }) => ({ draft: uploads.begin(known(circle), { name, sizeBytes }) }),
      add: async ({ draft, part }) => ({ receivedBytes: await uploads.add(draft, part) }),
      finish: ({ draft }) => uploads.finish(draft),
      setThumb: ({ draft, thumb }) => uploads.setThumb(draft, thumb),
      drafts: ({ circle }) => [...uploads.drafts(known(circle))],
      drop: ({ draft }) => {
        uploads.drop(draft);
        return {};
      },
      states: ({ circle, addresses }) => addresses.map((address) => fetching.state(known(circle), address)),
      fetch: ({ circle, address }) => {
        fetching.fetch(known(circle), address);
        return {};
      },
      pause: ({ circle, address }) => {
        fetching.pause(known(circle), address);
        return {};
      },
      remove: ({ circle, address }) => {
        fetching.remove(known(circle), address);
        return {};
      },
      overview: ({ circle }) => overview(known(circle)),
      setLimit: ({ circle, limitBytes }) => {
        local.setLimit(known(circle), limitBytes);
        fetching.look(circle);
        deps.tell({ topic: 'files', circle, addresses: [] });
        return {};
      },
    },
    bodies: (circle, drafts) => uploads.bodies(circle, drafts),
    sent: (circle, drafts) => uploads.sent(circle, drafts),
    open: fileOpener(deps, local),
    start: () => fetching.start(),
    stop: () => {
      uploads.stop();
      fetching.stop();
    },
  };
};
