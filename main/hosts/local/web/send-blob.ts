import type { IncomingMessage, ServerResponse } from 'node:http';
import { pipeline, Readable } from 'node:stream';
import type { OpenedFile } from '#core';
import { blobAddressIn, blobHeaders } from '#hosts/supervisor';

type Exchange = { readonly request: IncomingMessage; readonly response: ServerResponse };

/** Answers with a file of a circle. @returns whether there was one */
export const sendBlob = (openFile: (address: string) => OpenedFile | undefined, path: string, { request, response }: Exchange): boolean => {
  const address = blobAddressIn(path);
  const file = address === undefined ? undefined : openFile(address);
  if (!file) return false;
  response.writeHead(200, blobHeaders(file));
  if (request.method === 'HEAD') response.end();
  else pipeline(Readable.from(file.pieces(), { objectMode: false, highWaterMark: 65_536 }), response, () => undefined);
  return true;
};
