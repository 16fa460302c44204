import { createReadStream } from 'node:fs';
import type { ServerResponse } from 'node:http';
import { pipeline } from 'node:stream';
import { bundleFile, cacheControlOf } from '#hosts/supervisor';

/** Answers with a file of the built UI. @returns whether there was one */
export const sendStaticFile = (root: string, path: string, response: ServerResponse): boolean => {
  const found = bundleFile(root, path);
  if (!found) return false;
  response.writeHead(200, { 'content-type': found.type, 'content-length': found.sizeBytes, 'cache-control': cacheControlOf(path) });
  // `pipeline`: who goes away in the middle must not leave the file open.
  pipeline(createReadStream(found.file), response, () => undefined);
  return true;
};
