import { realpathSync, statSync } from 'node:fs';
import { extname, join, sep } from 'node:path';

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.webp': 'image/webp',
  '.ico': 'image/x-icon',
  '.woff2': 'font/woff2',
  '.webmanifest': 'application/manifest+json',
};

export type BundleFile = { readonly file: string; readonly type: string; readonly sizeBytes: number };

/**
 * The file of the built page that a URL's path names inside `root`; undefined for everything else, however it is written
 * (`..`, encoded, backslash, NUL, links that lead out, kinds of files that no page has).
 */
export const bundleFile = (root: string, path: string): BundleFile | undefined => {
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
    const type = TYPES[extname(file)];
    const found = statSync(file);
    return file.startsWith(inside + sep) && found.isFile() && type !== undefined ? { file, type, sizeBytes: found.size } : undefined;
  } catch {
    return undefined;
  }
};

/** What a browser may keep: names with a hash never change their content. */
export const cacheControlOf = (path: string): string => (path.startsWith('/assets/') ? 'private, max-age=31536000, immutable' : 'no-store');
