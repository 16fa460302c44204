import { must } from '#contract';
import { chatMigrations } from '#features/chat';
import { type CircleLedger, type Ledger, openLedger } from '#ledger';
import { type Clock, migrate, openDatabase, type Random, silentLog } from '#platform';
import { fillerText } from './filler.ts';
import { VIEWS } from './views.ts';

const KEY_BYTES = 32;
const HOUR_MS = 3_600_000;

export type OthersFill = {
  /** How many invented devices join and write. */
  readonly devices: number;
  /** Messages of each. */
  readonly each: number;
  readonly sizeBytes: number;
};

type Ports = { readonly clock: Clock; readonly random: Random };

type Invite = ReturnType<CircleLedger['createInvite']>;
type Use = { readonly use: (theirs: CircleLedger, ledger: Ledger) => void };

/** A device joins by invite, with a ledger of its own in memory, for as long as `use` runs. */
const withAnother = async (circle: CircleLedger, invite: Invite, { clock, random, use }: Ports & Use): Promise<void> => {
  const db = openDatabase({ file: ':memory:', key: random.bytes(KEY_BYTES) });
  try {
    migrate(db, chatMigrations);
    const ledger = await openLedger({ db, clock, random, log: silentLog, views: VIEWS, masterKey: random.bytes(KEY_BYTES) });
    const join = ledger.beginJoin(invite);
    const theirs = join.accept(circle.admit(join.request()));
    must(theirs, 'who was admitted is in');
    use(theirs, ledger);
    ledger.stop();
  } finally {
    db.close();
  }
};

/** What others wrote, entry by entry as it would come live: taken in while `receive` is measured. */
export const writtenByAnother = async (circle: CircleLedger, count: number, { sizeBytes, ...ports }: Ports & { readonly sizeBytes: number }): Promise<readonly Uint8Array[]> => {
  const updates: Uint8Array[] = [];
  const invite = circle.createInvite({ name: 'bench', expiresAt: ports.clock.now() + HOUR_MS, uses: 1, meetingPoints: [] });
  await withAnother(circle, invite, {
    ...ports,
    use: (theirs, ledger) => {
      ledger.onAppend((_circle, update) => void updates.push(update));
      for (let at = 0; at < count; at += 1) theirs.append({ kind: 'message.post', body: { text: fillerText(at, sizeBytes) } });
    },
  });
  return updates;
};

/** Fills a circle with what other devices wrote, for measuring: real members, real signatures, one after the other. */
export const fillFromOthers = async (circle: CircleLedger, { devices, each, sizeBytes }: OthersFill, ports: Ports): Promise<void> => {
  const invite = circle.createInvite({ name: 'bench', expiresAt: ports.clock.now() + HOUR_MS, uses: devices, meetingPoints: [] });
  for (let device = 0; device < devices; device += 1) {
    await withAnother(circle, invite, {
      ...ports,
      use: (theirs) => {
        for (let at = device * each; at < (device + 1) * each; at += 1) theirs.append({ kind: 'message.post', body: { text: fillerText(at, sizeBytes) } });
        for (const piece of theirs.missing(circle.frontier())) circle.receive(piece);
      },
    });
  }
};
