import { request } from 'node:http';
import { createORPCClient } from '@orpc/client';
import { RPCLink } from '@orpc/client/websocket';
import { WebSocket } from 'ws';
import { type Client, must } from '#contract';

/**
 * Signs a program in with a sign-in URL, as a browser would: by the plain address, because Node does not resolve `<random>.localhost`.
 * @returns the cookie to send
 */
export const signIn = (plainOrigin: string, signInUrl: string): Promise<string> =>
  new Promise((resolve, reject) => {
    request(`${plainOrigin}/${new URL(signInUrl).search}`, (response) => {
      response.resume();
      const [cookie] = response.headers['set-cookie'] ?? [];
      try {
        must(cookie !== undefined, `the sign-in link was taken (${response.statusCode})`);
        resolve(cookie.split(';')[0] ?? '');
      } catch (error) {
        reject(error);
      }
    })
      .once('error', reject)
      .end();
  });

/** A program's line to the core: the same calls as a window's. */
export type ProgramLine = { readonly client: Client; readonly close: () => void };

/** Opens a line with the cookie of `signIn`. */
export const openClient = async (plainOrigin: string, cookie: string): Promise<ProgramLine> => {
  const socket = new WebSocket(`${plainOrigin.replace(/^http/, 'ws')}/rpc`, { headers: { cookie, origin: plainOrigin } });
  await new Promise<void>((resolve, reject) => {
    socket.once('open', () => resolve());
    socket.once('error', reject);
  });
  // A line that breaks later rejects its calls; nobody else listens for it.
  socket.on('error', () => undefined);
  const client: Client = createORPCClient(new RPCLink({ websocket: socket as unknown as globalThis.WebSocket }));
  return { client, close: () => socket.terminate() };
};
