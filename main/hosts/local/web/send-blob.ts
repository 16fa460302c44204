import type { IncomingMessage, ServerResponse } from 'node:http';
import { pipeline, Readable } from 'node:stream';
import type { OpenedFile } from '#core';

const PATH = /^\/blob\/([0-9a-f]{64})$/;

/** RFC 6266 and 8187: plain letters for old readers, the true name beside them. */
const disposition = (kind: 'inline' | 'attachment', name: string): string =>
  `${kind}; filename="${name.replace(/[^\w.-]/g, '_')}"; filename*=UTF-8''${encodeURIComponent(name).replace(/['()*]/g, (found) => `%${found.charCodeAt(0).toString(16)}`)}`;

type Exchange = { readonly request: IncomingMessage; readonly response: ServerResponse };

/**
 * Answers with a file of a circle. Only what the core verified to be a picture is shown; everything else is bytes to be saved, whatever its name or
 * its sender says, and neither can run anything: the page they would make is sandboxed and may load nothing. @returns whether there was one
 */
export const sendBlob = (openFile: (address: string) => OpenedFile | undefined, path: string, { request, response }: Exchange): boolean => {
  const address = PATH.exec(path)?.[1];
  const file = address === undefined ? undefined : openFile(address);
  if (!file) return false;
  response.setHeader('content-security-policy', "default-src 'none'; sandbox; frame-ancestors 'none'");
  response.writeHead(200, {
    'content-type': file.picture ?? 'application/octet-stream',
    'content-length': file.sizeBytes,
    'content-disposition': disposition(file.picture ? 'inline' : 'attachment', file.name),
    // Not kept by the browser: a deleted picture must not stay in its cache.
    'cache-control': 'no-store',
  });
  if (request.method === 'HEAD') response.end();
  else pipeline(Readable.from(file.pieces(), { objectMode: false, highWaterMark: 65_536 }), response, () => undefined);
  return true;
};
