import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { AppError } from '#contract';

/** A number with its name and what it says, for Prometheus. Names of groups or people are none of it. */
export type Gauge = { readonly name: string; readonly help: string; readonly value: number };
export type StatusServer = { readonly port: number; readonly stop: () => Promise<void> };
type Options = { readonly host: string; readonly port: number; readonly health: () => 'ok' | 'full' | 'stopping'; readonly gauges: () => readonly Gauge[] };

const REQUEST_LIMIT_MS = 5_000;
const HEADERS_LIMIT_BYTES = 4_096;
const MOST_CONNECTIONS = 32;
const NOT_LISTENING = /^(?:EADDRNOTAVAIL|ENOTFOUND|EAI_\w+|EINVAL)$/;

const metricsText = (gauges: readonly Gauge[]): string => gauges.map(({ name, help, value }) => `# HELP hearth_${name} ${help}\n# TYPE hearth_${name} gauge\nhearth_${name} ${value}\n`).join('');

const failure = (error: unknown, { host, port }: Options): unknown => {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  if (code === 'EADDRINUSE' || code === 'EACCES') return new AppError('port-in-use', { port }, { cause: error });
  return NOT_LISTENING.test(code) ? new AppError('input-invalid', { why: `--host ${host.slice(0, 100)}` }, { cause: error }) : error;
};

/** `/health` (200; 503 while it stops or takes nothing more) and `/metrics`; nothing else. Fails with `port-in-use`, `input-invalid`. */
export const startStatusServer = async (options: Options): Promise<StatusServer> => {
  const { health, gauges } = options;
  const server = createServer({ maxHeaderSize: HEADERS_LIMIT_BYTES, requestTimeout: REQUEST_LIMIT_MS, headersTimeout: REQUEST_LIMIT_MS }, ({ method, url }, response) => {
    const say = (status: number, text: string): void => void response.writeHead(status, { 'content-type': 'text/plain; charset=utf-8', connection: 'close' }).end(text);
    if (method !== 'GET') return say(405, 'only GET\n');
    if (url === '/health') return say(health() === 'ok' ? 200 : 503, `${health()}\n`);
    return url === '/metrics' ? say(200, metricsText(gauges())) : say(404, 'there is /health and /metrics\n');
  });
  server.maxConnections = MOST_CONNECTIONS;
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(options.port, options.host, () => resolve());
  }).catch((error: unknown) => {
    throw failure(error, options);
  });
  return {
    port: (server.address() as AddressInfo).port,
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
};
