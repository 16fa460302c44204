import { AppError, type ErrorCode } from '#contract';
import { type CircleHealth, type Health, lookInside, lookOutside } from '#core';
import { isDataDirTaken, type KeysLook, lookAtKeys, systemClock, systemRandom } from '#platform';
import { amiss, fine, type Finding, unknown } from './finding.ts';

const SHOWN_ID = 8;
const BYTES_PER_MB = 1_000_000;

type Where = { readonly dataDir: string; readonly passphrase: string | undefined };
/** `places`: where the groups meet; undefined when the inside was not seen. */
export type Inside = { readonly findings: readonly Finding[]; readonly places?: readonly string[] };

const ofKeys = (keys: KeysLook): Finding => {
  if (keys.state === 'open') return fine('keys', 'keys-open', { kind: keys.kind });
  return keys.state === 'locked' ? unknown('keys', 'keys-locked') : amiss('keys', `keys-${keys.state}`);
};

/** What opening may fail with, as a finding. */
const FAILURES: Partial<Record<ErrorCode, Finding>> = {
  'database-broken': amiss('database', 'database-damaged'),
  'database-newer': amiss('database', 'database-newer'),
  'database-older': amiss('database', 'database-older'),
  'keys-lost': amiss('keys', 'keys-incomplete'),
  'disk-full': unknown('database', 'database-no-room'),
  'data-dir-unwritable': unknown('database', 'database-unreadable'),
};

const failure = (error: unknown, dataDir: string): Finding => {
  const found = error instanceof AppError ? FAILURES[error.code] : undefined;
  if (!found) throw error;
  // Hearth may have begun to write while its files were being copied.
  return isDataDirTaken(dataDir) ? unknown('database', 'database-in-use') : found;
};

const ofCircle = ({ circle, ...figures }: CircleHealth): Finding[] => {
  const id = circle.slice(0, SHOWN_ID);
  const { floods, undecided, holes, forks, standing } = figures;
  const count = (number: number, what: string): Finding[] => (number > 0 ? [amiss('circle', what, { id, count: number })] : []);
  return [
    fine('circle', 'circle', { id, ...figures }),
    ...(standing === 'forked' ? [amiss('circle', 'circle-forked-self', { id })] : []),
    ...count(floods, 'circle-flood'),
    ...count(undecided, 'circle-undecided'),
    ...count(holes, 'circle-holes'),
    ...count(forks, 'circle-forks'),
  ];
};

const ofDatabase = ({ versions, circles }: Health, sizeBytes: number): Finding[] => {
  const version = Object.entries(versions).map(([room, number]) => `${room} ${number}`);
  return [fine('database', 'database-whole', { version: version.join(', '), sizeMb: Math.ceil(sizeBytes / BYTES_PER_MB) }), ...circles.flatMap(ofCircle)];
};

const ofOutside = ({ isRepairUnfinished, isLogLost, setAside }: ReturnType<typeof lookOutside>, isTaken: boolean): Finding[] => [
  ...(isRepairUnfinished && !isTaken ? [amiss('database', 'database-repair-unfinished')] : []),
  ...(isLogLost && !isTaken ? [amiss('database', 'database-log-lost')] : []),
  ...(setAside > 0 ? [fine('database', 'database-set-aside', { count: setAside })] : []),
];

/** The keys, the database and the groups: looked at, never changed. While Hearth runs there, the database is left alone. */
export const examineInside = async ({ dataDir, passphrase }: Where): Promise<Inside> => {
  const keys = await lookAtKeys({ dataDir, passphrase, random: systemRandom });
  const outside = lookOutside(dataDir);
  const isTaken = isDataDirTaken(dataDir);
  const seen = [ofKeys(keys), ...ofOutside(outside, isTaken)];
  if (isTaken) return { findings: [...seen, unknown('database', 'database-in-use')] };
  if (!outside.isThere) return { findings: keys.state === 'missing' ? seen : [...seen, amiss('database', 'database-missing')] };
  if (keys.state !== 'open') return { findings: [...seen, unknown('database', 'database-sealed')] };
  try {
    const health = await lookInside({ dataDir, keys, clock: systemClock, random: systemRandom });
    return { findings: [...seen, ...ofDatabase(health, outside.sizeBytes)], places: health.places };
  } catch (error) {
    return { findings: [...seen, failure(error, dataDir)] };
  }
};
