import { chatMigrations } from '#features/chat';
import { type CircleLedger, openLedger } from '#ledger';
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

/** One device joins by invite, writes into a ledger of its own in memory, and everything it wrote goes through our gate. */
const fillFromOne = async (circle: CircleLedger, invite: ReturnType<CircleLedger['createInvite']>, { clock, random, texts }: Ports & { readonly texts: readonly string[] }): Promise<void> => {
  const db = openDatabase({ file: ':memory:', key: random.bytes(KEY_BYTES) });
  try {
    migrate(db, chatMigrations);
    const ledger = await openLedger({ db, clock, random, log: silentLog, views: VIEWS, masterKey: random.bytes(KEY_BYTES) });
    const join = ledger.beginJoin(invite);
    const theirs = join.accept(circle.admit(join.request()));
    for (const text of texts) theirs?.append({ kind: 'message.post', body: { text } });
    for (const piece of theirs?.missing(circle.frontier()) ?? []) circle.receive(piece);
    ledger.stop();
  } finally {
    db.close();
  }
};

/** Fills a circle with what other devices wrote, for measuring: real members, real signatures, one after the other. */
export const fillFromOthers = async (circle: CircleLedger, { devices, each, sizeBytes }: OthersFill, ports: Ports): Promise<void> => {
  const invite = circle.createInvite({ name: 'bench', expiresAt: ports.clock.now() + HOUR_MS, uses: devices, meetingPoints: [] });
  for (let device = 0; device < devices; device += 1) {
    const texts = Array.from({ length: each }, (_, at) => fillerText(device * each + at, sizeBytes));
    await fillFromOne(circle, invite, { ...ports, texts });
  }
};
