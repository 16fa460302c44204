import { networkInterfaces } from 'node:os';

/** This machine's network addresses in one line: another line when it joined or left a network. */
export const networkAddresses = (): string =>
  Object.entries(networkInterfaces())
    .flatMap(([name, addresses = []]) => addresses.map(({ address }) => `${name} ${address}`))
    .toSorted()
    .join(' ');
