const PATH = /^\/blob\/([0-9a-f]{64})$/;

/** What the core says of a file that it opened: see `OpenedFile` of `#core`. */
export type ShownFile = { readonly name: string; readonly sizeBytes: number; readonly picture?: string | undefined };

/** The address in `/blob/<sha256>`; undefined for any other path. */
export const blobAddressIn = (path: string): string | undefined => PATH.exec(path)?.[1];

/** RFC 6266 and 8187: plain letters for old readers, the true name beside them. */
const disposition = (kind: 'inline' | 'attachment', name: string): string =>
  `${kind}; filename="${name.replace(/[^\w.-]/g, '_')}"; filename*=UTF-8''${encodeURIComponent(name).replace(/['()*]/g, (found) => `%${found.charCodeAt(0).toString(16)}`)}`;

/**
 * How a file of a circle is handed to the page. Only what the core verified to be a picture is shown; everything else is bytes to be saved, whatever
 * its name or its sender says, and neither can run anything: the page they would make is sandboxed and may load nothing.
 */
export const blobHeaders = ({ name, sizeBytes, picture }: ShownFile): Readonly<Record<string, string>> => ({
  'content-security-policy': "default-src 'none'; sandbox; frame-ancestors 'none'",
  'content-type': picture ?? 'application/octet-stream',
  'content-length': String(sizeBytes),
  'content-disposition': disposition(picture === undefined ? 'attachment' : 'inline', name),
  // Not kept by the browser: a deleted picture must not stay in its cache.
  'cache-control': 'no-store',
});
