import { existsSync, readFileSync, statSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { z } from 'zod';
import { lookAtModels } from '#ai';
import { askPlaces } from '#core';
import { systemClock, systemRandom } from '#platform';
import { amiss, fine, type Finding, unknown } from './finding.ts';

/** Rooms change daily with two hours to spare. */
const CLOCK_SLACK_MS = 2 * 3_600_000;
const MS_PER_HOUR = 3_600_000;
/** Links, files of models and the database, with room to spare. */
const LEAST_OPEN_FILES = 512;
/** Written whenever Hearth runs. */
const WRITTEN = ['keys.json', 'hearth.db', 'hearth.db-wal', 'mailbox.db', 'mailbox.db-wal'];

/** Without a network there is only this: what was written here was not written in the future. `now`: ms since the epoch. */
export const examineClock = (dataDir: string, now: number): Finding => {
  const times = WRITTEN.map((name) => statSync(join(dataDir, name), { throwIfNoEntry: false })?.mtimeMs ?? 0);
  const aheadMs = Math.max(...times) - now;
  return aheadMs > CLOCK_SLACK_MS ? amiss('clock', 'clock-behind', { hours: Math.round(aheadMs / MS_PER_HOUR) }) : fine('clock', 'clock-plausible', { now: new Date(now).toISOString() });
};

/** `openFiles`: how many a process may have open; undefined where the system does not tell. */
export const examineLimits = (openFiles: number | 'unlimited' | undefined): Finding => {
  if (openFiles === undefined) return unknown('limits', 'limits-unknown');
  if (openFiles === 'unlimited' || openFiles >= LEAST_OPEN_FILES) return fine('limits', 'limits-enough', { openFiles });
  return amiss('limits', 'limits-low', { openFiles, least: LEAST_OPEN_FILES });
};

const reportSchema = z.object({ userLimits: z.object({ open_files: z.object({ soft: z.union([z.number(), z.literal('unlimited')]) }) }) });

/** As this process has it: Node itself asks for as much as it may. */
export const openFilesLimit = (): number | 'unlimited' | undefined => {
  // Else it looks up the names of whoever is connected (its type does not know the setting: nodejs.org/api/process.html#processreportexcludenetwork).
  Object.assign(process.report, { excludeNetwork: true });
  return reportSchema.safeParse(process.report.getReport()).data?.userLimits.open_files.soft;
};

const isFree = (port: number): Promise<boolean> =>
  new Promise((resolve) => {
    const server = createServer();
    server.once('error', () => resolve(false));
    server.listen(port, '127.0.0.1', () => server.close(() => resolve(true)));
  });

const portsSchema = z.object({ port: z.number().int().min(0).max(65_535), relayPort: z.number().int().min(0).max(65_535) });

/** The ports that the app had last time: another program may have taken them since. */
export const examinePorts = async (dataDir: string): Promise<readonly Finding[]> => {
  const file = join(dataDir, 'host.json');
  if (!existsSync(file)) return [];
  let kept: z.infer<typeof portsSchema>;
  try {
    kept = portsSchema.parse(JSON.parse(readFileSync(file, 'utf8')));
  } catch {
    return [fine('port', 'port-unreadable')];
  }
  const look = async (port: number, taken: Finding): Promise<Finding[]> => (port === 0 ? [] : [(await isFree(port)) ? fine('port', 'port-free', { port }) : taken]);
  const { port, relayPort } = kept;
  return [...(await look(port, fine('port', 'port-taken', { port }))), ...(await look(relayPort, amiss('port', 'relay-port-taken', { port: relayPort })))];
};

/** Asks the places of the groups whether they answer: the only part of an examination that leaves this machine. */
export const examinePlaces = async (places: readonly string[]): Promise<readonly Finding[]> => {
  const found = (await askPlaces(places, { clock: systemClock, random: systemRandom })).flatMap(({ about, isFine, place = '', minutes = 0 }): Finding[] => {
    if (about === 'reach' || about === 'lan' || about === 'way') return [];
    if (about === 'udp') return [isFine ? fine('place', 'udp-open') : amiss('place', 'udp-blocked')];
    if (about === 'clock') return [isFine ? fine('clock', 'clock-agrees', { place }) : amiss('clock', 'clock-off', { place, minutes })];
    return [isFine ? fine('place', 'place-answers', { place, kind: about }) : amiss('place', 'place-silent', { place, kind: about })];
  });
  return found.length > 0 ? found : [fine('place', 'places-none')];
};

/** Which models are here, each hashed again. */
export const examineModels = async (folder: string): Promise<readonly Finding[]> => {
  const models = await lookAtModels(folder);
  const broken = models.filter(({ isRight }) => !isRight).map(({ id }) => amiss('models', 'model-broken', { model: id }));
  const right = models.filter(({ isRight }) => isRight).map(({ id }) => id);
  return [...broken, right.length > 0 ? fine('models', 'models-here', { models: right.join(', ') }) : fine('models', 'models-none')];
};
