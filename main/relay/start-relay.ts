import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { type WebSocket, WebSocketServer } from 'ws';
import type { Clock, Log } from '#platform';
import { DEFAULT_LIMITS, type RelayLimits } from './limits.ts';
import { listen } from './listen.ts';
import { metricsText, noMetrics } from './metrics.ts';
import { isLocalAddress } from './local-address.ts';
import { RelayConnection } from './relay-connection.ts';
import { Switchboard } from './switchboard.ts';

export type RelayOptions = {
  /** 127.0.0.1 unless the person chose to be found on the network. */
  readonly host?: string;
  /** 0 takes any free port. */
  readonly port: number;
  /** Take a free port when `port` is taken, instead of failing. */
  readonly orAnotherPort?: boolean;
  readonly clock: Clock;
  readonly log: Log;
  readonly limits?: Partial<RelayLimits>;
  /** Serves only who is on this machine or its network, whatever address it listens on. */
  readonly localNetworkOnly?: boolean;
  /** A reverse proxy on this machine stands in front: the address it names (the last of `X-Forwarded-For`) is the client's. */
  readonly behindProxy?: boolean;
};

/** `stop`: says goodbye, serves nobody new, and waits a moment for those who read slowly. */
export type Relay = { readonly url: string; readonly port: number; stop(): Promise<void> };

const TRY_LATER = 1013;
const GOING_AWAY = 1001;
const POLICY_VIOLATION = 1008;
const GOODBYE_MS = 500;
const LIFE_CHECK_MS = 15_000;
const SLOW_REQUEST_MS = 10_000;

/** Starts a meeting point. Fails with `port-in-use`. */
export const startRelay = async ({ host = '127.0.0.1', port, orAnotherPort = false, clock, log, limits: given, localNetworkOnly = false, behindProxy = false }: RelayOptions): Promise<Relay> => {
  const limits = { ...DEFAULT_LIMITS, ...given };
  const metrics = noMetrics();
  const switchboard = new Switchboard(limits.connectionsPerTopic);
  const connections = new Set<RelayConnection>();
  const perAddress = new Map<string, number>();
  const around = { switchboard, limits, clock, metrics };

  let isStopping = false;
  const turnAway = (socket: WebSocket, code: number): void => {
    metrics.refused += 1;
    socket.on('error', () => undefined);
    socket.close(code);
  };
  const count = (address: string, change: 1 | -1): void => {
    const left = (perAddress.get(address) ?? 0) + change;
    if (left > 0) perAddress.set(address, left);
    else perAddress.delete(address);
  };
  const accept = (socket: WebSocket, request: IncomingMessage): void => {
    const address = addressOf(request, behindProxy);
    if (isStopping || (localNetworkOnly && !isLocalAddress(address) && !isThisMachine(request, address))) return turnAway(socket, POLICY_VIOLATION);
    if (connections.size >= limits.connections || (perAddress.get(address) ?? 0) >= limits.connectionsPerAddress) {
      return turnAway(socket, TRY_LATER);
    }
    metrics.accepted += 1;
    const connection = new RelayConnection(socket, around);
    connections.add(connection);
    count(address, 1);
    socket.on('close', () => {
      connections.delete(connection);
      count(address, -1);
      connection.forget();
    });
  };

  const server = createServer({ headersTimeout: SLOW_REQUEST_MS, requestTimeout: SLOW_REQUEST_MS }, (request, response) => {
    answerPage(request, response, { isStopping, metrics: () => metricsText(metrics, { connections: connections.size, topics: switchboard.topicCount }) });
  });
  const sockets = new WebSocketServer({ server, maxPayload: limits.frameBytes, perMessageDeflate: false });
  sockets.on('connection', accept);
  sockets.on('error', () => undefined);
  const taken = await listen(server, { host, port, orAnother: orAnotherPort });
  const stopChecking = clock.every(LIFE_CHECK_MS, () => connections.forEach((connection) => connection.checkLife()));
  log.info('relay-started', { port: taken });

  const stop = async (): Promise<void> => {
    isStopping = true;
    stopChecking();
    for (const socket of sockets.clients) socket.close(GOING_AWAY);
    await goodbye(sockets);
    for (const socket of sockets.clients) socket.terminate();
    await new Promise<void>((resolve) => sockets.close(() => resolve()));
    server.closeAllConnections();
    await new Promise<void>((resolve) => server.close(() => resolve()));
  };
  return { url: `ws://${host.includes(':') ? `[${host}]` : host}:${taken}`, port: taken, stop };
};

/** Whoever comes from the very address that was called is this machine, also where its network has public addresses. */
const isThisMachine = ({ socket }: IncomingMessage, address: string): boolean => address !== '' && address === socket.localAddress && address === socket.remoteAddress;

const addressOf = ({ socket, headers }: IncomingMessage, behindProxy: boolean): string => {
  const named = behindProxy ? String(headers['x-forwarded-for'] ?? '').split(',').at(-1)?.trim() : undefined;
  return (named || socket.remoteAddress) ?? '';
};

/** Resolves when everybody has answered the goodbye, or soon. */
const goodbye = async ({ clients }: WebSocketServer): Promise<void> => {
  const gone = Promise.all([...clients].map((socket) => new Promise((resolve) => socket.once('close', resolve))));
  const { promise, resolve } = Promise.withResolvers<void>();
  const limit = setTimeout(resolve, GOODBYE_MS);
  await Promise.race([gone, promise]);
  clearTimeout(limit);
};

const answerPage = (request: IncomingMessage, response: ServerResponse, { isStopping, metrics }: { isStopping: boolean; metrics: () => string }): void => {
  const page = request.url === '/health' ? (isStopping ? 'stopping\n' : 'ok\n') : request.url === '/metrics' ? metrics() : undefined;
  response.writeHead(page === undefined ? 404 : page === 'stopping\n' ? 503 : 200, { 'content-type': 'text/plain; charset=utf-8', 'cache-control': 'no-store' });
  response.end(page ?? 'This is a Hearth relay: a meeting point for desktops. There is nothing to see here.\n');
};
