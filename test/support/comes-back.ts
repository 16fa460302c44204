import type { Client } from '#contract';
import type { LocalDesktop } from './local-desktop.ts';
import { waitFor } from './wait-for.ts';

/** A line to a desktop whose core is just being replaced, as soon as it answers. */
export const comesBack = async (desktop: LocalDesktop): Promise<Client> => {
  const found: Client[] = [];
  await waitFor(async () => {
    found.push(...(await desktop.reconnect().then((client) => [client], () => [])));
    return found.length > 0;
  });
  const [client] = found;
  if (!client) throw new Error('the app did not come back');
  return client;
};
