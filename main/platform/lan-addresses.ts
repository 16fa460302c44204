import { networkInterfaces } from 'node:os';

/** This machine's IPv4 addresses on its networks, loopback not among them. */
export const lanAddresses = (): readonly string[] =>
  Object.values(networkInterfaces()).flatMap((addresses = []) => addresses.filter(({ family, internal }) => family === 'IPv4' && !internal).map(({ address }) => address));
