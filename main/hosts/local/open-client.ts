import { request } from 'node:http';
import { createORPCClient } from '@orpc/client';
import { RPCLink } from '@orpc/client/websocket';
import { WebSocket } from 'ws';
import type { Client } from '#contract';

/** A line to a core, as its window has one. */
export type ClientLine = { readonly client: Client; readonly close: () => void };

const SIGN_IN_LIMIT_MS = 10_000;

/** Follows a sign-in link and returns the cookie it gives. Programs use the plain address: Node does not resolve `<random>.localhost`. */
export const signIn = (plainOrigin: string, signInUrl: string): Promise<string> =>
  new Promise((done, failed) => {
    request(`${plainOrigin}/${new URL(signInUrl).search}`, { timeout: SIGN_IN_LIMIT_MS }, (response) => {
      response.resume();
      const [cookie] = response.headers['set-cookie'] ?? [];
      if (cookie === undefined) failed(new Error(`no cookie: ${response.statusCode}`));
      else done(cookie.split(';')[0] ?? '');
    })
      .once('error', failed)
      .end();
  });

/** Opens a client over the same WebSocket that the page uses. */
export const openClient = async (plainOrigin: string, cookie: string): Promise<ClientLine> => {
  const socket = new WebSocket(`${plainOrigin.replace(/^http/, 'ws')}/rpc`, { headers: { cookie, origin: plainOrigin } });
  await new Promise<void>((done, failed) => {
    socket.once('open', () => done());
    socket.once('error', failed);
  });
  // reason: oRPC wants the browser's type; `ws` offers the same events and methods.
  const websocket = socket as unknown as globalThis.WebSocket;
  return { client: createORPCClient(new RPCLink({ websocket })), close: () => socket.terminate() };
};
