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

/** An address that is not this machine's, or none at all. */
const isNotOurs = (error: unknown): boolean => error instanceof Error && 'code' in error && /^(?:EADDRNOTAVAIL|ENOTFOUND|EAI_\w+|EINVAL)$/.test(String(error.code));

/**
 * Listens and returns the port. A taken port is `port-in-use`, or, when `orAnother`, replaced by a free one.
 * An address that is not this machine's is `input-invalid`; so is an empty one, which Node would take for all of them.
 */
export const listen = async (server: Server, { host, port, orAnother }: { host: string; port: number; orAnother: boolean }): Promise<number> => {
  if (host.trim() === '') throw new AppError('input-invalid', { why: '--host' });
  try {
    await tryPort(server, host, port);
  } catch (error) {
    if (isNotOurs(error)) throw new AppError('input-invalid', { why: host.slice(0, 100) }, { cause: error });
    if (!isTaken(error)) throw error;
    if (!orAnother) throw new AppError('port-in-use', { port }, { cause: error });
    await tryPort(server, host, 0);
  }
  return (server.address() as AddressInfo).port;
};
