import { statfs } from 'node:fs/promises';
import { AppError, type ErrorCode, type Language } from '#contract';
import type { Clock } from '#platform';
import { webSources } from './catalogue.ts';
import { fetchFile, type FetchFileOptions, type FetchOutcome } from './fetch-file.ts';
import type { ModelFiles } from './model-files.ts';

export type DownloadTimes = {
  /** An address that does not answer within this is given up. */
  readonly connectMs: number;
  /** Without a byte for this long, the connection counts as cut. */
  readonly stallMs: number;
  /** Pause before the same address is tried again. */
  readonly againMs: number;
};

export const DOWNLOAD_TIMES: DownloadTimes = { connectMs: 5000, stallMs: 20_000, againMs: 1000 };

export type DownloadOptions = {
  readonly files: ModelFiles;
  readonly language: Language;
  readonly clock: Clock;
  readonly fetch: typeof globalThis.fetch;
  readonly freeBytes: (folder: string) => Promise<number>;
  readonly times: DownloadTimes;
  readonly signal: AbortSignal;
  readonly onBytes: (total: number, source: string) => void;
  readonly onChecking: () => void;
};

/** Tries at one address without a single new byte. */
const IDLE_TRIES = 3;

/** Free bytes for this person on the disk of a folder. */
export const freeBytesOf = async (folder: string): Promise<number> => {
  const { bavail, bsize } = await statfs(folder);
  return bavail * bsize;
};

const pause = (clock: Clock, ms: number, signal: AbortSignal): Promise<void> =>
  new Promise((resolve, reject) => {
    const off = clock.after(ms, resolve);
    signal.addEventListener(
      'abort',
      () => {
        off();
        reject(signal.reason as Error);
      },
      { once: true },
    );
  });

/** One address to its end: cut connections are taken up again as long as bytes keep coming; a changed file starts over once. */
const fromSource = async (url: string, options: DownloadOptions): Promise<FetchOutcome> => {
  const { files, clock, signal, times } = options;
  const source = new URL(url).host;
  let startedOver = false;
  for (let idle = 0; idle < IDLE_TRIES;) {
    const before = (await files.partBytes()) ?? 0;
    const origin = await files.partOrigin();
    const request: FetchFileOptions = {
      url,
      part: files.part,
      sizeBytes: files.spec.sizeBytes,
      etag: origin?.url === url ? origin.etag : undefined,
      onEtag: (etag) => files.notePartOrigin({ url, ...(etag !== undefined && { etag }) }),
      onBytes: (total) => options.onBytes(total, source),
      signal,
      clock,
      fetch: options.fetch,
      connectMs: times.connectMs,
      stallMs: times.stallMs,
    };
    const outcome = await fetchFile(request);
    if (outcome === 'complete' || outcome === 'unreachable') return outcome;
    if (outcome === 'changed') {
      if (before === 0 || startedOver) return outcome;
      startedOver = true;
      await files.removePart();
      continue;
    }
    idle = ((await files.partBytes()) ?? 0) > before ? 0 : idle + 1;
    await pause(clock, times.againMs, signal);
  }
  return 'cut';
};

const CODE: Readonly<Record<Exclude<FetchOutcome, 'complete'>, ErrorCode>> = {
  unreachable: 'model-source-unreachable',
  cut: 'model-source-unreachable',
  changed: 'model-download-changed',
};

const assertRoom = async ({ files, freeBytes }: DownloadOptions): Promise<void> => {
  const missing = files.spec.sizeBytes - ((await files.partBytes()) ?? 0);
  const free = await freeBytes(files.folder);
  if (free < missing * 1.02) throw new AppError('disk-full', { bytes: missing, free });
};

/**
 * Fetches a model from its web sources in order, checks its SHA-256 and only then gives it its name. Bytes that came are kept for the next try,
 * unless they turn out wrong. Fails with `disk-full`, `model-source-unreachable`, `model-download-changed`, `model-broken`; rejects with the signal's reason.
 */
export const downloadModel = async (options: DownloadOptions): Promise<void> => {
  const { files, signal } = options;
  await assertRoom(options);
  let code: ErrorCode = 'model-source-unreachable';
  for (const { url } of webSources(files.spec, options.language)) {
    const outcome = await fromSource(url, options);
    if (outcome !== 'complete') {
      if (code === 'model-source-unreachable') code = CODE[outcome];
      continue;
    }
    options.onChecking();
    if (await files.isRight(files.part, signal)) return files.adoptPart();
    code = 'model-broken';
    await files.removePart();
  }
  throw new AppError(code, { model: files.spec.name });
};
