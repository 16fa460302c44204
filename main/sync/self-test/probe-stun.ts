import { createSocket } from 'node:dgram';
import type { Clock, Random } from '#platform';
import type { IceAddress } from '../ice-address.ts';

const MAGIC_COOKIE = 0x2112a442;
const BINDING_REQUEST = 0x0001;
const HEADER_BYTES = 20;
const TRIES_AT_MS = [0, 500, 1_500];
const PATIENCE_MS = 3_500;

/**
 * Whether a STUN or TURN server answers a binding request over UDP (RFC 8489, section 5): anything with our transaction's number is an answer.
 * Nothing of us is in it but the address it came from.
 */
export const probeStun = ({ host, port }: IceAddress, { clock, random }: { readonly clock: Clock; readonly random: Random }): Promise<boolean> => {
  const plainHost = host.replace(/^\[|\]$/g, '');
  const request = Buffer.alloc(HEADER_BYTES);
  request.writeUInt16BE(BINDING_REQUEST, 0);
  request.writeUInt32BE(MAGIC_COOKIE, 4);
  request.set(random.bytes(12), 8);
  const socket = createSocket(plainHost.includes(':') ? 'udp6' : 'udp4');
  const { promise, resolve } = Promise.withResolvers<boolean>();
  socket.on('message', (answer) => {
    if (answer.length >= HEADER_BYTES && answer.subarray(4, HEADER_BYTES).equals(request.subarray(4))) resolve(true);
  });
  socket.on('error', () => resolve(false));
  const timers = TRIES_AT_MS.map((delayMs) => clock.after(delayMs, () => socket.send(request, port, plainHost, () => undefined)));
  timers.push(clock.after(PATIENCE_MS, () => resolve(false)));
  return promise.finally(() => {
    for (const stop of timers) stop();
    socket.close();
  });
};
