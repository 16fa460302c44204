import { createHash } from 'node:crypto';
import { mkdirSync, rmSync } from 'node:fs';
import { open } from 'node:fs/promises';
import { basename, join } from 'node:path';
import type { Electron } from '../electron-parts.ts';
import { type Feed, type FeedReading, LARGEST_FEED_BYTES, readFeed, type UpdateFile } from './read-feed.ts';

type Net = Pick<Electron, 'net'>['net'];

const FEED_LIMIT_MS = 30_000;
const FILE_LIMIT_MS = 30 * 60_000;

async function* piecesOf(net: Net, url: string, limitMs: number): AsyncGenerator<Uint8Array, void, void> {
  const response = await net.fetch(url, { redirect: 'error', signal: AbortSignal.timeout(limitMs) });
  if (!response.ok || !response.body) throw new Error(`status ${response.status}`);
  yield* response.body;
}

/** All of it, or one piece more than may be: who sends without end is not listened to. */
const readUpTo = async (pieces: AsyncIterable<Uint8Array>, mostBytes: number): Promise<Uint8Array> => {
  const held: Uint8Array[] = [];
  let sizeBytes = 0;
  for await (const piece of pieces) {
    held.push(piece);
    sizeBytes += piece.length;
    if (sizeBytes > mostBytes) break;
  }
  return Buffer.concat(held);
};

type Here = { readonly current: string; readonly target: string; readonly seenAt: number };

/** Asks the feed once. It is told nothing but that somebody asks. */
export const askFeed = async (net: Net, { url, publicKey }: Feed, here: Here): Promise<FeedReading> => {
  try {
    return readFeed(await readUpTo(piecesOf(net, url, FEED_LIMIT_MS), LARGEST_FEED_BYTES), { publicKey, ...here });
  } catch {
    return { kind: 'refused', problem: 'update-unreachable' };
  }
};

/** Downloads a signed file into `folder`. @returns its path, or undefined when it is not, byte for byte, what was signed; then nothing of it is left */
export const fetchUpdate = async (net: Net, { url, sha256, sizeBytes }: UpdateFile, folder: string): Promise<string | undefined> => {
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const file = join(folder, basename(new URL(url).pathname).replace(/[^\w.-]/g, '_') || 'hearth');
  const hash = createHash('sha256');
  let writtenBytes = 0;
  const handle = await open(file, 'wx', 0o600);
  try {
    for await (const piece of piecesOf(net, url, FILE_LIMIT_MS)) {
      writtenBytes += piece.length;
      if (writtenBytes > sizeBytes) break;
      hash.update(piece);
      await handle.write(piece);
    }
  } catch {
    writtenBytes = -1;
  } finally {
    await handle.close();
  }
  if (writtenBytes === sizeBytes && hash.digest('hex') === sha256) return file;
  rmSync(folder, { recursive: true, force: true });
  return undefined;
};
