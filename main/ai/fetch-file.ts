import { open, stat } from 'node:fs/promises';
import { AppError } from '#contract';
import type { Clock } from '#platform';

/** What one try at one address came to. `cut`: some or no bytes came, trying again may help. `changed`: it is another file. */
export type FetchOutcome = 'complete' | 'cut' | 'changed' | 'unreachable';

export type FetchFileOptions = {
  readonly url: string;
  /** Where bytes are appended; what it holds already is not asked for again. */
  readonly part: string;
  readonly sizeBytes: number;
  /** The version the part came from; undefined when unknown. */
  readonly etag: string | undefined;
  readonly onEtag: (etag: string | undefined) => Promise<void>;
  readonly onBytes: (total: number) => void;
  readonly signal: AbortSignal;
  readonly clock: Clock;
  readonly fetch: typeof globalThis.fetch;
  /** Until the answer begins. */
  readonly connectMs: number;
  /** Without a byte. */
  readonly stallMs: number;
};

const MAX_REDIRECTS = 5;
const FULL = new Set(['ENOSPC', 'EDQUOT', 'EFBIG']);

const sizeOf = async (file: string): Promise<number> => (await stat(file).catch(() => undefined))?.size ?? 0;

/** Aborts when nobody called `feed` for a while. */
const watchdog = (clock: Clock): { readonly signal: AbortSignal; feed(ms: number): void; rest(): void } => {
  const abort = new AbortController();
  let off = (): void => undefined;
  return {
    signal: abort.signal,
    feed: (ms) => {
      off();
      off = clock.after(ms, () => abort.abort());
    },
    rest: () => off(),
  };
};

/** Only to the same place or to one that is encrypted: a redirect must not lead a download out into the clear. */
const nextAddress = (from: string, location: string): string | undefined => {
  const target = URL.parse(location, from);
  if (!target) return undefined;
  return target.protocol === 'https:' || target.origin === new URL(from).origin ? target.href : undefined;
};

const request = async (options: FetchFileOptions, have: number, signal: AbortSignal): Promise<Response | undefined> => {
  const headers: Record<string, string> = { 'accept-encoding': 'identity' };
  if (have > 0) headers['range'] = `bytes=${have}-`;
  if (have > 0 && options.etag?.startsWith('"')) headers['if-range'] = options.etag;
  let url = options.url;
  for (let hop = 0; hop <= MAX_REDIRECTS; hop += 1) {
    const response = await options.fetch(url, { headers, redirect: 'manual', signal });
    const location = response.headers.get('location');
    if (response.status < 300 || response.status >= 400 || location === null) return response;
    await response.body?.cancel();
    const next = nextAddress(url, location);
    if (next === undefined) return undefined;
    url = next;
  }
  return undefined;
};

/** Where the answer's bytes belong; undefined when it is not the file we want. */
const startOf = (response: Response, have: number, { sizeBytes, etag }: FetchFileOptions): number | undefined => {
  const answered = response.headers.get('etag') ?? undefined;
  if (response.status === 206) {
    const range = /^bytes (\d+)-\d+\/(\d+|\*)$/.exec(response.headers.get('content-range') ?? '');
    const sameFile =
      (range?.[2] === '*' || Number(range?.[2]) === sizeBytes) &&
      (etag === undefined || answered === undefined || etag === answered);
    return range && Number(range[1]) === have && sameFile ? have : undefined;
  }
  const length = response.headers.get('content-length');
  return length === null || Number(length) === sizeBytes ? 0 : undefined;
};

const append = async (
  response: Response,
  start: number,
  { options, alive }: { options: FetchFileOptions; alive: () => void },
): Promise<number> => {
  const handle = await open(options.part, start === 0 ? 'w' : 'r+');
  let at = start;
  try {
    for await (const chunk of response.body as unknown as AsyncIterable<Uint8Array>) {
      if (at + chunk.length > options.sizeBytes) return Number.POSITIVE_INFINITY;
      await handle.write(chunk, 0, chunk.length, at);
      at += chunk.length;
      alive();
      options.onBytes(at);
    }
    await handle.sync();
    return at;
  } finally {
    await handle.close();
  }
};

/**
 * One try to complete a file from one address. Resumes with Range; an answer of 200 starts over; a file of another size or version is `changed`.
 * Fails with `disk-full`; when `signal` is aborted it rejects with its reason.
 */
export const fetchFile = async (options: FetchFileOptions): Promise<FetchOutcome> => {
  const { part, sizeBytes, clock } = options;
  const have = await sizeOf(part);
  if (have === sizeBytes) return 'complete';
  const dog = watchdog(clock);
  dog.feed(options.connectMs);
  let began = false;
  try {
    const response = await request(options, have, AbortSignal.any([options.signal, dog.signal]));
    if (!response?.ok || !response.body) {
      await response?.body?.cancel();
      return response?.status === 416 ? 'changed' : 'unreachable';
    }
    const start = startOf(response, have, options);
    if (start === undefined) {
      await response.body.cancel();
      return 'changed';
    }
    began = true;
    await options.onEtag(response.headers.get('etag') ?? undefined);
    const end = await append(response, start, { options, alive: () => dog.feed(options.stallMs) });
    if (end > sizeBytes) return 'changed';
    return end === sizeBytes ? 'complete' : 'cut';
  } catch (error) {
    options.signal.throwIfAborted();
    if (error instanceof Error && 'code' in error && FULL.has(String(error.code)))
      throw new AppError('disk-full', { bytes: sizeBytes });
    return began ? 'cut' : 'unreachable';
  } finally {
    dog.rest();
  }
};
