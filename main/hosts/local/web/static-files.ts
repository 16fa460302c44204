import { createReadStream, realpathSync, statSync } from 'node:fs';
import type { ServerResponse } from 'node:http';
import { extname, join, sep } from 'node:path';
import { pipeline } from 'node:stream';

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.ico': 'image/x-icon',
  '.woff2': 'font/woff2',
  '.webmanifest': 'application/manifest+json',
};

/** The file a path names inside `root`; undefined for everything else, however it is written (`..`, encoded, NUL, links that lead out). */
const fileAt = (root: string, path: string): string | undefined => {
  let name: string;
  try {
    name = decodeURIComponent(path);
  } catch {
    return undefined;
  }
  if (/[\0\\]|\.\.|^\/\//.test(name)) return undefined;
  try {
    const inside = realpathSync(root);
    const file = realpathSync(join(inside, name === '/' ? 'index.html' : name));
    return file.startsWith(inside + sep) && statSync(file).isFile() && extname(file) in TYPES ? file : undefined;
  } catch {
    return undefined;
  }
};

/** Answers with a file of the built UI. @returns whether there was one */
export const sendStaticFile = (root: string, path: string, response: ServerResponse): boolean => {
  const file = fileAt(root, path);
  if (file === undefined) return false;
  const isHashed = path.startsWith('/assets/');
  response.writeHead(200, {
    'content-type': TYPES[extname(file)],
    'content-length': statSync(file).size,
    'cache-control': isHashed ? 'private, max-age=31536000, immutable' : 'no-store',
  });
  // `pipeline`: who goes away in the middle must not leave the file open.
  pipeline(createReadStream(file), response, () => undefined);
  return true;
};
