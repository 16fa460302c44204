import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { AppError } from '#contract';

const tryPort = async (server: Server, host: string, port: number): Promise<void> =>
  new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, () => {
      server.off('error', reject);
      resolve();
    });
  });

const isTaken = (error: unknown): boolean => error instanceof Error && 'code' in error && (error.code === 'EADDRINUSE' || error.code === 'EACCES');

/** Listens and returns the port. A taken port is `port-in-use`, or, when `orAnother`, replaced by a free one. */
export const listen = async (server: Server, { host, port, orAnother }: { host: string; port: number; orAnother: boolean }): Promise<number> => {
  try {
    await tryPort(server, host, port);
  } catch (error) {
    if (!isTaken(error)) throw error;
    if (!orAnother) throw new AppError('port-in-use', { port }, { cause: error });
    await tryPort(server, host, 0);
  }
  return (server.address() as AddressInfo).port;
};
