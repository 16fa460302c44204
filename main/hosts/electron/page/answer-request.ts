import { readFile } from 'node:fs/promises';
import { blobAddressIn, blobHeaders, bundleFile, cacheControlOf, securityHeaders, type ShownFile } from '#hosts/supervisor';
import type { Words } from '../words/words.ts';
import { PAGE_ORIGIN, RTC_ORIGIN } from './addresses.ts';

/** A file of a circle, read piece by piece as far as the page wants it. */
export type OpenBlob = ShownFile & { readonly body: ReadableStream<Uint8Array> };

type Served = {
  /** Folder of the built page, and of the hidden window's. */
  readonly pageDir: string;
  readonly rtcDir: string;
  /** Undefined when no such file is whole on this machine. */
  readonly openBlob: (address: string) => Promise<OpenBlob | undefined>;
  /** Those of the person's language now. */
  readonly words: () => Words;
};

const refusal = (status: number, { nothingHere }: Words): Response => new Response(nothingHere, { status, headers: { ...securityHeaders(), 'content-type': 'text/plain; charset=utf-8', 'cache-control': 'no-store' } });

/** What is asked for, as it was written: a URL's own parser has resolved `..` already, and would hide it. */
const writtenPath = (url: string, origin: string): string | undefined => (url.startsWith(`${origin}/`) ? url.slice(origin.length).replace(/[?#].*$/s, '') : undefined);

/** Answers `app://`: the built page, the hidden window's page, `/blob/<sha256>`; nothing else of this machine. */
export const answerRequest =
  ({ pageDir, rtcDir, openBlob, words }: Served) =>
  async ({ method, url }: Pick<Request, 'method' | 'url'>): Promise<Response> => {
    const refused = (status: number): Response => refusal(status, words());
    if (method !== 'GET' && method !== 'HEAD') return refused(405);
    const page = writtenPath(url, PAGE_ORIGIN);
    const rtc = writtenPath(url, RTC_ORIGIN);
    const address = page === undefined ? undefined : blobAddressIn(page);
    if (address !== undefined) {
      const blob = await openBlob(address);
      return blob ? new Response(method === 'HEAD' ? null : blob.body, { headers: { ...securityHeaders(), ...blobHeaders(blob) } }) : refused(404);
    }
    const path = page ?? rtc;
    const found = path === undefined ? undefined : bundleFile(page === undefined ? rtcDir : pageDir, path);
    if (!found || path === undefined) return refused(404);
    const headers = { ...securityHeaders(), 'content-type': found.type, 'content-length': String(found.sizeBytes), 'cache-control': cacheControlOf(path) };
    return new Response(method === 'HEAD' ? null : await readFile(found.file), { headers });
  };
