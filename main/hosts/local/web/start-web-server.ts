import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { Duplex } from 'node:stream';
import { RPCHandler } from '@orpc/server/ws';
import { type WebSocket, WebSocketServer } from 'ws';
import { AppError } from '#contract';
import type { CoreRouter, OpenedFile } from '#core';
import { acceptedLanguage, securityHeaders } from '#hosts/supervisor';
import { OwnAddress } from './own-address.ts';
import { pagesIn } from './pages.ts';
import { SignIn } from './sign-in.ts';
import { sendBlob } from './send-blob.ts';
import { sendStaticFile } from './static-files.ts';

const MAX_PAYLOAD_BYTES = 16 * 1024 * 1024;
const MAX_SOCKETS = 32;
const CLOSE_GOING_AWAY = 1001;
/** Long enough for a window to answer; well within what a replaced core is given to stop. */
const GOODBYE_MS = 150;

export type WebServerOptions = {
  readonly router: CoreRouter;
  /** A file that is whole on this machine. */
  readonly openFile: (address: string) => OpenedFile | undefined;
  /** `<random>.localhost`. */
  readonly name: string;
  /** 0 takes any free one. */
  readonly port: number;
  readonly token: string | undefined;
  readonly session: string;
  readonly onTokenUsed: () => void;
  /** The built UI. */
  readonly uiDir: string;
};

export type WebServer = {
  readonly port: number;
  /** A new one-time token; the one before it stops working. */
  useToken(token: string): void;
  stop(): Promise<void>;
};

const listen = (server: Server, port: number): Promise<number> =>
  new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => reject(error.code === 'EADDRINUSE' ? new AppError('port-in-use', { port }) : error));
    server.listen({ host: '127.0.0.1', port }, () => {
      const address = server.address();
      resolve(typeof address === 'object' && address ? address.port : port);
    });
  });

const sendPage = (response: ServerResponse, status: number, html: string): void => {
  response.writeHead(status, { 'content-type': 'text/html; charset=utf-8', 'cache-control': 'no-store', vary: 'accept-language' });
  response.end(html);
};

const refuseUpgrade = (socket: Duplex, status: string): void => {
  socket.on('error', () => undefined);
  // Both directions: who keeps his half open would keep the server from stopping.
  socket.end(`HTTP/1.1 ${status}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`, () => socket.destroy());
};

type Parts = { readonly signIn: SignIn; readonly address: OwnAddress; readonly uiDir: string; readonly openFile: WebServerOptions['openFile'] };

const answer = (request: IncomingMessage, response: ServerResponse, { signIn, address, uiDir, openFile }: Parts): void => {
  for (const [name, value] of Object.entries(securityHeaders(`ws://${request.headers.host ?? ''}`))) response.setHeader(name, value);
  const pages = pagesIn(acceptedLanguage(request.headers['accept-language']));
  const url = URL.parse(request.url ?? '', 'http://localhost');
  if (!address.isOwnRequest(request) || !url) return sendPage(response, 403, pages.notHere);
  if (request.method !== 'GET' && request.method !== 'HEAD') return sendPage(response, 405, pages.notHere);
  const token = url.pathname === '/' ? url.searchParams.get('token') : null;
  const cookie = token === null ? undefined : signIn.cookieFor(token);
  if (cookie !== undefined) {
    response.setHeader('set-cookie', cookie);
    return sendPage(response, 200, pages.signedIn);
  }
  if (!signIn.isSignedIn(request)) return sendPage(response, 401, pages.signIn);
  if (url.pathname.startsWith('/blob/') && sendBlob(openFile, url.pathname, { request, response })) return undefined;
  if (sendStaticFile(uiDir, url.pathname, response)) return undefined;
  return sendPage(response, 404, url.pathname === '/' ? pages.noUi : pages.notHere);
};

/** The core's web server on 127.0.0.1: the UI's files and the RPC socket, for whoever signed in with the one-time token. Fails with `port-in-use`. */
export const startWebServer = async (options: WebServerOptions): Promise<WebServer> => {
  const server = createServer();
  const port = await listen(server, options.port);
  const address = new OwnAddress(options.name, port);
  const signIn = new SignIn({ ...options, port });
  server.on('request', (request, response) => answer(request, response, { signIn, address, uiDir: options.uiDir, openFile: options.openFile }));

  const sockets = new WebSocketServer({ noServer: true, maxPayload: MAX_PAYLOAD_BYTES, perMessageDeflate: false });
  const rpc = new RPCHandler(options.router);
  const open = (socket: WebSocket): void => {
    // A frame over the limit, or none of ours: ws closes the socket, and that is all there is to do.
    socket.on('error', () => undefined);
    void rpc.upgrade(socket, { context: {} });
  };
  server.on('upgrade', (request, socket, head) => {
    if (!address.isOwnUpgrade(request)) return refuseUpgrade(socket, '403 Forbidden');
    if (!signIn.isSignedIn(request)) return refuseUpgrade(socket, '401 Unauthorized');
    if (request.url !== '/rpc') return refuseUpgrade(socket, '404 Not Found');
    if (sockets.clients.size >= MAX_SOCKETS) return refuseUpgrade(socket, '503 Service Unavailable');
    return sockets.handleUpgrade(request, socket, head, open);
  });

  const stop = async (): Promise<void> => {
    for (const socket of sockets.clients) socket.close(CLOSE_GOING_AWAY);
    const limit = setTimeout(() => sockets.clients.forEach((socket) => socket.terminate()), GOODBYE_MS);
    await new Promise<void>((resolve) => {
      server.close(() => resolve());
      server.closeAllConnections();
    });
    clearTimeout(limit);
  };
  return { port, useToken: (token) => signIn.useToken(token), stop };
};
