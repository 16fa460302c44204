import { randomUUID } from 'node:crypto';
import type { Client } from '#contract';
import { waitFor } from './wait-for.ts';

/** Until both screens can be compared. */
export const comparing = (client: Client): Promise<void> => waitFor(async () => (await client.devices.adding()).at === 'comparing');

/** Makes `fresh` one more device of `old`'s person: it types the short code, both people see the same and say so. */
export const pairDesktops = async (old: Client, fresh: Client): Promise<void> => {
  const shown = await old.devices.showCode({ id: randomUUID() });
  if (shown.at !== 'waiting' || !shown.code) throw new Error('a code');
  await fresh.devices.enterCode({ id: randomUUID(), text: shown.code.short });
  await Promise.all([comparing(old), comparing(fresh)]);
  const [here, there] = await Promise.all([old.devices.adding(), fresh.devices.adding()]);
  if (!('emoji' in here) || !('emoji' in there) || here.emoji.join() !== there.emoji.join()) throw new Error('the screens differ');
  await Promise.all([old, fresh].map((one) => one.devices.confirm({ id: randomUUID(), same: true })));
  await waitFor(async () => (await fresh.devices.adding()).at === 'done' && (await old.devices.adding()).at === 'done');
};
