import { createHash } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { ModelSpec } from '../../main/ai/catalogue.ts';

/** What the server does with the next requests; the last one stays. */
export type Manner =
  | { readonly kind: 'ranges' }
  /** Answers ranges of whatever file it has now, without a look at If-Range. */
  | { readonly kind: 'careless' }
  /** Ignores Range and sends everything with 200. */
  | { readonly kind: 'whole' }
  /** Drops the connection after so many bytes. */
  | { readonly kind: 'cut'; readonly afterBytes: number }
  /** Sends so many bytes, then nothing. */
  | { readonly kind: 'stall'; readonly afterBytes: number }
  | { readonly kind: 'silent' }
  | { readonly kind: 'status'; readonly status: number }
  | { readonly kind: 'redirect'; readonly to: string };

export type ModelServer = {
  readonly url: string;
  readonly requests: { readonly range: string | undefined; readonly path: string }[];
  manners: Manner[];
  content: Uint8Array;
  etag: string;
  stop(): Promise<void>;
};

const bodyOf = (server: ModelServer, request: IncomingMessage, manner: Manner): { status: number; start: number } => {
  const start = Number(/^bytes=(\d+)-$/.exec(request.headers.range ?? '')?.[1] ?? 0);
  const condition = request.headers['if-range'];
  const honoured =
    manner.kind !== 'whole' && start > 0 && (condition === undefined || condition === server.etag || manner.kind === 'careless');
  if (honoured && start >= server.content.length) return { status: 416, start: 0 };
  return honoured ? { status: 206, start } : { status: 200, start: 0 };
};

const answer = (server: ModelServer, request: IncomingMessage, response: ServerResponse): void => {
  server.requests.push({ range: request.headers.range, path: request.url ?? '' });
  const manner = (server.manners.length > 1 ? server.manners.shift() : server.manners[0]) ?? { kind: 'ranges' };
  if (manner.kind === 'silent') return;
  if (manner.kind === 'status') return void response.writeHead(manner.status).end('no');
  if (manner.kind === 'redirect') return void response.writeHead(302, { location: manner.to }).end();
  const { status, start } = bodyOf(server, request, manner);
  const total = server.content.length;
  response.writeHead(status, {
    etag: server.etag,
    'content-length': total - start,
    ...(status === 206 && { 'content-range': `bytes ${start}-${total - 1}/${total}` }),
  });
  const body = server.content.subarray(start);
  // A connection that breaks together with the last bytes takes them along: real ones break later.
  if (manner.kind === 'cut')
    response.write(body.subarray(0, manner.afterBytes), () => void setTimeout(() => response.destroy(), 40));
  else if (manner.kind === 'stall') response.write(body.subarray(0, manner.afterBytes));
  else response.end(body);
};

/** A file server on 127.0.0.1 with every bad habit that real ones have. */
export const modelServer = async (content: Uint8Array): Promise<ModelServer> => {
  const http = createServer((request, response) => answer(server, request, response));
  await new Promise<void>((resolve) => http.listen(0, '127.0.0.1', resolve));
  const server: ModelServer = {
    url: `http://127.0.0.1:${(http.address() as AddressInfo).port}/model.gguf`,
    requests: [],
    manners: [{ kind: 'ranges' }],
    content,
    etag: '"v1"',
    stop: async () => {
      http.closeAllConnections();
      await new Promise((resolve) => http.close(resolve));
    },
  };
  return server;
};

/** Bytes that compress badly and repeat nowhere, from a seed. */
export const modelBytes = (sizeBytes: number, seed: number): Uint8Array => {
  const bytes = new Uint8Array(sizeBytes);
  let state = seed >>> 0 || 1;
  for (let at = 0; at < sizeBytes; at += 1) {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    bytes[at] = state >>> 24;
  }
  return bytes;
};

/** A catalogue entry for these bytes. */
export const modelSpec = (content: Uint8Array, urls: readonly string[], changes: Partial<ModelSpec> = {}): ModelSpec => ({
  id: 'tiny',
  name: 'Tiny',
  role: 'chat',
  languages: ['zh', 'en'],
  file: 'tiny.gguf',
  sizeBytes: content.length,
  ramBytes: 1000,
  sha256: createHash('sha256').update(content).digest('hex'),
  licence: { name: 'Apache-2.0', text: 'licences/apache-2.0.txt', notice: 'made for a test' },
  sources: urls.map((url) => ({ kind: 'web' as const, url })),
  ...changes,
});
