import { copyFileSync, constants, existsSync, mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { AppError, type CircleId } from '#contract';
import { LocalCircles } from '#features/circles';
import { LocalConnection } from '#features/connection';
import { type CircleLedger, openLedger, type View } from '#ledger';
import { type Clock, type Database, isDamaged, type KeysLook, machineFailure, migrate, openDatabase, type Random, type RoomMigrations, silentLog } from '#platform';
import { type Finding, runSelfTest, syncMigrations } from '#sync';
import { FEATURE_MIGRATIONS } from './feature-migrations.ts';
import { ALWAYS_ON_MIGRATIONS, KeptPoints } from './always-on/kept-points.ts';
import { ALWAYS_ON, type Use } from './always-on/uses.ts';
import { OpenMark } from './repair/open-mark.ts';
import { DATABASE, repairUnderWay } from './repair/set-aside.ts';
import { VIEWS } from './views.ts';

/** How one circle is, in numbers alone. */
export type CircleHealth = {
  readonly circle: CircleId;
  readonly standing: CircleLedger['self']['standing'];
  readonly members: number;
  readonly entries: number;
  /** Feeds that brought too much for a day, and wait for the person's yes. */
  readonly floods: number;
  /** People who wait for an admin's yes. */
  readonly undecided: number;
  /** Entries whose body is missing here though nothing erased it. */
  readonly holes: number;
  /** Entries that cannot be read for want of a key. */
  readonly unreadable: number;
  /** Feeds whose author signed two entries for one place. */
  readonly forks: number;
};

/** `places`: where the circles meet, and their STUN and TURN servers. */
export type Health = { readonly versions: Readonly<Record<string, number>>; readonly circles: readonly CircleHealth[]; readonly places: readonly string[] };

type Kind = { readonly file: string; readonly rooms: readonly RoomMigrations[]; readonly views: readonly View[]; readonly places: (db: Database, circle: CircleId) => readonly string[] };
const KINDS: readonly Kind[] = [
  {
    file: DATABASE,
    rooms: FEATURE_MIGRATIONS,
    views: VIEWS,
    places: (db, circle) => [...new LocalConnection(db).chosenFor(circle).places, ...new LocalCircles(db).meetingPoints(circle)],
  },
  ...(['member', 'mailbox'] as const satisfies readonly Use[]).map((use) => ({ ...ALWAYS_ON[use], rooms: [ALWAYS_ON_MIGRATIONS], places: (db: Database, circle: CircleId) => new KeptPoints(db).of(circle) })),
];

/** What lies in a data directory beside the keys, seen from outside. `isLogLost`: the write-ahead log was taken away; `setAside`: damaged databases that were kept. */
export type Outside = { readonly isThere: boolean; readonly sizeBytes: number; readonly isRepairUnfinished: boolean; readonly isLogLost: boolean; readonly setAside: number };

const filesOf = (dataDir: string): readonly string[] => KINDS.flatMap(({ file }) => [file, `${file}-wal`]).filter((name) => existsSync(join(dataDir, name)));

/** Reads no key and no page. */
export const lookOutside = (dataDir: string): Outside => ({
  isThere: KINDS.some(({ file }) => existsSync(join(dataDir, file))),
  sizeBytes: filesOf(dataDir).reduce((sum, name) => sum + statSync(join(dataDir, name)).size, 0),
  isRepairUnfinished: repairUnderWay(dataDir) !== undefined,
  isLogLost: new OpenMark(dataDir).isTailLost(),
  setAside: readdirSync(dataDir).filter((name) => name.startsWith('damaged ')).length,
});

const circleHealth = (circle: CircleLedger): CircleHealth => ({
  circle: circle.id,
  standing: circle.self.standing,
  members: circle.members().length,
  entries: circle.entryCount(),
  floods: circle.floods().length,
  undecided: circle.joinRequests().length,
  holes: circle.holes().reduce((sum, { seqs }) => sum + seqs.length, 0),
  unreadable: circle.unreadableCount(),
  forks: circle.forks().length,
});

type Ports = { readonly clock: Clock; readonly random: Random };
type Options = Ports & { readonly dataDir: string; readonly keys: Extract<KeysLook, { state: 'open' }> };

const examine = async (db: Database, { rooms, views, places }: Kind, { keys, clock, random }: Options): Promise<Health> => {
  const checked = db.pragma('integrity_check(1)', { simple: true });
  if (checked !== 'ok') throw new AppError('database-broken');
  const versions = db.prepare<[], { readonly room: string; readonly number: number }>('SELECT room, max(number) AS number FROM migration GROUP BY room ORDER BY room').all();
  migrate(db, ...rooms, syncMigrations);
  const masterKey = keys.read('device-master');
  if (!masterKey) throw new AppError('keys-lost');
  const ledger = await openLedger({ db, clock, random, log: silentLog, views, masterKey });
  try {
    const circles = ledger.circles().filter(({ isLocal }) => !isLocal);
    return {
      versions: Object.fromEntries(versions.map(({ room, number }) => [room, number])),
      circles: circles.map(circleHealth),
      // A circle that keeps to its network contacts nothing outside, whatever it learned before.
      places: [...new Set(circles.filter((circle) => circle.policy().network === 'internet').flatMap(({ id }) => places(db, id)))],
    };
  } finally {
    ledger.stop();
  }
};

/**
 * Opens a database as a start of Hearth would, and changes nothing of it: all is done on a copy in a folder of this moment, ciphertext like the original,
 * since SQLite cannot open what it may not write beside. Sample groups and notes to self are left out. Fails with `database-broken`, `database-newer`,
 * `database-older`, `keys-lost`, and `disk-full` or `data-dir-unwritable` where there is no room for the copy.
 */
export const lookInside = async (options: Options): Promise<Health> => {
  const { dataDir, keys } = options;
  const kind = KINDS.find(({ file }) => existsSync(join(dataDir, file)));
  const key = keys.read('database');
  if (!kind || !key) throw new AppError('keys-lost');
  let folder: string | undefined;
  try {
    folder = mkdtempSync(join(tmpdir(), 'hearth-doctor-'));
    for (const name of filesOf(dataDir)) copyFileSync(join(dataDir, name), join(folder, name), constants.COPYFILE_FICLONE);
    const db = openDatabase({ file: join(folder, kind.file), key });
    try {
      return await examine(db, kind, options);
    } finally {
      db.close();
    }
  } catch (error) {
    if (isDamaged(error)) throw new AppError('database-broken', {}, { cause: error });
    throw machineFailure(error) ?? error;
  } finally {
    if (folder !== undefined) rmSync(folder, { recursive: true, force: true });
  }
};

/** Asks these places whether they answer, and contacts nothing else. */
export const askPlaces = (places: readonly string[], ports: Ports): Promise<readonly Finding[]> => runSelfTest(places, ports);
